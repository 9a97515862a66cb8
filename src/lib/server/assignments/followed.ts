/** How everybody is doing with what was assigned: read from the runs, each time anew. */
import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { progressIn, type AssignedRules, type MemberProgress, type TakenRun } from '../../core/board/assigned.ts';
import type { Db } from '../database/database.ts';
import { assignment, assignmentMember, type AssignedScenario } from '../schema/assignment.ts';
import { run } from '../schema/run.ts';
import { membersOf, type Member } from '../teams/members.ts';
import type { Audience } from './form.ts';

/** An assignment as it is kept, with whom it is for. */
export interface Assignment {
	assignmentId: string;
	title: string;
	scenarios: AssignedScenario[];
	coaching: 'coached' | 'exam';
	audience: Audience;
	dueAt: Date;
	minimum: number | null;
	tries: number | null;
	counts: 'first' | 'best';
	createdAt: Date;
	closedAt: Date | null;
}

export interface Followed extends Assignment {
	/** Who it is for, by nickname, and how they are doing. */
	members: (Pick<Member, 'userId' | 'nickname' | 'cohort'> & { progress: MemberProgress })[];
}

/** As many as a list shows; older ones are history. */
const mostListed = 200;

/** The latest first. */
export async function assignmentsOf(db: Db, teamId: string, assignmentId?: string): Promise<Assignment[]> {
	const rows = await db
		.select()
		.from(assignment)
		.where(
			and(
				eq(assignment.teamId, teamId),
				assignmentId === undefined ? undefined : eq(assignment.assignmentId, assignmentId),
			),
		)
		.orderBy(desc(assignment.assignmentId))
		.limit(mostListed);
	const withNames = rows.filter(({ named }) => named).map((row) => row.assignmentId);
	const named =
		withNames.length === 0
			? []
			: await db
					.select({ assignmentId: assignmentMember.assignmentId, userId: assignmentMember.userId })
					.from(assignmentMember)
					.where(and(eq(assignmentMember.teamId, teamId), inArray(assignmentMember.assignmentId, withNames)));
	return rows.map((row) => ({
		...row,
		audience: row.named
			? {
					kind: 'named',
					userIds: named.filter((each) => each.assignmentId === row.assignmentId).map(({ userId }) => userId),
				}
			: row.cohort !== null
				? { kind: 'cohort', cohort: row.cohort }
				: { kind: 'everybody' },
	}));
}

/** Everybody: all members that are neither trainers nor owners; who leads the team is meant when named, or in the cohort that is. */
export function isMeant(
	{ audience }: Pick<Assignment, 'audience'>,
	who: Pick<Member, 'userId' | 'role' | 'cohort'>,
): boolean {
	if (audience.kind === 'named') return audience.userIds.includes(who.userId);
	if (audience.kind === 'cohort') return audience.cohort === who.cohort;
	return who.role === 'member';
}

/** Every assignment with all that it is for. @param now milliseconds since the epoch */
export async function followed(db: Db, teamId: string, now: number, assignmentId?: string): Promise<Followed[]> {
	const [assigned, members] = await Promise.all([assignmentsOf(db, teamId, assignmentId), membersOf(db, teamId)]);
	const meant = new Set(
		members.filter((who) => assigned.some((each) => isMeant(each, who))).map(({ userId }) => userId),
	);
	const runs = await runsFor(db, teamId, [...meant], assigned);
	return assigned.map((each) => ({
		...each,
		members: members
			.filter((who) => isMeant(each, who))
			.map(({ userId, nickname, cohort }) => ({
				userId,
				nickname,
				cohort,
				progress: progressIn(rulesOf(each), runs.get(userId) ?? [], now),
			})),
	}));
}

export interface Mine extends Assignment {
	progress: MemberProgress;
}

/** What one member was assigned: the first due first, what is closed after it. */
export async function assignedTo(
	db: Db,
	teamId: string,
	who: Pick<Member, 'userId' | 'role' | 'cohort'>,
	now: number,
): Promise<Mine[]> {
	const assigned = (await assignmentsOf(db, teamId)).filter((each) => isMeant(each, who));
	const runs = await runsFor(db, teamId, [who.userId], assigned);
	return assigned
		.map((each) => ({ ...each, progress: progressIn(rulesOf(each), runs.get(who.userId) ?? [], now) }))
		.sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null) || a.dueAt.getTime() - b.dueAt.getTime());
}

function rulesOf({ scenarios, createdAt, dueAt, closedAt, ...rules }: Assignment): AssignedRules {
	return {
		...rules,
		steps: scenarios,
		createdAt: createdAt.getTime(),
		dueAt: dueAt.getTime(),
		closedAt: closedAt?.getTime() ?? null,
	};
}

/** Verified runs of these members in what was assigned, since the earliest of it, by member. One index serves it: team, member, time. */
async function runsFor(
	db: Db,
	teamId: string,
	userIds: string[],
	assigned: readonly Assignment[],
): Promise<Map<string, TakenRun[]>> {
	const byMember = new Map<string, TakenRun[]>();
	if (userIds.length === 0 || assigned.length === 0) return byMember;
	const since = new Date(Math.min(...assigned.map(({ createdAt }) => createdAt.getTime())));
	const scenarios = [...new Set(assigned.flatMap(({ scenarios }) => scenarios.map(({ scenarioId }) => scenarioId)))];
	const rows = await db
		.select({
			userId: run.userId,
			runId: run.runId,
			scenarioId: run.scenarioId,
			mode: run.mode,
			coaching: run.coaching,
			uncounted: run.uncounted,
			total: run.total,
			receivedAt: run.receivedAt,
		})
		.from(run)
		.where(
			and(
				eq(run.teamId, teamId),
				inArray(run.userId, userIds),
				gte(run.receivedAt, since),
				inArray(run.scenarioId, scenarios),
				isNull(run.unverified),
			),
		);
	for (const { userId, uncounted, total, receivedAt, ...rest } of rows) {
		if (total === null) continue;
		const taken = { ...rest, counted: uncounted === null, total, receivedAt: receivedAt.getTime() };
		const own = byMember.get(userId);
		if (own) own.push(taken);
		else byMember.set(userId, [taken]);
	}
	return byMember;
}
