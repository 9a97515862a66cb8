/**
 * Real collections beside practice, month by month. It sets two things side by side and says nothing of the one causing the other: members change, and so do
 * customers, seasons and who is given which account.
 */
import { grouped } from '../machine/grouped.ts';
import type { Cents } from '../scenario/scenario.ts';

export interface MonthResult {
	userId: string;
	/** `2026-05`. */
	month: string;
	due: Cents;
	collected: Cents;
	/** Tenths of a day. */
	dso: number | null;
}

/** What a member practised in a month. */
export interface MonthPractice {
	userId: string;
	month: string;
	/** Verified runs. */
	runs: number;
	/** First counting runs of a scenario version and mode, and the sum of their totals. */
	firsts: number;
	firstsTotal: number;
}

export interface BesideMonth {
	month: string;
	due: Cents;
	collected: Cents;
	/** Collected ÷ due; null without anything due. It may be more than 1. */
	share: number | null;
	/** Days, the mean over members; null when none was told. */
	dso: number | null;
	/** Members with results. */
	members: number;
	runs: number;
	firsts: number;
	/** Mean total of the first runs; null when there was none. */
	firstMean: number | null;
}

/** Every month from the first to the last that has results, those without any between them too. */
export function monthsBeside(results: readonly MonthResult[], practice: readonly MonthPractice[]): BesideMonth[] {
	const known = results.map(({ month }) => month).sort();
	const [first] = known;
	const last = known.at(-1);
	if (first === undefined || last === undefined) return [];
	return monthsBetween(first, last).map((month) => {
		const own = results.filter((each) => each.month === month);
		const played = practice.filter((each) => each.month === month);
		const firsts = sum(played.map(({ firsts }) => firsts));
		return {
			month,
			...sideOf(own),
			members: new Set(own.map(({ userId }) => userId)).size,
			runs: sum(played.map(({ runs }) => runs)),
			firsts,
			firstMean: firsts === 0 ? null : sum(played.map(({ firstsTotal }) => firstsTotal)) / firsts,
		};
	});
}

export interface Side {
	/** Months with results, each member's counted. */
	months: number;
	due: Cents;
	collected: Cents;
	share: number | null;
	dso: number | null;
}

export interface BeforeAfter {
	before: Side;
	after: Side;
	/** Members with results on both sides: nobody else is in either, so that the same people are compared. */
	members: number;
}

/**
 * Before and after the month in which each member began. That month belongs to neither.
 *
 * @param since by member, `2026-05`; who never began has no sides
 */
export function beforeAndAfter(
	results: readonly MonthResult[],
	since: ReadonlyMap<string, string>,
): BeforeAfter | null {
	const before: MonthResult[] = [];
	const after: MonthResult[] = [];
	const byMember = grouped(results, ({ userId }) => userId);
	let members = 0;
	for (const [userId, month] of since) {
		const own = byMember.get(userId) ?? [];
		const [earlier, later] = [own.filter((each) => each.month < month), own.filter((each) => each.month > month)];
		if (earlier.length === 0 || later.length === 0) continue;
		members += 1;
		before.push(...earlier);
		after.push(...later);
	}
	return members === 0 ? null : { before: sideOf(before), after: sideOf(after), members };
}

function sideOf(results: readonly MonthResult[]): Side {
	const due = sum(results.map(({ due }) => due));
	const collected = sum(results.map(({ collected }) => collected));
	const dso = results.flatMap(({ dso }) => dso ?? []);
	return {
		months: results.length,
		due,
		collected,
		share: due === 0 ? null : collected / due,
		dso: dso.length === 0 ? null : sum(dso) / dso.length / 10,
	};
}

/** Ten years: a slip in one row must not make a table without end. */
const mostMonths = 120;

function monthsBetween(first: string, last: string): string[] {
	const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
	const name = (months: number) => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
	const to = number(last);
	const from = Math.max(number(first), to - mostMonths + 1);
	return Array.from({ length: to - from + 1 }, (_, place) => name(from + place));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
