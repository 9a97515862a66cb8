/** What the trainer does with a room. Each names the revision or the step that was seen: of two hands at once, or a key pressed twice, one counts. */
import { and, eq, gte, inArray } from 'drizzle-orm';
import { classHead, giving, takenBackTo } from '../../core/board/class/beginning.ts';
import { ahead } from '../../core/board/class/tally.ts';
import type { RoomPhase } from '../../core/board/class/view.ts';
import { ReplayError } from '../../core/run/replay.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { retried, transacted } from '../database/retried.ts';
import { room, roomCode, vote } from '../schema/room.ts';
import { note } from '../teams/audit.ts';
import { isRoom, roomOf, type Room, type RoomKey } from './rooms.ts';
import { summaryOf } from './summary.ts';
import { votesAt } from './votes.ts';

/** Why nothing was done. `changed`: somebody else did something meanwhile. */
export type LeadRefusal = 'no-room' | 'closed' | 'changed' | 'no-votes' | 'tie' | 'not-on-offer' | 'no-such-step';

/** Where the class may go from where it is, without moving its talk. */
const turns: Record<Exclude<RoomPhase, 'closed'>, readonly RoomPhase[]> = {
	stopped: ['open'],
	revealed: ['open', 'stopped', 'revealed'],
	open: ['stopped', 'revealed'],
};

/** Stops the class, reveals what it said, or lets it go on. `focus`: the state to reveal, when everyone moves by themselves. */
export async function turnTo(
	db: Db,
	key: RoomKey,
	{ revision, phase, focus = null }: { revision: number; phase: Exclude<RoomPhase, 'closed'>; focus?: number | null },
): Promise<'done' | LeadRefusal> {
	const found = await roomOf(db, key);
	if (!found) return 'no-room';
	if (found.phase === 'closed') return 'closed';
	if (!turns[phase].includes(found.phase)) return 'changed';
	return keptAlone(db, found, revision, { phase, focus: phase === 'revealed' && found.way === 'own' ? focus : null });
}

/**
 * The group goes on with a reply: the one with most votes, or the one that the trainer names, as they must when votes are tied or when there are none.
 *
 * @param step the step that was on the projector
 */
export async function moveOn(
	db: Db,
	scenario: Scenario,
	key: RoomKey,
	{ step, reply, now }: { step: number; reply: number | null; now: Date },
): Promise<'done' | LeadRefusal> {
	const found = await roomOf(db, key);
	if (!found) return 'no-room';
	if (found.phase === 'closed') return 'closed';
	if (found.step !== step || found.way !== 'group') return 'changed';
	const leading = reply === null ? ahead(await votesAt(db, key, step)) : [reply];
	const [chosen] = leading;
	if (chosen === undefined) return 'no-votes';
	if (leading.length > 1) return 'tie';
	try {
		const head = classHead(scenario, found.roomId, found.seed);
		const log = [...giving(scenario, head, found.log, chosen, now.getTime()).entries];
		return await keptAlone(db, found, found.revision, { log, step: log.length, phase: 'open' });
	} catch (error) {
		if (error instanceof ReplayError) return 'not-on-offer';
		throw error;
	}
}

/** The group goes back to before a reply that stands. What was voted from there on is kept, and counts no more. */
export async function rewindGroup(
	db: Db,
	scenario: Scenario,
	key: RoomKey,
	{ entry, revision, now }: { entry: number; revision: number; now: Date },
): Promise<'done' | LeadRefusal> {
	const found = await roomOf(db, key);
	if (!found) return 'no-room';
	if (found.phase === 'closed') return 'closed';
	if (found.way !== 'group') return 'no-such-step';
	const head = classHead(scenario, found.roomId, found.seed);
	const back = takenBackTo(scenario, head, found.log, entry, now.getTime());
	if (!back) return 'no-such-step';
	const log = [...back.entries];
	return transacted(db, async (tx) => {
		const done = await kept(tx, found, revision, { log, step: log.length, phase: 'open' });
		if (done === 'done')
			await tx
				.update(vote)
				.set({ counted: false })
				.where(and(eq(vote.teamId, key.teamId), eq(vote.roomId, key.roomId), gte(vote.step, entry)));
		return done;
	});
}

/** Ends the class: its code is free again, and what came of it is kept. */
export async function closeRoom(
	db: Db,
	scenario: Scenario | null,
	key: RoomKey,
	{ actor, now }: { actor: string; now: Date },
): Promise<'done' | LeadRefusal> {
	const found = await roomOf(db, key);
	if (!found) return 'no-room';
	if (found.phase === 'closed') return 'closed';
	const summary = scenario && (await summaryOf(db, scenario, found));
	return transacted(db, async (tx) => {
		const done = await kept(tx, found, found.revision, { phase: 'closed', closedAt: now, summary });
		if (done !== 'done') return done;
		await tx.delete(roomCode).where(inArray(roomCode.code, [found.code]));
		await note(tx, { teamId: key.teamId, actor, action: 'class-closed', subject: key.roomId });
		return done;
	});
}

/** A change that needs no transaction of its own. */
const keptAlone = (db: Db, found: Room, revision: number, change: Partial<Room>) =>
	retried(() => kept(db, found, revision, change));

async function kept(db: Db, found: Room, revision: number, change: Partial<Room>): Promise<'done' | 'changed'> {
	const changed = await db
		.update(room)
		.set({ ...change, revision: revision + 1 })
		.where(and(isRoom(found), eq(room.revision, revision)))
		.returning({ roomId: room.roomId });
	return changed.length > 0 ? 'done' : 'changed';
}
