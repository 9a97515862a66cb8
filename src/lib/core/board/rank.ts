/** Who stands where on a board. */

export interface Contender {
	/** Id. */
	member: string;
	name: string;
	/** The figure of the board; null for a member who has none. */
	value: number | null;
	/** Runs that count. */
	runs: number;
	/** Does not want to be ranked. */
	optedOut: boolean;
}

/** What a board asks for before it ranks. */
export interface RankingRule {
	/** Members who can be ranked: with fewer nobody has a rank. */
	fewestMembers: number;
	/** Runs that a member needs. */
	fewestRuns: number;
	/** lower: a shorter time is the better one. */
	better?: 'higher' | 'lower';
	/** The order of names, for members who tie and where there are no ranks; by code units if left out. */
	compareNames?: (a: string, b: string) => number;
}

export interface Placed {
	member: string;
	name: string;
	value: number;
	runs: number;
	/** From 1; two who tie for second are both second, and the next is fourth. null while the board ranks nobody. */
	rank: number | null;
	/** How many share the rank, this one among them; 1 is no tie. */
	sharing: number;
}

export interface Ranking {
	/** Best first, those who tie by name; by name alone while the board ranks nobody, so that the order tells nothing. */
	placed: Placed[];
	/** Members with enough runs who opted out: how many there are is said, who they are is not. They take nobody's rank. */
	optedOut: number;
	/** Members who would be ranked but for the runs that they lack, by name; those who opted out are not among them. */
	lacking: { member: string; name: string; runs: number; missing: number }[];
	/** Members that are still missing before anybody is ranked; 0: there are ranks. */
	missing: number;
}

/** Standard competition ranking (1, 2, 2, 4). */
export function rankingOf(contenders: readonly Contender[], rule: RankingRule): Ranking {
	const { fewestMembers, fewestRuns, better = 'higher', compareNames = byCodeUnits } = rule;
	const byName = (a: Named, b: Named) => compareNames(a.name, b.name) || byCodeUnits(a.member, b.member);
	const ready = contenders.filter(hasValue).filter(({ runs }) => runs >= fewestRuns);
	const open = ready.filter(({ optedOut }) => !optedOut);
	const missing = Math.max(0, fewestMembers - open.length);
	const ranks = ranksOf(
		open.map(({ value }) => value),
		better,
	);
	const placed = open.map(({ member, name, value, runs }): Placed => {
		const { rank, sharing } = (missing === 0 && ranks.get(value)) || { rank: null, sharing: 1 };
		return { member, name, value, runs, rank, sharing };
	});
	return {
		placed: placed.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || byName(a, b)),
		optedOut: ready.length - open.length,
		lacking: contenders
			.filter(({ optedOut, runs }) => !optedOut && runs < fewestRuns)
			.map(({ member, name, runs }) => ({ member, name, runs, missing: fewestRuns - runs }))
			.sort(byName),
		missing,
	};
}

/** Of each value, how many are ahead and one more, and how many there are. */
function ranksOf(
	values: readonly number[],
	better: 'higher' | 'lower',
): Map<number, { rank: number; sharing: number }> {
	const ranks = new Map<number, { rank: number; sharing: number }>();
	const sorted = values.toSorted((a, b) => (better === 'higher' ? b - a : a - b));
	for (const [place, value] of sorted.entries()) {
		const known = ranks.get(value);
		if (known) known.sharing += 1;
		else ranks.set(value, { rank: place + 1, sharing: 1 });
	}
	return ranks;
}

type Named = Pick<Contender, 'member' | 'name'>;

function hasValue(contender: Contender): contender is Contender & { value: number } {
	return contender.value !== null;
}

function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
