/** Everything that a team's page of results shows: collections and practice by month, and before and after each member began. */
import {
	beforeAndAfter,
	monthsBeside,
	type BeforeAfter,
	type BesideMonth,
	type MonthPractice,
	type MonthResult,
} from '../../core/board/beside.ts';
import { dayAt } from '../assignments/day.ts';
import type { Db } from '../database/database.ts';
import { membersOf } from '../teams/members.ts';
import { firstsOf, practiceOf } from './practice.ts';
import { resultsOf } from './results.ts';

/** From when on it is "after": joining the team, or the first run that counts. */
export type Since = 'joined' | 'first-run';

export interface BesideAsked {
	since: Since;
	/** Of whom: everybody, a group, one member. Of somebody unknown there is nothing. */
	whom: { kind: 'everybody' } | { kind: 'cohort'; cohort: string } | { kind: 'member'; userId: string };
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

	const have = new Set(results.map(({ userId }) => userId));
	const asked = members.filter(
		({ userId, cohort }) =>
			have.has(userId) &&
			(whom.kind === 'everybody' || (whom.kind === 'cohort' ? cohort === whom.cohort : userId === whom.userId)),
	);
	const cohorts = [
		...new Set(members.filter(({ userId }) => have.has(userId)).flatMap(({ cohort }) => cohort ?? [])),
	].sort();
	const of = (ids: ReadonlySet<string>) => (each: { userId: string }) => ids.has(each.userId);
	const sidesOf = (ids: ReadonlySet<string>) =>
		beforeAndAfter(results.filter(of(ids)), new Map([...begun].filter(([userId]) => ids.has(userId))));
	const ids = new Set(asked.map(({ userId }) => userId));
	return {
		months: monthsBeside(results.filter(of(ids)), practice.filter(of(ids))),
		members: asked.map(({ userId, nickname, cohort }) => {
			const own = new Set([userId]);
			return {
				userId,
				nickname,
				cohort,
				since: begun.get(userId) ?? null,
				runs: runsIn(practice.filter(of(own))),
				months: results.filter(of(own)).length,
				sides: sidesOf(own),
			};
		}),
		sides: sidesOf(ids),
		cohorts: cohorts.map((cohort) => {
			const own = new Set(
				members.filter((each) => each.cohort === cohort && have.has(each.userId)).map(({ userId }) => userId),
			);
			return { cohort, sides: sidesOf(own), members: own.size };
		}),
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
	const whom = address.get('whom') ?? '';
	if (whom.startsWith('member:')) return { since, zone, whom: { kind: 'member', userId: whom.slice(7) } };
	if (whom.startsWith('cohort:')) return { since, zone, whom: { kind: 'cohort', cohort: whom.slice(7) } };
	return { since, zone, whom: { kind: 'everybody' } };
}
