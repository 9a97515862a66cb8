/** Follows a room for all who look at it in this process: one short poll of one indexed row, whoever and however many listen. */
import { createHash } from 'node:crypto';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { roomOf, type RoomKey } from './rooms.ts';
import { lookAtSeats, markSeen, type People } from './seats.ts';
import { ownWays, projectorView, roomAt, type OwnWays, type RoomAt } from './views.ts';
import { standOf } from './votes.ts';

/** Somebody who looks at a room. */
export interface Listener {
	sees: 'phone' | 'projector';
	/** Of a phone. */
	seatId: string | null;
	send(event: RoomEvent): void;
	/** A sign of life, so that what stands between keeps the line. */
	beat(): void;
	/** The room is no more, or the server stops. @param rest milliseconds in which it need not try again */
	end(rest?: number): void;
}

/** The whole view, so that whoever missed some needs only the last. Equal views have equal ids, whichever instance sends them. */
export interface RoomEvent {
	id: string;
	data: string;
}

export interface FollowOptions {
	/** Milliseconds between two looks while a projector is lit, and while there are phones alone. */
	projectorPause: number;
	phonePause: number;
	/** Milliseconds after which all phones that follow are said to have been heard of. */
	seenEvery: number;
}

const usual: FollowOptions = { projectorPause: 120, phonePause: 220, seenEvery: 10_000 };
/** Pages of one seat that follow: somebody looks with two, and one more may not have been missed yet. */
const mostOfSeat = 3;
/** A page whose place another one of its seat took comes back no sooner, milliseconds. */
const restOfOusted = 15_000;
/** However slow the database: after a look at least as long a rest as the look took. */
const restShare = 1;
/** Milliseconds. */
const peopleEvery = 900;
const beatEvery = 15_000;
const afterTrouble = 1_000;

export type FindScenario = (teamId: string, hash: string) => Promise<Scenario | null>;

export class RoomFollower {
	readonly #db: Db;
	readonly #key: RoomKey;
	readonly #find: FindScenario;
	readonly #options: FollowOptions;
	readonly #listeners = new Set<Listener>();
	readonly #last: Record<Listener['sees'], RoomEvent | null> = { phone: null, projector: null };
	#at: RoomAt | null = null;
	#people: People = { seats: 0, here: 0 };
	/** Of a room in which everyone moves by themselves, and the mark of the seats at that time; null: to be read. */
	#own: OwnWays | null = null;
	#mark = '';
	#timer: ReturnType<typeof setTimeout> | null = null;
	#looking = false;
	#seen = performance.now();
	/** Seats that began to follow since the last look. */
	readonly #joined = new Set<string>();
	#counted = 0;
	#beaten = performance.now();
	/** Called when the last listener left. */
	onempty: (() => void) | null = null;

	constructor(db: Db, key: RoomKey, find: FindScenario, options: Partial<FollowOptions> = {}) {
		this.#db = db;
		this.#key = key;
		this.#find = find;
		this.#options = { ...usual, ...options };
	}

	get listeners(): number {
		return this.#listeners.size;
	}

	/** @param lastId of the last event that the listener has: what is still so is not sent again. @returns how to leave */
	join(listener: Listener, lastId: string | null = null): () => void {
		this.#listeners.add(listener);
		const last = this.#last[listener.sees];
		// A projector that was dark has an old view: it waits for the next look.
		const fresh = last && (listener.sees === 'phone' || this.#projectors > 1);
		if (fresh && last.id !== lastId) listener.send(last);
		else if (!fresh) this.#awaited.set(listener, lastId);
		if (listener.seatId !== null) {
			this.#joined.add(listener.seatId);
			this.#oust(listener.seatId);
		}
		this.#wake();
		return () => {
			this.#forget(listener);
			if (this.#listeners.size === 0) this.stop();
		};
	}

	#forget(listener: Listener): void {
		this.#listeners.delete(listener);
		this.#awaited.delete(listener);
	}

	/** A seat follows by a few pages at most: the oldest give way. */
	#oust(seatId: string): void {
		const own = [...this.#listeners].filter((listener) => listener.seatId === seatId);
		for (const oldest of own.slice(0, -mostOfSeat)) {
			this.#forget(oldest);
			oldest.end(restOfOusted);
		}
	}

	/** Those who wait for a first look, with the last event they had. */
	readonly #awaited = new Map<Listener, string | null>();

	stop(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		const all = [...this.#listeners];
		this.#listeners.clear();
		for (const listener of all) listener.end();
		this.onempty?.();
	}

	get #projectors(): number {
		let lit = 0;
		for (const { sees } of this.#listeners) if (sees === 'projector') lit++;
		return lit;
	}

	#wake(): void {
		if (this.#looking) return;
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#round(), 0);
	}

	async #round(): Promise<void> {
		this.#looking = true;
		const began = performance.now();
		let pause: number;
		try {
			await this.look();
			const took = performance.now() - began;
			pause = this.#projectors > 0 ? this.#options.projectorPause : this.#options.phonePause;
			pause = Math.max(pause - took, took * restShare);
		} catch {
			// The database is away for a moment: everybody keeps what they see.
			pause = afterTrouble;
		}
		this.#looking = false;
		if (this.#listeners.size > 0) this.#timer = setTimeout(() => void this.#round(), pause);
	}

	/** One look, and what follows from it. */
	async look(): Promise<void> {
		const now = performance.now();
		if (now - this.#beaten > beatEvery) {
			this.#beaten = now;
			for (const listener of this.#listeners) listener.beat();
		}
		if (now - this.#seen > this.#options.seenEvery) {
			this.#seen = now;
			for (const { seatId } of this.#listeners) if (seatId !== null) this.#joined.add(seatId);
		}
		const heard = [...this.#joined];
		await markSeen(this.#db, this.#key, heard);
		for (const seatId of heard) this.#joined.delete(seatId);
		const stand = await standOf(this.#db, this.#key);
		if (!stand) return this.stop();
		if (this.#at?.room.revision !== stand.revision) await this.#read();
		if (!this.#at) return;
		if (this.#projectors === 0) return;
		if (now - this.#counted > peopleEvery) {
			this.#counted = now;
			const { people, mark } = await lookAtSeats(this.#db, this.#key);
			this.#people = people;
			if (mark !== this.#mark) this.#own = null;
			this.#mark = mark;
		}
		const { room, group } = this.#at;
		if (!group) this.#own ??= await ownWays(this.#db, room);
		const view = await projectorView(this.#db, this.#at, this.#people, this.#own ?? undefined);
		this.#tell('projector', room.revision, view);
	}

	async #read(): Promise<void> {
		const room = await roomOf(this.#db, this.#key);
		const scenario = room && (await this.#find(room.teamId, room.scenarioHash));
		if (!room || !scenario) return this.stop();
		this.#at = await roomAt(this.#db, scenario, room);
		this.#own = null;
		this.#tell('phone', room.revision, this.#at.view);
	}

	#tell(sees: Listener['sees'], revision: number, view: unknown): void {
		const data = JSON.stringify(view);
		const id = `${revision}-${createHash('sha256').update(data).digest('base64url').slice(0, 8)}`;
		const changed = this.#last[sees]?.id !== id;
		if (changed) this.#last[sees] = { id, data };
		for (const listener of this.#listeners) {
			if (listener.sees !== sees) continue;
			const awaiting = this.#awaited.has(listener);
			const had = this.#awaited.get(listener);
			this.#awaited.delete(listener);
			if (awaiting ? had !== id : changed) listener.send({ id, data });
		}
	}
}
