/** Votes that come in at once are written at once. Nothing is kept here but what is under way: each vote is answered when the database has it. */
import { sql } from 'drizzle-orm';
import { rowsOf, type Db } from '../database/database.ts';
import { retried } from '../database/retried.ts';
import type { RoomKey } from './rooms.ts';
import { digestOf, type SeatKey } from './seat-key.ts';

/** Votes in one statement. */
const most = 250;

interface Waiting {
	seatId: string;
	secret: string;
	reply: number;
	answer: (taken: boolean) => void;
	fail: (error: unknown) => void;
}

/** The votes at one step of a room. */
class VoteBatch {
	readonly #write: (votes: readonly Waiting[]) => Promise<Set<string>>;
	readonly #done: () => void;
	#waiting: Waiting[] = [];
	#writing = false;

	constructor(write: (votes: readonly Waiting[]) => Promise<Set<string>>, done: () => void) {
		this.#write = write;
		this.#done = done;
	}

	/** @returns false when nothing was written: another step, a stopped class, no such seat */
	add({ seatId, secret }: SeatKey, reply: number): Promise<boolean> {
		return new Promise((answer, fail) => {
			this.#waiting.push({ seatId, secret: digestOf(secret), reply, answer, fail });
			if (!this.#writing) void this.#flush();
		});
	}

	async #flush(): Promise<void> {
		this.#writing = true;
		// All that came in with the same turn of the loop goes along.
		await Promise.resolve();
		while (this.#waiting.length > 0) {
			const batch = this.#waiting.splice(0, most);
			// Of a seat that changed its mind meanwhile, the last word. By secret too: who only claims to be that seat does not stand in its way.
			const last = new Map(batch.map((each) => [`${each.seatId} ${each.secret}`, each]));
			try {
				const taken = await this.#write([...last.values()]);
				for (const { seatId, secret, answer } of batch) answer(taken.has(`${seatId} ${secret}`));
			} catch (error) {
				for (const { fail } of batch) fail(error);
			}
		}
		this.#writing = false;
		this.#done();
	}
}

/** By database, for a process that has several open, as tests have. */
const batches = new WeakMap<Db, Map<string, VoteBatch>>();

export function votesOf(db: Db, key: RoomKey, step: number, state: number): VoteBatch {
	const own = batches.get(db) ?? new Map<string, VoteBatch>();
	batches.set(db, own);
	const name = `${key.teamId}/${key.roomId}/${step}`;
	const known = own.get(name);
	if (known) return known;
	const batch = new VoteBatch(
		(votes) => retried(() => write(db, key, { step, state }, votes)),
		() => own.delete(name),
	);
	own.set(name, batch);
	return batch;
}

async function write(
	db: Db,
	{ teamId, roomId }: RoomKey,
	{ step, state }: { step: number; state: number },
	votes: readonly Waiting[],
): Promise<Set<string>> {
	const ballots = sql.join(
		votes.map(({ seatId, secret, reply }) => sql`(${seatId}::uuid, ${secret}::text, ${reply}::smallint)`),
		sql`, `,
	);
	const taken = await rowsOf<{ seat_id: string }>(
		db,
		sql`insert into vote (team_id, room_id, step, seat_id, state, reply)
			select room.team_id, room.room_id, room.step, seat.seat_id, ${state}::smallint, ballot.reply
			from room join seat on seat.team_id = room.team_id and seat.room_id = room.room_id
				join (values ${ballots}) as ballot (seat_id, secret, reply) on ballot.seat_id = seat.seat_id and ballot.secret = seat.secret
			where room.team_id = ${teamId}::uuid and room.room_id = ${roomId}::uuid and room.phase = 'open' and room.way = 'group'
				and room.step = ${step}::integer
			on conflict (team_id, room_id, step, seat_id) do update set reply = excluded.reply, at = now()
			returning seat_id`,
	);
	const seats = new Set(taken.map((row) => row.seat_id));
	// A seat has one secret: of several that were claimed, the join let one through.
	const right = await secretsOf(db, { teamId, roomId }, votes, seats);
	return right;
}

/** Which of the claims were those of the seats that were written. */
async function secretsOf(
	db: Db,
	{ teamId, roomId }: RoomKey,
	votes: readonly Waiting[],
	seats: ReadonlySet<string>,
): Promise<Set<string>> {
	const claims = votes.filter(({ seatId }) => seats.has(seatId));
	const contested = claims.filter(({ seatId, secret }) =>
		claims.some((other) => other.seatId === seatId && other.secret !== secret),
	);
	if (contested.length === 0) return new Set(claims.map(({ seatId, secret }) => `${seatId} ${secret}`));
	const ids = sql.join(
		contested.map(({ seatId }) => sql`${seatId}::uuid`),
		sql`, `,
	);
	const rows = await rowsOf<{ seat_id: string; secret: string }>(
		db,
		sql`select seat_id, secret from seat where team_id = ${teamId}::uuid and room_id = ${roomId}::uuid and seat_id in (${ids})`,
	);
	const real = new Map(rows.map((row) => [row.seat_id, row.secret]));
	return new Set(
		claims
			.filter(({ seatId, secret }) => (real.get(seatId) ?? secret) === secret)
			.map(({ seatId, secret }) => `${seatId} ${secret}`),
	);
}
