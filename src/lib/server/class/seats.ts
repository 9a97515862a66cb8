/** Seats: taken by whoever has the code, and taken again by their secret after a reload or a lost network. */
import { and, count, eq, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { room, seat } from '../schema/room.ts';
import { classHead } from '../../core/board/class/beginning.ts';
import { LiveRun } from '../../core/run/live.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { isRoom, roomOf, type Room, type RoomKey } from './rooms.ts';
import { digestOf, makeSecret, type SeatKey } from './seat-key.ts';

/** People in one room. */
export const mostSeats = 500;
export const longestName = 24;

export type Seat = typeof seat.$inferSelect;

/** Whoever's phone was not heard of for so long is away. */
export const secondsAway = 30;

export const isSeat = ({ teamId, roomId, seatId }: Omit<SeatKey, 'secret'>) =>
	and(eq(seat.teamId, teamId), eq(seat.roomId, roomId), eq(seat.seatId, seatId));

/** A nickname as it may stand on the projector; empty when nothing is left of it. */
export function nameFrom(typed: string): string {
	const visible = typed.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\s+/g, ' ').trim(); // prettier-ignore
	return [...visible].slice(0, longestName).join('').trim();
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
	return db.transaction(async (tx) => {
		// The room is held while seats are counted, so that no two take the last one.
		const [found] = await tx.select().from(room).where(isRoom(key)).for('update');
		if (!found || found.phase === 'closed') return 'closed';
		const [taken] = await tx.select({ seats: count() }).from(seat).where(and(eq(seat.teamId, key.teamId), eq(seat.roomId, key.roomId))); // prettier-ignore
		if ((taken?.seats ?? 0) >= mostSeats) return 'full';
		const seatId = uuid();
		await tx
			.insert(seat)
			.values({ ...key, seatId, secret: digestOf(secret), userId, name, ...startOf(scenario, found) });
		return { ...key, seatId, secret };
	});
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

/** Leaves the room for good. */
export async function leaveSeat(db: Db, { secret, ...key }: SeatKey): Promise<void> {
	await db.delete(seat).where(and(isSeat(key), eq(seat.secret, digestOf(secret))));
}

/** These phones were heard of just now: one statement for all that follow a room in this process. */
export async function markSeen(db: Db, { teamId, roomId }: RoomKey, seatIds: readonly string[]): Promise<void> {
	if (seatIds.length === 0) return;
	const list = sql.join(seatIds.map((id) => sql`${id}::uuid`), sql`, `); // prettier-ignore
	await db
		.update(seat)
		.set({ seenAt: sql`now()` })
		.where(and(eq(seat.teamId, teamId), eq(seat.roomId, roomId), sql`${seat.seatId} in (${list})`));
}

/** All seats, and those heard of lately. */
export async function countSeats(db: Db, { teamId, roomId }: RoomKey): Promise<{ seats: number; here: number }> {
	const [counted] = await db
		.select({
			seats: count(),
			here: sql<number>`count(*) filter (where ${seat.seenAt} > now() - interval '30 seconds')`.mapWith(Number),
		})
		.from(seat)
		.where(and(eq(seat.teamId, teamId), eq(seat.roomId, roomId)));
	return counted ?? { seats: 0, here: 0 };
}
