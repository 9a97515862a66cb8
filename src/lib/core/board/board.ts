/** One board 榜 of a team: members beside each other in one discipline, by one figure of one of their tries. */
import type { Principle } from '../score/scorecard.ts';
import type { BoardFigures } from './figures.ts';
import { differenceOfMeans, differenceOfShares, type MeanDifference, type NoDifference, type ShareDifference } from './interval.ts'; // prettier-ignore
import { percentileIn, type Percentile } from './percentile.ts';
import { rankingOf, type Placed, type Ranking } from './rank.ts';
import { spreadOf, spreadOfHistogram, type Spread } from './spread.ts';

/** total 0–100 · a principle 0–100 · lscp 0–100 · rung 0–5 · time: seconds of talking of runs that passed, since a talk that is lost soon is no quick one. */
export const measures = [
	'total', 'sincerity', 'patience', 'understanding', 'suggestion', 'follow-up', 'record', 'lscp', 'rung', 'time',
] as const; // prettier-ignore
export type Measure = (typeof measures)[number];

/** A member's run as a board keeps it. */
export interface KeptRun {
	run: string;
	/** Milliseconds since the epoch, by the server's clock. */
	at: number;
	figures: BoardFigures;
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
	kept: KeptRun | null;
	/** How many of them had each total, 0 to 100. */
	totals: readonly number[];
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

/** A figure of a run by a measure; null where there is none. */
export function valueOf({ total, passed, principles, lscp, rung, seconds }: BoardFigures, measure: Measure) {
	if (measure === 'total') return total;
	if (measure === 'lscp') return lscp.mean;
	if (measure === 'rung') return rung;
	if (measure === 'time') return passed ? seconds : null;
	return principles[measure satisfies Principle];
}

export function boardOf(members: readonly BoardMember[], { measure, fewestMembers, compareNames }: BoardRule): Board {
	const better = measure === 'time' ? 'lower' : 'higher';
	const valued = members.map((member) => ({ ...member, value: member.kept && valueOf(member.kept.figures, measure) }));
	const { placed, ...ranking } = rankingOf(
		valued.map(({ member, name, value, tries, ranked }) => ({ member, name, value, runs: tries, optedOut: !ranked })),
		{ fewestMembers, fewestRuns: 1, better, ...(compareNames && { compareNames }) },
	);
	const values = valued.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
	const byMember = new Map(valued.map((each) => [each.member, each]));
	const rows = placed.flatMap((row): BoardRow[] => {
		const own = byMember.get(row.member);
		if (!own?.kept) return [];
		const { tries, kept, totals } = own;
		return [
			{
				...row,
				tries,
				run: kept.run,
				at: kept.at,
				passed: kept.figures.passed,
				spread: spreadOfHistogram({ width: 1, counts: totals }),
				percentile: standing(values, row.value, better),
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
		passed: withValue.filter(({ kept }) => kept?.figures.passed).length,
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
		const figures = members.filter((each) => each.cohort === cohort).flatMap(({ kept }) => kept?.figures ?? []);
		const values = figures.flatMap((each) => valueOf(each, measure) ?? []);
		return { values, yes: figures.filter(({ passed }) => passed).length, n: figures.length };
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
