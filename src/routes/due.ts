/**
 * What is due for whoever is signed in. Only a browser that was on the pages of a team asks: `noteTeam` says so, where no page but ours can read it. Others ask
 * the server nothing.
 */

export interface DueItem {
	teamId: string;
	title: string;
	/** ISO. */
	dueAt: string;
	scenarioId: string;
	mode: 'choice' | 'free';
	coaching: 'coached' | 'exam';
	/** The team's own: its address names the team, which it is fetched from. */
	own: boolean;
}

/** Where a step of an assignment is practised, as the assignment wants it. */
export function addressOf({ scenarioId, mode, coaching, own, teamId }: Omit<DueItem, 'title' | 'dueAt'>): string {
	const address = `/practise/${scenarioId}?mode=${mode}&coaching=${coaching}`;
	return own ? `${address}&team=${teamId}` : address;
}

const key = 'team';

/** Notes whether this browser belongs to a team. A note only: the server knows better, and storage may be forbidden. */
export function noteTeam(belongs: boolean): void {
	try {
		if (belongs) localStorage.setItem(key, '1');
		else localStorage.removeItem(key);
	} catch {
		// Then there is no reminder.
	}
}

export function belongsToTeam(): boolean {
	try {
		return localStorage.getItem(key) !== null;
	} catch {
		return false;
	}
}

/** The first due first; nothing where nobody is signed in, or the server cannot be reached: a reminder that fails stays away. */
export async function readDue(): Promise<DueItem[]> {
	try {
		const answer = await fetch('/team/due');
		if (!answer.ok) return [];
		const { due } = (await answer.json()) as { due: DueItem[] | null };
		if (due === null) noteTeam(false);
		return due ?? [];
	} catch {
		return [];
	}
}
