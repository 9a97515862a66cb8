/** Votes of the group: written without touching the room, counted by whoever follows it. */
import { and, count, eq, sql } from 'drizzle-orm';
import type { GroupTalk, VotesByStep } from '../../core/board/class/group.ts';
import type { Votes } from '../../core/board/class/view.ts';
import type { Db } from '../database/database.ts';
import { room, vote } from '../schema/room.ts';
import { isRoom, type RoomKey } from './rooms.ts';
import type { SeatKey } from './seat-key.ts';
import { seatOf } from './seats.ts';
import { votesOf } from './vote-batch.ts';

export interface Ballot {
	/** The step that the phone shows. */
	step: number;
	reply: number;
}

/** Why a vote was not taken. `late`: the class is at another step. */
export type VoteRefusal = 'no-seat' | 'closed' | 'stopped' | 'late' | 'not-on-offer';

/**
 * Takes a vote; of one seat and step the last counts. One statement looks at seats, room and step and writes, and takes along all votes that came in while the
 * one before it was under way: 500 phones wait neither for one another nor for a row that all would change.
 *
 * @param offers what is on offer at a step of the room, and the state in which: asked only for a step that was not asked before
 */
export async function castVote(
	db: Db,
	key: SeatKey,
	{ step, reply }: Ballot,
	offers: (step: number) => Promise<StepOffer | null>,
): Promise<'taken' | VoteRefusal> {
	const offer = await offers(step);
	if (offer && !offer.replies.includes(reply)) return 'not-on-offer';
	if (offer && (await votesOf(db, key, step, offer.state).add(key, reply))) return 'taken';
	const found = await seatOf(db, key);
	if (!found) return 'no-seat';
	if (found.room.phase === 'closed') return 'closed';
	if (found.room.step !== step || found.room.way !== 'group') return 'late';
	return found.room.phase === 'open' ? 'not-on-offer' : 'stopped';
}

export interface StepOffer {
	state: number;
	replies: number[];
}

/** What may be voted for where the group stands. */
export function offerAt({ live, talk }: GroupTalk): StepOffer {
	return { state: live.state.snapshot?.state ?? 0, replies: talk.options.map(({ index }) => index) };
}

/** Votes at one step, by the reply's index. */
export async function votesAt(db: Db, { teamId, roomId }: RoomKey, step: number): Promise<Votes> {
	const rows = await db
		.select({ reply: vote.reply, votes: count() })
		.from(vote)
		.where(and(eq(vote.teamId, teamId), eq(vote.roomId, roomId), eq(vote.step, step)))
		.groupBy(vote.reply);
	return new Map(rows.map(({ reply, votes }) => [reply, votes]));
}

/** All counted votes of the group. */
export async function votesByStep(db: Db, { teamId, roomId }: RoomKey): Promise<VotesByStep> {
	const rows = await db
		.select({ step: vote.step, reply: vote.reply, votes: count() })
		.from(vote)
		.where(and(eq(vote.teamId, teamId), eq(vote.roomId, roomId), eq(vote.counted, true)))
		.groupBy(vote.step, vote.reply);
	const steps = new Map<number, Map<number, number>>();
	for (const { step, reply, votes } of rows) {
		const own = steps.get(step) ?? new Map<number, number>();
		steps.set(step, own.set(reply, votes));
	}
	return steps;
}

/** What a seat voted for at a step; null when it did not. */
export async function voteOf(
	db: Db,
	{ teamId, roomId, seatId }: Omit<SeatKey, 'secret'>,
	step: number,
): Promise<number | null> {
	const [own] = await db
		.select({ reply: vote.reply })
		.from(vote)
		.where(and(eq(vote.teamId, teamId), eq(vote.roomId, roomId), eq(vote.step, step), eq(vote.seatId, seatId)));
	return own?.reply ?? null;
}

/** How many seats chose at least one reply. */
export async function votersIn(db: Db, { teamId, roomId }: RoomKey): Promise<number> {
	const [counted] = await db
		.select({ seats: sql<number>`count(distinct ${vote.seatId})`.mapWith(Number) })
		.from(vote)
		.where(and(eq(vote.teamId, teamId), eq(vote.roomId, roomId)));
	return counted?.seats ?? 0;
}

/** The room's step and revision, in one look at one row. */
export async function standOf(db: Db, key: RoomKey): Promise<{ revision: number; step: number } | null> {
	const [found] = await db.select({ revision: room.revision, step: room.step }).from(room).where(isRoom(key));
	return found ?? null;
}
