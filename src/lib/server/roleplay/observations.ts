/** Pairs that play a scenario with each other, and what their observer ticks. */
import { and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { DecodeError } from '../../core/run/shape.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { scoreObserved } from '../../core/score/roleplay/observed.ts';
import { blankTicks, encodeTicks, longestNotes, readTicks, type Ticks } from '../../core/score/roleplay/ticks.ts';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { observation } from '../schema/room.ts';
import { run } from '../schema/run.ts';
import { member, type Role } from '../schema/team.ts';
import { note } from '../teams/audit.ts';
import { readText } from '../teams/name.ts';

export type Observation = typeof observation.$inferSelect;

/** A sheet with every quotation and note at its longest is smaller. UTF-16 units. */
export const longestSheet = 100_000 + longestNotes;

export interface Pair {
	/** Members of the team. */
	trainee: string;
	/** null: somebody from outside plays the customer. */
	debtor: string | null;
	observer: string;
}

/** Who looks at it. */
export interface Looker {
	userId: string;
	role: Role;
}

/** Sets up a pair with a blank sheet. `no-member`: somebody does not belong to the team; `same`: nobody observes themselves. */
export async function pairUp(
	db: Db,
	{ teamId, actor, scenario, pair }: { teamId: string; actor: string; scenario: Scenario; pair: Pair },
): Promise<string | 'no-member' | 'same'> {
	const { trainee, debtor, observer } = pair;
	if (trainee === debtor || trainee === observer || debtor === observer) return 'same';
	const members = await db.select({ userId: member.userId }).from(member).where(eq(member.teamId, teamId));
	const known = new Set(members.map(({ userId }) => userId));
	if (![trainee, observer, ...(debtor === null ? [] : [debtor])].every((each) => known.has(each))) return 'no-member';
	const observationId = uuid();
	await transacted(db, async (tx) => {
		const ticks = blankTicks(scenario);
		await tx
			.insert(observation)
			.values({ teamId, observationId, scenarioHash: scenario.hash, observer, trainee, debtor, ticks });
		await note(tx, {
			teamId,
			actor,
			action: 'observation-kept',
			subject: trainee,
			detail: { scenario: scenario.id, observer, stage: 'begun' },
		});
	});
	return observationId;
}

/** Whoever took part sees it, and who may read runs. */
export function maySee({ trainee, debtor, observer }: Observation, { userId, role }: Looker): boolean {
	return role !== 'member' || [trainee, debtor, observer].includes(userId);
}

/** Only the observer ticks; a trainer does so too, as the one who can put things right, but nobody on a sheet about themselves. */
export function mayTick({ observer, trainee }: Observation, { userId, role }: Looker): boolean {
	return userId !== trainee && (userId === observer || role !== 'member');
}

/** The latest first: all of them for trainers, their own for members. */
export async function observationsFor(db: Db, teamId: string, { userId, role }: Looker, most = 100) {
	const { observationId, scenarioHash, trainee, debtor, observer, total, at } = observation;
	const own = or(eq(trainee, userId), eq(observer, userId), eq(debtor, userId));
	return db
		.select({ observationId, scenarioHash, trainee, debtor, observer, total, at })
		.from(observation)
		.where(and(eq(observation.teamId, teamId), role === 'member' ? own : undefined))
		.orderBy(desc(observation.observationId))
		.limit(most);
}

export async function observationOf(db: Db, teamId: string, observationId: string): Promise<Observation | null> {
	const [found] = await db.select().from(observation).where(isObservation({ teamId, observationId }));
	return found ?? null;
}

const isObservation = ({ teamId, observationId }: Pick<Observation, 'teamId' | 'observationId'>) =>
	and(eq(observation.teamId, teamId), eq(observation.observationId, observationId));

/** What was kept; a sheet that this version cannot read is as good as a blank one. */
export function ticksOf({ ticks }: Observation, scenario: Scenario): Ticks {
	try {
		return readTicks(ticks);
	} catch (error) {
		if (error instanceof DecodeError) return blankTicks(scenario);
		throw error;
	}
}

/** What came of a sheet that was sent. `at`: when what is kept was kept; `older`: somebody else kept another one since, which stays. */
export type Kept =
	{ total: number | null; at: Date } | { older: true; at: Date } | 'unreadable' | 'other-scenario' | 'gone';

/**
 * Keeps a sheet as it was sent: other people's input, so it is read with limits and scored here. What it comes to is in the audit log once nothing is open.
 *
 * @param sent what a page of ours sends after every tick
 * @param seen when the sheet was kept that it grew from; whatever it was, where that is not said
 */
export async function keepTicks(
	db: Db,
	scenario: Scenario,
	own: Observation,
	{ actor, sent, seen = null }: { actor: string; sent: unknown; seen?: Date | null },
): Promise<Kept> {
	let ticks: Ticks;
	try {
		ticks = cleaned(readTicks(sent));
	} catch (error) {
		if (error instanceof DecodeError) return 'unreadable';
		throw error;
	}
	if (ticks.scenario.hash !== own.scenarioHash || encodeTicks(ticks).length > longestSheet) return 'other-scenario';
	const { least, most, open } = scoreObserved(scenario, ticks);
	const total = open.checks.length === 0 && !open.outcome && least.total === most.total ? least.total : null;
	const { teamId, trainee } = own;
	return transacted(db, async (tx) => {
		const [kept] = await tx
			.update(observation)
			// Two changes within a millisecond must not look like one.
			.set({ ticks, total, at: sql`greatest(now(), ${observation.at} + interval '1 millisecond')` })
			.where(and(isObservation(own), seen === null ? undefined : eq(observation.at, seen)))
			.returning({ at: observation.at });
		if (!kept) {
			const same = sql<boolean>`${observation.ticks} = ${JSON.stringify(ticks)}::jsonb`;
			const [stands] = await tx.select({ at: observation.at, same }).from(observation).where(isObservation(own));
			if (!stands) return 'gone';
			// The very same once more: its first answer was lost on the way.
			return stands.same ? { total, at: stands.at } : { older: true, at: stands.at };
		}
		if (total !== null && total !== own.total)
			await note(tx, {
				teamId,
				actor,
				action: 'observation-kept',
				subject: trainee,
				detail: { scenario: scenario.id, total, stage: 'complete' },
			});
		return { total, at: kept.at };
	});
}

/** With texts as a database takes them. */
function cleaned(ticks: Ticks): Ticks {
	const clean = (_: string, value: unknown) =>
		typeof value === 'string' ? readText(value, longestNotes, { lines: true }) : value;
	return JSON.parse(encodeTicks(ticks), clean) as Ticks;
}

/** The machine's own word: the trainee's latest verified run of that scenario, whatever its version; null when there is none. */
export async function latestRunOf(db: Db, teamId: string, trainee: string, scenarioId: string) {
	const { runId, total, passed, mode, checks, finishedAt, scenarioHash } = run;
	const [found] = await db
		.select({ runId, total, passed, mode, checks, finishedAt, scenarioHash })
		.from(run)
		.where(and(eq(run.teamId, teamId), eq(run.userId, trainee), eq(run.scenarioId, scenarioId), isNull(run.unverified)))
		.orderBy(desc(run.receivedAt))
		.limit(1);
	return found ?? null;
}
