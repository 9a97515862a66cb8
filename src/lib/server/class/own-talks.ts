/** Everyone by themselves: each seat has a log of its own, which the server plays again, so that nobody can claim to be where they are not. */
import { and, count, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { classHead, giving, takenBackTo } from '../../core/board/class/beginning.ts';
import type { ChosenIn, Standing } from '../../core/board/class/own.ts';
import { LiveRun } from '../../core/run/live.ts';
import type { Entry } from '../../core/run/log.ts';
import { ReplayError } from '../../core/run/replay.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { retried, transacted } from '../database/retried.ts';
import { room, seat, vote } from '../schema/room.ts';
import type { LeadRefusal } from './lead.ts';
import { isRoom, roomOf, type RoomKey } from './rooms.ts';
import type { SeatKey } from './seat-key.ts';
import { isSeat, seatOf, type Seat } from './seats.ts';
import type { VoteRefusal } from './votes.ts';

/** What a phone that moves by itself must know: the log that counts. */
export interface OwnTalk {
	log: Entry[];
}

/**
 * Takes a reply of a seat. `entries`: how long the log was that the phone saw; one that is behind, or that sends the same again after a lost answer, gets the
 * log as it is.
 */
export async function sayOwn(
	db: Db,
	scenario: Scenario,
	key: SeatKey,
	{ entries, reply, now }: { entries: number; reply: number; now: Date },
): Promise<OwnTalk | VoteRefusal> {
	const found = await seatOf(db, key);
	if (!found) return 'no-seat';
	const { seat: own, room: its } = found;
	if (its.phase === 'closed') return 'closed';
	if (its.way !== 'own' || !own.log) return 'late';
	if (own.entries !== entries) return { log: own.log };
	if (its.phase !== 'open') return 'stopped';
	const head = classHead(scenario, its.roomId, its.seed);
	try {
		const live = giving(scenario, head, own.log, reply, now.getTime());
		const state = live.state.steps.at(-1)?.before?.state ?? 0;
		return await transacted(db, async (tx) => {
			const moved = await moveSeat(tx, own, live);
			if (!moved) return { log: (await logOf(tx, key)) ?? [] };
			const { teamId, roomId, seatId } = key;
			await tx.insert(vote).values({ teamId, roomId, step: entries, seatId, state, reply });
			return { log: [...live.entries] };
		});
	} catch (error) {
		if (error instanceof ReplayError) return 'not-on-offer';
		throw error;
	}
}

/**
 * Takes everyone who came through a state back to before what they first said there. Who was never there, or has said nothing there yet, stays.
 *
 * @returns how many went back
 */
export async function rewindSeats(
	db: Db,
	scenario: Scenario,
	key: RoomKey,
	{ state, revision, now }: { state: number; revision: number; now: Date },
): Promise<number | LeadRefusal> {
	const found = await roomOf(db, key);
	if (!found) return 'no-room';
	if (found.phase === 'closed') return 'closed';
	if (found.way !== 'own' || !scenario.states[state]) return 'no-such-step';
	// First the class is held, so that nobody moves on while it goes back.
	const held = await retried(() =>
		db
			.update(room)
			.set({ phase: 'stopped', focus: null, revision: revision + 1 })
			.where(and(isRoom(key), eq(room.revision, revision)))
			.returning({ roomId: room.roomId }),
	);
	if (held.length === 0) return 'changed';
	const head = classHead(scenario, found.roomId, found.seed);
	const seats = await db
		.select()
		.from(seat)
		.where(and(eq(seat.teamId, key.teamId), eq(seat.roomId, key.roomId), isNotNull(seat.log)));
	let moved = 0;
	for (const own of seats) {
		const { steps } = new LiveRun(scenario, head, own.log ?? []).state;
		const first = steps.find((step) => step.kind === 'reply' && step.before?.state === state);
		const back = first && takenBackTo(scenario, head, own.log ?? [], first.entry, now.getTime());
		if (!back) continue;
		const went = await transacted(db, async (tx) => {
			// A reply that was under way when the class was held comes first: then this seat stays where it is.
			if (!(await moveSeat(tx, own, back))) return false;
			await tx
				.update(vote)
				.set({ counted: false })
				.where(
					and(
						eq(vote.teamId, key.teamId),
						eq(vote.roomId, key.roomId),
						eq(vote.seatId, own.seatId),
						gte(vote.step, first.entry),
					),
				);
			return true;
		});
		if (went) moved++;
	}
	await retried(() =>
		db
			.update(room)
			.set({ phase: 'open', step: sql`${room.step} + 1`, revision: sql`${room.revision} + 1` })
			.where(and(isRoom(key), eq(room.phase, 'stopped'))),
	);
	return moved;
}

/** false when the seat's log is no longer the one that was seen. */
async function moveSeat(db: Db, own: Seat, live: LiveRun): Promise<boolean> {
	const { snapshot, steps } = live.state;
	const moved = await db
		.update(seat)
		.set({
			log: [...live.entries],
			entries: live.entries.length,
			state: snapshot?.state ?? 0,
			mood: snapshot?.mood ?? 0,
			turns: steps.filter(({ kind }) => kind === 'reply').length,
			finished: snapshot?.over ?? false,
		})
		.where(and(isSeat(own), eq(seat.entries, own.entries)))
		.returning({ seatId: seat.seatId });
	return moved.length > 0;
}

async function logOf(db: Db, key: Omit<SeatKey, 'secret'>): Promise<Entry[] | null> {
	const [found] = await db.select({ log: seat.log }).from(seat).where(isSeat(key));
	return found?.log ?? null;
}

/** Where the seats are. */
export async function standings(db: Db, { teamId, roomId }: RoomKey): Promise<Standing[]> {
	const rows = await db
		.select({ state: seat.state, mood: seat.mood, seats: count() })
		.from(seat)
		.where(and(eq(seat.teamId, teamId), eq(seat.roomId, roomId)))
		.groupBy(seat.state, seat.mood);
	return rows.flatMap(({ state, mood, seats }) => (state === null || mood === null ? [] : [{ state, mood, seats }]));
}

/** What was chosen in each state, each person once for every reply, and once as a voter. */
export async function choicesIn(db: Db, { teamId, roomId }: RoomKey): Promise<ChosenIn[]> {
	const counted = and(eq(vote.teamId, teamId), eq(vote.roomId, roomId), eq(vote.counted, true));
	const people = sql<number>`count(distinct ${vote.seatId})`.mapWith(Number);
	const replies = await db
		.select({ state: vote.state, reply: vote.reply, people })
		.from(vote)
		.where(counted)
		.groupBy(vote.state, vote.reply);
	const voters = await db.select({ state: vote.state, people }).from(vote).where(counted).groupBy(vote.state);
	return voters
		.map((each) => ({
			state: each.state,
			voters: each.people,
			votes: new Map(
				replies
					.filter(({ state }) => state === each.state)
					.map(({ reply, people: chose }): [number, number] => [reply, chose]),
			),
		}))
		.sort((a, b) => a.state - b.state);
}
