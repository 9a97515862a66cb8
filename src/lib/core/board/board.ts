/** One board 榜 of a team: members beside each other in one discipline, by one figure of one of their tries. */
import type { FigureName } from './figures.ts';
import { differenceOfMeans, differenceOfShares, type MeanDifference, type NoDifference, type ShareDifference } from './interval.ts'; // prettier-ignore
import { percentileIn, type Percentile } from './percentile.ts';
import { rankingOf, type Placed, type Ranking } from './rank.ts';
import { spreadOf, type Spread } from './spread.ts';

/** total 0–100 · a principle 0–100 · lscp 0–100 · rung 0–5 · time: seconds of talking of runs that passed, since a talk that is lost soon is no quick one. */
export const measures = [
	'total', 'sincerity', 'patience', 'understanding', 'suggestion', 'follow-up', 'record', 'lscp', 'rung', 'time',
] as const; // prettier-ignore
export type Measure = (typeof measures)[number];

/** Under which name a measure stands among the figures that are kept of a run. */
export const figureOf: Record<Measure, FigureName> = {
	total: 'total',
	sincerity: 'sincerity',
	patience: 'patience',
	understanding: 'understanding',
	suggestion: 'suggestion',
	'follow-up': 'follow-up',
	record: 'record',
	lscp: 'lscp',
	rung: 'rung',
	time: 'seconds',
};

/** Of a member's run, what a board shows. */
export interface ShownRun {
	run: string;
	/** Milliseconds since the epoch, by the server's clock. */
	at: number;
	passed: boolean;
	/** Of the board's measure; null where nothing of it applied, and for the time of a run that did not pass. */
	value: number | null;
}

/** A member of the team with what is kept of their runs in the discipline. */
export interface BoardMember {
	member: string;
	name: string;
	cohort: string | null;
	ranked: boolean;
	/** Runs that count; 0 goes without the rest. */
	tries: number;
	/** The try that the board shows of everybody; null without one. */
	shown: ShownRun | null;
	/** Of the totals of all tries; null without one. */
	spread: Spread | null;
}

export interface BoardRow extends Placed {
	tries: number;
	run: string;
	at: number;
	passed: boolean;
	/** Of the totals of all tries. */
	spread: Spread | null;
	/** Among all members with a value, those who are not ranked included. */
	percentile: Percentile | null;
}

export interface Board {
	rows: BoardRow[];
	ranking: Omit<Ranking, 'placed'>;
	/** Over all members with a value, one each. */
	spread: Spread | null;
	/** The values themselves, ascending: for a picture of how they lie. No names. */
	values: number[];
	/** Members who have a value, and of these, whose run passed. */
	members: number;
	passed: number;
}

export interface BoardRule {
	measure: Measure;
	/** Members with a value that ranks need. */
	fewestMembers: number;
	compareNames?: (a: string, b: string) => number;
}

export function boardOf(members: readonly BoardMember[], { measure, fewestMembers, compareNames }: BoardRule): Board {
	const better = measure === 'time' ? 'lower' : 'higher';
	const valued = members.map((member) => ({ ...member, value: member.shown?.value ?? null }));
	const { placed, ...ranking } = rankingOf(
		valued.map(({ member, name, value, tries, ranked }) => ({ member, name, value, runs: tries, optedOut: !ranked })),
		{ fewestMembers, fewestRuns: 1, better, ...(compareNames && { compareNames }) },
	);
	const values = valued.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
	const byMember = new Map(valued.map((each) => [each.member, each]));
	const percentiles = new Map<number, Percentile | null>();
	for (const value of values) if (!percentiles.has(value)) percentiles.set(value, standing(values, value, better));
	const rows = placed.flatMap((row): BoardRow[] => {
		const own = byMember.get(row.member);
		if (!own?.shown) return [];
		const { tries, shown, spread } = own;
		return [
			{
				...row,
				tries,
				run: shown.run,
				at: shown.at,
				passed: shown.passed,
				spread,
				percentile: percentiles.get(row.value) ?? null,
			},
		];
	});
	const withValue = valued.filter(({ value }) => value !== null);
	return {
		rows,
		ranking,
		spread: spreadOf(values),
		values,
		members: withValue.length,
		passed: withValue.filter(({ shown }) => shown?.passed).length,
	};
}

/**
 * The board without what would tell the figures of who opted out: with those of all others in the rows, any sum, median or picture over everybody would. Their
 * number stays, and that percentiles count them.
 */
export function withoutOptedOut(board: Board): Board {
	const values = board.rows.map(({ value }) => value).sort((a, b) => a - b);
	return {
		...board,
		spread: spreadOf(values),
		values,
		members: values.length,
		passed: board.rows.filter(({ passed }) => passed).length,
	};
}

/** More is always better: of a time, how many were slower. */
function standing(values: readonly number[], value: number, better: 'higher' | 'lower'): Percentile | null {
	return better === 'higher' ? percentileIn(values, value) : percentileIn(values.map((each) => -each), -value); // prettier-ignore
}

export interface CohortComparison {
	sizes: readonly [number, number];
	medians: readonly [number | null, number | null];
	/** Of the measure's mean. */
	means: MeanDifference | NoDifference;
	/** Of the share that passed. */
	passed: ShareDifference | NoDifference;
}

/** The greatest difference that two values can have; seconds have none. */
const widest: Partial<Record<Measure, number>> = { rung: 5, time: Infinity };

/** Two groups of the team, one value a member. */
export function compareCohorts(
	members: readonly BoardMember[],
	[one, other]: readonly [string, string],
	measure: Measure,
): CohortComparison {
	const [a, b] = [one, other].map((cohort) => {
		const runs = members.filter((each) => each.cohort === cohort).flatMap(({ shown }) => shown ?? []);
		const values = runs.flatMap(({ value }) => value ?? []);
		return { values, yes: runs.filter(({ passed }) => passed).length, n: runs.length };
	}) as [Cohort, Cohort];
	return {
		sizes: [a.values.length, b.values.length],
		medians: [spreadOf(a.values)?.median ?? null, spreadOf(b.values)?.median ?? null],
		means: differenceOfMeans(a.values, b.values, widest[measure] ?? 100),
		passed: differenceOfShares(a, b),
	};
}

interface Cohort {
	values: number[];
	yes: number;
	n: number;
}
