/** Seats: taken by whoever has the code, and taken again by their secret after a reload or a lost network. */
import { and, asc, count, eq, inArray, lt, lte, notExists, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { retried, transacted } from '../database/retried.ts';
import { room, seat, vote } from '../schema/room.ts';
import { classHead } from '../../core/board/class/beginning.ts';
import { LiveRun } from '../../core/run/live.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { onOneLine } from '../teams/name.ts';
import { isRoom, roomOf, type Room, type RoomKey } from './rooms.ts';
import { digestOf, makeSecret, type SeatKey } from './seat-key.ts';

/** People in one room. */
export const mostSeats = 500;
export const longestName = 24;

export type Seat = typeof seat.$inferSelect;

/** Whoever's phone was not heard of for so long is away. */
export const secondsAway = 30;

/** Whoever is away for so long and has done nothing gives way to who comes, in a class that is full. */
export const minutesKept = 3;

export const isSeat = ({ teamId, roomId, seatId }: Omit<SeatKey, 'secret'>) =>
	and(eq(seat.teamId, teamId), eq(seat.roomId, roomId), eq(seat.seatId, seatId));

/** A nickname as it may stand on the projector; empty when nothing is left of it. */
export function nameFrom(typed: string): string {
	return [...onOneLine(typed)].slice(0, longestName).join('').trim();
}

export interface Joining extends RoomKey {
	name: string;
	userId: string | null;
}

/** @param scenario of the room: whoever moves by themselves starts where it starts */
export async function takeSeat(
	db: Db,
	scenario: Scenario,
	{ name: typed, userId, ...key }: Joining,
): Promise<SeatKey | 'no-name' | 'closed' | 'full'> {
	const name = nameFrom(typed);
	if (name === '') return 'no-name';
	const secret = makeSecret();
	return transacted(db, async (tx) => {
		// The room is held while seats are counted, so that no two take the last one.
		const [found] = await tx.select().from(room).where(isRoom(key)).for('update');
		if (!found || found.phase === 'closed') return 'closed';
		const [taken] = await tx.select({ seats: count() }).from(seat).where(and(eq(seat.teamId, key.teamId), eq(seat.roomId, key.roomId))); // prettier-ignore
		if ((taken?.seats ?? 0) >= mostSeats && !(await freeSeat(tx, found))) return 'full';
		const seatId = uuid();
		await tx
			.insert(seat)
			.values({ ...key, seatId, secret: digestOf(secret), userId, name, ...startOf(scenario, found) });
		return { ...key, seatId, secret };
	});
}

/** Takes the seat of whoever has been away longest of those who are long away and have done nothing. @returns whether there was one */
async function freeSeat(tx: Db, its: Room): Promise<boolean> {
	const of = and(eq(seat.teamId, its.teamId), eq(seat.roomId, its.roomId));
	const theirs = and(eq(vote.teamId, seat.teamId), eq(vote.roomId, seat.roomId), eq(vote.seatId, seat.seatId));
	const idle = await tx
		.select({ seatId: seat.seatId })
		.from(seat)
		.where(
			and(
				of,
				lt(seat.seenAt, sql`now() - ${minutesKept} * interval '1 minute'`),
				lte(seat.entries, its.log.length),
				notExists(tx.select({ seatId: vote.seatId }).from(vote).where(theirs)),
			),
		)
		.orderBy(asc(seat.seenAt))
		.limit(1);
	const ids = idle.map(({ seatId }) => seatId);
	if (ids.length > 0) await tx.delete(seat).where(and(of, inArray(seat.seatId, ids)));
	return ids.length > 0;
}

function startOf(scenario: Scenario, found: Room): Partial<Seat> {
	if (found.way === 'group') return {};
	const { snapshot } = new LiveRun(scenario, classHead(scenario, found.roomId, found.seed), found.log).state;
	return { state: snapshot?.state ?? 0, mood: snapshot?.mood ?? 0, log: found.log, entries: found.log.length };
}

/** The seat of a phone with its room; null when there is none, or when its secret is not the one. */
export async function seatOf(db: Db, { secret, ...key }: SeatKey): Promise<{ seat: Seat; room: Room } | null> {
	const [found] = await db.select().from(seat).where(isSeat(key));
	if (!found || found.secret !== digestOf(secret)) return null;
	const its = await roomOf(db, key);
	return its && { seat: found, room: its };
}

/** Leaves the room for good. What it voted for at the group's open step goes along: who came again would have two votes. */
export async function leaveSeat(db: Db, { secret, ...key }: SeatKey): Promise<void> {
	await transacted(db, async (tx) => {
		const left = await tx
			.delete(seat)
			.where(and(isSeat(key), eq(seat.secret, digestOf(secret))))
			.returning({ seatId: seat.seatId });
		if (left.length === 0) return;
		const [its] = await tx.select({ way: room.way, step: room.step, phase: room.phase }).from(room).where(isRoom(key)); // prettier-ignore
		if (its?.way !== 'group' || its.phase === 'closed') return;
		const { teamId, roomId, seatId } = key;
		await tx
			.delete(vote)
			.where(and(eq(vote.teamId, teamId), eq(vote.roomId, roomId), eq(vote.step, its.step), eq(vote.seatId, seatId)));
	});
}

/** These phones were heard of just now: one statement for all that follow a room in this process. */
export async function markSeen(db: Db, { teamId, roomId }: RoomKey, seatIds: readonly string[]): Promise<void> {
	if (seatIds.length === 0) return;
	const list = sql.join(seatIds.map((id) => sql`${id}::uuid`), sql`, `); // prettier-ignore
	// Two instances may both have heard of the same phones, and wait for each other's rows.
	await retried(() =>
		db
			.update(seat)
			.set({ seenAt: sql`now()` })
			.where(and(eq(seat.teamId, teamId), eq(seat.roomId, roomId), sql`${seat.seatId} in (${list})`)),
	);
}

export interface People {
	/** All seats, and those heard of lately. */
	seats: number;
	here: number;
}

export async function countSeats(db: Db, key: RoomKey): Promise<People> {
	return (await lookAtSeats(db, key)).people;
}

/** `mark`: another one whenever somebody came, went, or moved by themselves. */
export async function lookAtSeats(db: Db, { teamId, roomId }: RoomKey): Promise<{ people: People; mark: string }> {
	const [counted] = await db
		.select({
			seats: count(),
			here: sql<number>`count(*) filter (where ${seat.seenAt} > now() - ${secondsAway} * interval '1 second')`.mapWith(Number), // prettier-ignore
			// A log only grows, and who takes the place of another joined later.
			entries: sql<number>`coalesce(sum(${seat.entries}), 0)`.mapWith(Number),
			latest: sql<string | null>`max(${seat.joinedAt})::text`,
		})
		.from(seat)
		.where(and(eq(seat.teamId, teamId), eq(seat.roomId, roomId)));
	const { seats, here, entries, latest } = counted ?? { seats: 0, here: 0, entries: 0, latest: null };
	return { people: { seats, here }, mark: `${seats} ${entries} ${latest ?? ''}` };
}
