/** Members against checks: where a class is weak. */
import { checkIds, type CheckId } from '../score/scorecard.ts';
import type { Checks } from './figures.ts';
import { wilson, type Interval } from './wilson.ts';

/** A member's runs that count: one each by default, or all of them, but the same choice for everybody. */
export interface CheckedMember {
	member: string;
	/** The checks of each run. */
	runs: readonly Checks[];
}

/** Of the runs in which the check was asked. */
export interface HeatCell {
	yes: number;
	asked: number;
	/** `yes` ÷ `asked`; null when it was never asked. */
	share: number | null;
}

export interface HeatColumn extends HeatCell {
	check: CheckId;
	/** Members of whom it was asked. */
	members: number;
	/** Mean of the members' shares, so that who practises most does not speak for the class; null when it was never asked. */
	mean: number | null;
	/** 95 %, of that mean, by Wilson's formula with members for trials: rather too wide where members have more than one run. */
	interval: Interval;
}

export interface HeatMap {
	/** The weakest first: see `heatMap`. */
	columns: HeatColumn[];
	/** In the order given; cells in the order of the columns. */
	rows: { member: string; cells: HeatCell[] }[];
}

/**
 * The columns stand in the order of what the class can be at best: the upper end of the interval, lowest first. So a check that one member missed once
 * does not stand before one that half of many missed. Equal ones by their mean, then in the rubric's order; checks that were never asked come last.
 */
export function heatMap(members: readonly CheckedMember[]): HeatMap {
	const columns = checkIds.map((check) => columnOf(check, members)).sort(byWeakness);
	const rows = members.map(({ member, runs }) => ({
		member,
		cells: columns.map(({ check }) => cellOf(check, runs)),
	}));
	return { columns, rows };
}

function cellOf(check: CheckId, runs: CheckedMember['runs']): HeatCell {
	const asked = runs.filter((checks) => checks[check] !== 'not-applicable').length;
	const yes = runs.filter((checks) => checks[check] === 'yes').length;
	return { yes, asked, share: asked === 0 ? null : yes / asked };
}

function columnOf(check: CheckId, members: readonly CheckedMember[]): HeatColumn {
	const shares = members.flatMap(({ runs }) => cellOf(check, runs).share ?? []);
	// Sorted, so that the rounding does not depend on who comes first.
	const sum = shares.sort((a, b) => a - b).reduce((total, share) => total + share, 0);
	return {
		check,
		...cellOf(
			check,
			members.flatMap(({ runs }) => runs),
		),
		members: shares.length,
		mean: shares.length === 0 ? null : sum / shares.length,
		interval: wilson(sum, shares.length),
	};
}

function byWeakness(a: HeatColumn, b: HeatColumn): number {
	if (a.mean === null || b.mean === null) return Number(a.mean === null) - Number(b.mean === null);
	return billionths(a.interval.high) - billionths(b.interval.high) || billionths(a.mean) - billionths(b.mean);
}

/** Sums of shares that are equal may differ by a rounding. */
function billionths(share: number): number {
	return Math.round(share * 1e9);
}
