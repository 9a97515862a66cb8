/** Which entries of a log stand: those that no undo took back. */
import type { Entry, EntryKind } from './log.ts';

const turns: ReadonlySet<EntryKind> = new Set<EntryKind>(['reply', 'silence', 'hang-up']);
const talking: ReadonlySet<EntryKind> = new Set<EntryKind>(['reply', 'silence', 'hang-up', 'line']);

/** Whether an entry is the trainee's turn, which an undo takes back as a whole. */
export function isTurn(entry: Entry): boolean {
	return turns.has(entry.kind);
}

/** Positions of the entries that stand, ascending; undo entries are never among them. */
export function standing(entries: readonly Entry[]): number[] {
	return partition(entries).standing;
}

/** Positions of the entries that were taken back, ascending. */
export function undone(entries: readonly Entry[]): number[] {
	return partition(entries).undone;
}

function partition(entries: readonly Entry[]): { standing: number[]; undone: number[] } {
	const standing: number[] = [];
	const undone: number[] = [];
	entries.forEach((entry, position) => {
		if (entry.kind === 'undo') undone.push(...takeBack(entries, standing));
		else standing.push(position);
	});
	return { standing, undone: undone.sort((a, b) => a - b) };
}

/** Removes the last standing turn with the rest of the talk behind it; nothing when there is none to take back. */
function takeBack(entries: readonly Entry[], standing: number[]): number[] {
	let from = standing.length - 1;
	while (from >= 0) {
		const entry = entries[standing[from] as number] as Entry;
		if (entry.kind !== 'contest' && !talking.has(entry.kind)) return [];
		// What was contested of it stays in the log: it was never a part of what was said.
		if (isTurn(entry)) return takeOut(entries, standing, from);
		from--;
	}
	return [];
}

/** Removes everything from a place on but what was contested. */
function takeOut(entries: readonly Entry[], standing: number[], from: number): number[] {
	const behind = standing.splice(from);
	standing.push(...behind.filter((place) => entries[place]?.kind === 'contest'));
	return behind.filter((place) => entries[place]?.kind !== 'contest');
}
