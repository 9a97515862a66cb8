/** Rooms: opened by a trainer, found by their code, closed with what came of them. */
import { randomInt } from 'node:crypto';
import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { classBeginning, classHead } from '../../core/board/class/beginning.ts';
import type { RoomWay } from '../../core/board/class/view.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { retried, transacted } from '../database/retried.ts';
import { room, roomCode } from '../schema/room.ts';
import { note } from '../teams/audit.ts';
import { makeCode } from './code.ts';

export type Room = typeof room.$inferSelect;

/** A class is over after half a day, whether its trainer closed it or not. */
export const hoursOpen = 12;

/** Rooms that a team has open at once. */
export const mostOpen = 20;

export interface RoomKey {
	teamId: string;
	roomId: string;
}

export const isRoom = ({ teamId, roomId }: RoomKey) => and(eq(room.teamId, teamId), eq(room.roomId, roomId));

/** `too-many`: the team has as many open as it may. */
export async function openRoom(
	db: Db,
	{ teamId, actor, scenario, way, now }: { teamId: string; actor: string; scenario: Scenario; way: RoomWay; now: Date },
): Promise<Room | 'too-many'> {
	await closeExpired(db, teamId, now);
	const open = await db
		.select({ roomId: room.roomId })
		.from(room)
		.where(and(eq(room.teamId, teamId), ne(room.phase, 'closed')));
	if (open.length >= mostOpen) return 'too-many';
	const roomId = uuid();
	const seed = randomInt(2 ** 31);
	const head = classHead(scenario, roomId, seed);
	const log = classBeginning(scenario, head, now.getTime());
	const code = await keepCode(db, { teamId, roomId }, now);
	return transacted(db, async (tx) => {
		const values = {
			teamId, roomId, scenarioHash: scenario.hash, title: scenario.title, code, way, phase: 'open', seed, log,
			step: log.length, openedBy: actor, openedAt: now,
		} as const; // prettier-ignore
		const [opened] = await tx.insert(room).values(values).returning();
		await note(tx, { teamId, actor, action: 'class-opened', subject: roomId, detail: { scenario: scenario.id, way } });
		return opened as Room;
	});
}

/** A code that no open room has. */
async function keepCode(db: Db, { teamId, roomId }: RoomKey, now: Date): Promise<string> {
	const expiresAt = new Date(now.getTime() + hoursOpen * 3_600_000);
	await retried(() => db.delete(roomCode).where(lt(roomCode.expiresAt, now)));
	for (;;) {
		const code = makeCode();
		const kept = await retried(() =>
			db.insert(roomCode).values({ code, teamId, roomId, expiresAt }).onConflictDoNothing().returning(),
		);
		if (kept.length > 0) return code;
	}
}

export async function roomOf(db: Db, key: RoomKey): Promise<Room | null> {
	const [found] = await db.select().from(room).where(isRoom(key));
	return found ?? null;
}

/** Where a code leads now; null when no open room has it. */
export async function roomOfCode(db: Db, code: string, now: Date): Promise<RoomKey | null> {
	const [found] = await db.select().from(roomCode).where(eq(roomCode.code, code));
	return found && found.expiresAt > now ? { teamId: found.teamId, roomId: found.roomId } : null;
}

/** Rooms of a team without their logs, the latest first. */
export async function roomsOf(db: Db, teamId: string, most = 50) {
	const { roomId, title, code, way, phase, openedAt, closedAt, summary } = room;
	return db
		.select({ roomId, title, code, way, phase, openedAt, closedAt, summary })
		.from(room)
		.where(eq(room.teamId, teamId))
		.orderBy(desc(room.roomId))
		.limit(most);
}

/** Rooms that everybody has left long ago. */
export async function closeExpired(db: Db, teamId: string, now: Date): Promise<void> {
	const before = new Date(now.getTime() - hoursOpen * 3_600_000);
	const old = await db
		.select({ roomId: room.roomId, revision: room.revision })
		.from(room)
		.where(and(eq(room.teamId, teamId), ne(room.phase, 'closed'), lt(room.openedAt, before)));
	if (old.length === 0) return;
	const ids = old.map(({ roomId }) => roomId);
	await transacted(db, async (tx) => {
		await tx
			.update(room)
			.set({ phase: 'closed', closedAt: now })
			.where(and(eq(room.teamId, teamId), inArray(room.roomId, ids)));
		await tx.delete(roomCode).where(inArray(roomCode.roomId, ids));
	});
}
