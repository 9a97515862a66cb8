/** How everybody is doing with what was assigned: summed up from the runs, each time anew. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { progressIn, wantedRuns, type AssignedRules, type MemberProgress } from '../../core/board/assigned.ts';
import type { Db } from '../database/database.ts';
import { assignment, assignmentMember, type AssignedScenario } from '../schema/assignment.ts';
import { membersOf, type Member } from '../teams/members.ts';
import type { Audience } from './form.ts';
import { takenRuns } from './taken.ts';

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

export interface FollowedMember extends Pick<Member, 'userId' | 'nickname' | 'cohort'> {
	progress: MemberProgress;
}

export interface Followed extends Assignment {
	/** Who it is for, by nickname, and how they are doing. */
	members: FollowedMember[];
}

/** As many as a list shows; older ones are history. */
const mostListed = 200;

/** Open ones whose members a list follows: what is summed up for a page must not grow with those that nobody ever closed. */
const mostFollowed = 30;

/** The latest first. @param only one by its id, or those that are not closed */
export async function assignmentsOf(
	db: Db,
	teamId: string,
	only: { assignmentId?: string; open?: boolean } = {},
): Promise<Assignment[]> {
	const { assignmentId, open = false } = only;
	const rows = await db
		.select()
		.from(assignment)
		.where(
			and(
				eq(assignment.teamId, teamId),
				assignmentId === undefined ? undefined : eq(assignment.assignmentId, assignmentId),
				open ? isNull(assignment.closedAt) : undefined,
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

/**
 * Every assignment; with all that it is for, where it is one of the latest that are open. Of the others nothing is read here, and `members` is null:
 * followedOne tells of each.
 *
 * @param now milliseconds since the epoch
 */
export async function followed(
	db: Db,
	teamId: string,
	now: number,
): Promise<(Assignment & { members: FollowedMember[] | null })[]> {
	const [assigned, members] = await Promise.all([assignmentsOf(db, teamId), membersOf(db, teamId)]);
	const open = assigned.filter(({ closedAt }) => closedAt === null).slice(0, mostFollowed);
	const progress = await progressWith(db, teamId, null, open, now);
	return assigned.map((each) => ({
		...each,
		members: open.includes(each) ? doing(each, members, progress) : null,
	}));
}

/** One of them, closed or not; null where there is none. @param userId of this member alone; null: of everybody it is for */
export async function followedOne(
	db: Db,
	teamId: string,
	now: number,
	assignmentId: string,
	userId: string | null = null,
): Promise<Followed | null> {
	const [[one], all] = await Promise.all([assignmentsOf(db, teamId, { assignmentId }), membersOf(db, teamId)]);
	if (!one) return null;
	const members = userId === null ? all : all.filter((each) => each.userId === userId);
	return { ...one, members: doing(one, members, await progressWith(db, teamId, userId, [one], now)) };
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
	only: { open?: boolean } = {},
): Promise<Mine[]> {
	const assigned = (await assignmentsOf(db, teamId, only)).filter((each) => isMeant(each, who));
	const progress = await progressWith(db, teamId, who.userId, assigned, now);
	return assigned
		.map((each) => ({ ...each, progress: progress(each, who.userId) }))
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

type ProgressOf = (each: Assignment, userId: string) => MemberProgress;

/** How anybody is doing with these. @param userId only of this one it will be asked; null: of everybody */
async function progressWith(
	db: Db,
	teamId: string,
	userId: string | null,
	assigned: readonly Assignment[],
	now: number,
): Promise<ProgressOf> {
	const rules = assigned.map((each) => ({ id: each.assignmentId, rules: rulesOf(each) }));
	const taken = await takenRuns(
		db,
		teamId,
		userId,
		rules.flatMap(({ rules }) => rules.steps.map((step) => wantedRuns(rules, step))),
	);
	const byId = new Map<string, { rules: AssignedRules; taken: typeof taken }>();
	let from = 0;
	for (const { id, rules: its } of rules) {
		byId.set(id, { rules: its, taken: taken.slice(from, from + its.steps.length) });
		from += its.steps.length;
	}
	return (each, who) => {
		const { rules, taken } = byId.get(each.assignmentId) ?? { rules: rulesOf(each), taken: [] };
		return progressIn(
			rules,
			taken.map((ofStep) => ofStep.get(who)),
			now,
		);
	};
}

function doing(each: Assignment, members: readonly Member[], progress: ProgressOf): FollowedMember[] {
	return members
		.filter((who) => isMeant(each, who))
		.map(({ userId, nickname, cohort }) => ({ userId, nickname, cohort, progress: progress(each, userId) }));
}
