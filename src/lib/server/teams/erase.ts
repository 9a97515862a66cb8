/**
 * Takes somebody out of a team with what they practised: their membership, runs, logs, standings, results, seats, votes, and the role plays that they were rated
 * in. What they did for others stays, under an id that leads nowhere once the account is gone: ratings of others' runs, assignments, scenarios, the log.
 */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { assignmentMember, rating, result } from '../schema/assignment.ts';
import { observation, seat, vote } from '../schema/room.ts';
import { originalRun, practiceHour, run, runLog, standing, teamHistogram } from '../schema/run.ts';
import { member } from '../schema/team.ts';

/** Runs that are taken away by one statement: a list of ids has an end. */
const atOnce = 500;

/** Give the transaction that also notes it. */
export async function eraseFromTeam(db: Db, teamId: string, userId: string): Promise<void> {
	await takeFromHistograms(db, teamId, userId);
	await db.delete(standing).where(and(eq(standing.teamId, teamId), eq(standing.userId, userId)));
	for (;;) {
		const some = await db
			.select({ runId: run.runId, digest: run.digest })
			.from(run)
			.where(and(eq(run.teamId, teamId), eq(run.userId, userId)))
			.limit(atOnce);
		const ids = some.map(({ runId }) => runId);
		if (ids.length === 0) break;
		await db.delete(runLog).where(and(eq(runLog.teamId, teamId), inArray(runLog.runId, ids)));
		await db.delete(rating).where(and(eq(rating.teamId, teamId), inArray(rating.runId, ids)));
		const talks = some.map(({ digest }) => digest);
		await db
			.delete(originalRun)
			.where(and(eq(originalRun.teamId, teamId), inArray(originalRun.digest, talks), inArray(originalRun.runId, ids)));
		await db.delete(run).where(and(eq(run.teamId, teamId), inArray(run.runId, ids)));
	}
	await db.delete(practiceHour).where(and(eq(practiceHour.teamId, teamId), eq(practiceHour.userId, userId)));
	await db.delete(result).where(and(eq(result.teamId, teamId), eq(result.userId, userId)));
	await db
		.delete(assignmentMember)
		.where(and(eq(assignmentMember.teamId, teamId), eq(assignmentMember.userId, userId)));
	await eraseSeats(db, teamId, userId);
	await db.delete(observation).where(and(eq(observation.teamId, teamId), eq(observation.trainee, userId)));
	await db
		.update(observation)
		.set({ debtor: null })
		.where(and(eq(observation.teamId, teamId), eq(observation.debtor, userId)));
	await db.delete(member).where(and(eq(member.teamId, teamId), eq(member.userId, userId)));
}

/** Each first total that counted is taken out of the histogram that it went into. */
async function takeFromHistograms(db: Db, teamId: string, userId: string): Promise<void> {
	const counted = await db
		.select({ scenarioHash: standing.scenarioHash, mode: standing.mode, total: standing.firstTotal })
		.from(standing)
		.where(and(eq(standing.teamId, teamId), eq(standing.userId, userId)));
	for (const { scenarioHash, mode, total } of counted) {
		const its = and(
			eq(teamHistogram.teamId, teamId),
			eq(teamHistogram.scenarioHash, scenarioHash),
			eq(teamHistogram.mode, mode),
		);
		const [row] = await db.select({ counts: teamHistogram.counts }).from(teamHistogram).where(its).for('update');
		if (!row) continue;
		const counts = row.counts.map((count, at) => (at === total ? Math.max(0, count - 1) : count));
		await db.update(teamHistogram).set({ counts }).where(its);
	}
}

async function eraseSeats(db: Db, teamId: string, userId: string): Promise<void> {
	const seats = await db
		.delete(seat)
		.where(and(eq(seat.teamId, teamId), eq(seat.userId, userId)))
		.returning({ roomId: seat.roomId, seatId: seat.seatId });
	// A room at a time: votes are found by their room, and only those of the team's rooms that the person sat in are read.
	for (const roomId of new Set(seats.map((each) => each.roomId))) {
		const ids = seats.filter((each) => each.roomId === roomId).map(({ seatId }) => seatId);
		await db.delete(vote).where(and(eq(vote.teamId, teamId), eq(vote.roomId, roomId), inArray(vote.seatId, ids)));
	}
}
