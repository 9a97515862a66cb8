/** Everything that a team's page of results shows: collections and practice by month, and before and after each member began. */
import {
	beforeAndAfter,
	monthsBeside,
	type BeforeAfter,
	type BesideMonth,
	type MonthPractice,
	type MonthResult,
} from '../../core/board/beside.ts';
import { grouped } from '../../core/machine/grouped.ts';
import { dayAt } from '../assignments/day.ts';
import type { Db } from '../database/database.ts';
import { membersOf, type Member } from '../teams/members.ts';
import { readText } from '../teams/name.ts';
import { firstsOf, practiceOf } from './practice.ts';
import { resultsOf } from './results.ts';

/** From when on it is "after": joining the team, or the first run that counts. */
export type Since = 'joined' | 'first-run';

/** Everybody, a group, one member. Of somebody unknown there is nothing. */
export type Whom = { kind: 'everybody' } | { kind: 'cohort'; cohort: string } | { kind: 'member'; userId: string };

export interface BesideAsked {
	since: Since;
	whom: Whom;
	/** Whose months they are. */
	zone: string;
}

export interface BesideMember {
	userId: string;
	nickname: string;
	cohort: string | null;
	/** `2026-05`; null: has not begun. */
	since: string | null;
	runs: number;
	/** Months with results. */
	months: number;
	sides: BeforeAfter | null;
}

export interface Beside {
	months: BesideMonth[];
	/** Members that are asked about and have results. */
	members: BesideMember[];
	sides: BeforeAfter | null;
	/** By group, all groups of the team that have results. */
	cohorts: { cohort: string; sides: BeforeAfter | null; members: number }[];
	/** All members that have results, whoever is asked about. */
	names: { userId: string; nickname: string }[];
	/** Rows that are kept of the whole team. */
	kept: number;
}

export async function besideOf(db: Db, teamId: string, { since, whom, zone }: BesideAsked): Promise<Beside> {
	const kept = await resultsOf(db, teamId);
	const results = kept.map((each): MonthResult => ({ ...each, month: each.month.slice(0, 7) }));
	const members = await membersOf(db, teamId);
	const from = results[0]?.month;
	const practice = from === undefined ? [] : await practiceOf(db, teamId, from, zone);
	const began =
		since === 'joined' ? new Map(members.map((each) => [each.userId, each.joinedAt])) : await firstRuns(db, teamId);
	const begun = new Map([...began].map(([userId, at]) => [userId, dayAt(at, zone).slice(0, 7)]));

	const resultsBy = grouped(results, ({ userId }) => userId);
	const practiceBy = grouped(practice, ({ userId }) => userId);
	const have = members.filter(({ userId }) => resultsBy.has(userId));
	const asked = have.filter(
		({ userId, cohort }) =>
			whom.kind === 'everybody' || (whom.kind === 'cohort' ? cohort === whom.cohort : userId === whom.userId),
	);
	const resultsOfThose = (those: readonly Member[]) => those.flatMap(({ userId }) => resultsBy.get(userId) ?? []);
	const sidesOf = (those: readonly Member[]) =>
		beforeAndAfter(
			resultsOfThose(those),
			new Map(those.flatMap(({ userId }) => (begun.has(userId) ? [[userId, begun.get(userId) ?? '']] : []))),
		);
	const cohorts = [...grouped(have.filter(({ cohort }) => cohort !== null), ({ cohort }) => cohort ?? '')]; // prettier-ignore
	return {
		months: monthsBeside(
			resultsOfThose(asked),
			asked.flatMap(({ userId }) => practiceBy.get(userId) ?? []),
		),
		members: asked.map((who) => ({
			userId: who.userId,
			nickname: who.nickname,
			cohort: who.cohort,
			since: begun.get(who.userId) ?? null,
			runs: runsIn(practiceBy.get(who.userId) ?? []),
			months: resultsBy.get(who.userId)?.length ?? 0,
			sides: sidesOf([who]),
		})),
		sides: sidesOf(asked),
		cohorts: cohorts
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([cohort, those]) => ({ cohort, sides: sidesOf(those), members: those.length })),
		names: have.map(({ userId, nickname }) => ({ userId, nickname })),
		kept: kept.length,
	};
}

function runsIn(practice: readonly MonthPractice[]): number {
	return practice.reduce((sum, { runs }) => sum + runs, 0);
}

/** When each member's first counting run came in. */
async function firstRuns(db: Db, teamId: string): Promise<Map<string, Date>> {
	const first = new Map<string, Date>();
	for (const { userId, firstAt } of await firstsOf(db, teamId)) {
		const known = first.get(userId);
		if (!known || firstAt < known) first.set(userId, firstAt);
	}
	return first;
}

/** `since` and `whom` of an address; what it does not say, or says wrongly, is everybody since their first run. */
export function askedBeside(address: URLSearchParams, zone: string): BesideAsked {
	const since = address.get('since') === 'joined' ? 'joined' : 'first-run';
	const whom = readText(address.get('whom'), 200);
	if (whom.startsWith('member:')) return { since, zone, whom: { kind: 'member', userId: whom.slice(7) } };
	if (whom.startsWith('cohort:')) return { since, zone, whom: { kind: 'cohort', cohort: whom.slice(7) } };
	return { since, zone, whom: { kind: 'everybody' } };
}
