import { and, eq, gt } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectorView, RoomView } from '../../../src/lib/core/board/class/view.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { classHead } from '../../../src/lib/core/board/class/beginning.ts';
import { readCode } from '../../../src/lib/server/class/code.ts';
import { RoomFollower, type Listener } from '../../../src/lib/server/class/follow.ts';
import { closeRoom, moveOn, rewindGroup, turnTo } from '../../../src/lib/server/class/lead.ts';
import { offers } from '../../../src/lib/server/class/offers.ts';
import { choicesIn, rewindSeats, sayOwn, standings } from '../../../src/lib/server/class/own-talks.ts';
import {
	closeExpired, hoursOpen, mostOpen, openRoom, roomOf, roomOfCode, roomsOf, type Room,
} from '../../../src/lib/server/class/rooms.ts'; // prettier-ignore
import { decodeSeatKey, encodeSeatKey, type SeatKey } from '../../../src/lib/server/class/seat-key.ts';
import {
	countSeats,
	leaveSeat,
	markSeen,
	mostSeats,
	nameFrom,
	seatOf,
	takeSeat,
} from '../../../src/lib/server/class/seats.ts';
import { castVote, voteOf, votesAt, votesByStep } from '../../../src/lib/server/class/votes.ts';
import { openDatabase } from '../../../src/lib/server/database/open.ts';
import type { Database, Db } from '../../../src/lib/server/database/database.ts';
import { room, seat } from '../../../src/lib/server/schema/room.ts';
import { createTeam } from '../../../src/lib/server/teams/teams.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import { smallTalk } from '../../support/small-talk.ts';
import { emptyPlace, kinds, migrations, type Place } from '../../support/databases.ts';

/** Replies of the small talk, by their index: 0 is good, 1 ends it badly; then 2 ends it well, 3 goes back. */
const [rings, breaksOff, notes, wavers] = smallTalk.states.flatMap(({ parts }) =>
	parts.flatMap(({ replies }) => replies.map(({ index }) => index)),
) as [number, number, number, number];

const now = new Date('2026-06-01T09:00:00Z');

describe('a code', () => {
	it('is read as people type it, and refused where it can be none', () => {
		expect(readCode(' ac3-4hk ')).toBe('AC34HK');
		expect(readCode('ＡＣ３４ＨＫ')).toBe('AC34HK');
		for (const typed of ['', 'AC34H', 'AC34HKK', 'AO34HK', "AC34'--"]) expect(readCode(typed), typed).toBeNull();
	});
});

describe('a nickname', () => {
	it('is kept as it is read, without what cannot be seen, and not longer than a line', () => {
		expect(nameFrom('  小 \u202e王\n\t ')).toBe('小 王');
		expect(nameFrom('\u200b\u0000 ')).toBe('');
		expect([...nameFrom('𠮷'.repeat(60))]).toHaveLength(24);
		expect(nameFrom('<b>王</b>')).toBe('<b>王</b>');
	});
});

describe('a seat’s key', () => {
	it('reads back what was written, and nothing else', () => {
		const id = '0190a2b4-0000-7000-8000-000000000001';
		const key: SeatKey = { teamId: id, roomId: id, seatId: id, secret: 'a'.repeat(32) };
		expect(decodeSeatKey(encodeSeatKey(key))).toEqual(key);
		for (const text of ['', 'a.b.c.d', encodeSeatKey(key) + 'x', encodeSeatKey({ ...key, teamId: "' or 1=1" })])
			expect(decodeSeatKey(text), text).toBeNull();
	});
});

describe.each(kinds)('a class in a database of the kind %s', (kind) => {
	let place: Place;
	let database: Database;
	let db: Db;
	let teamId: string;
	beforeAll(async () => {
		place = await emptyPlace(kind);
		database = await openDatabase(place.settings, { migrations });
		db = database.db;
		teamId = await createTeam(db, { name: '华东', userId: 'trainer', nickname: '周' });
	}, 60_000);
	afterAll(async () => {
		await database.close();
		await place.remove();
	});

	const find = () => Promise.resolve(smallTalk);
	async function opened(way: 'own' | 'group' = 'group', at = now): Promise<Room> {
		const made = await openRoom(db, { teamId, actor: 'trainer', scenario: smallTalk, way, now: at });
		if (made === 'too-many') throw new Error(made);
		return made;
	}
	async function sits(its: Room, name = '王'): Promise<SeatKey> {
		const key = await takeSeat(db, smallTalk, { teamId, roomId: its.roomId, name, userId: null });
		if (typeof key === 'string') throw new Error(key);
		return key;
	}
	const stands = async (its: Room) => (await roomOf(db, its)) as Room;
	const votes = (key: SeatKey, step: number, reply: number) =>
		castVote(db, key, { step, reply }, offers(db, find, key));
	const close = (its: Room) => closeRoom(db, smallTalk, its, { actor: 'trainer', now });

	it('is found by its code until it closes, and written into the audit log', async () => {
		const its = await opened();
		expect(await roomOfCode(db, its.code, now)).toEqual({ teamId, roomId: its.roomId });
		expect(await close(its)).toBe('done');
		expect(await roomOfCode(db, its.code, now)).toBeNull();
		expect((await roomsOf(db, teamId)).find(({ roomId }) => roomId === its.roomId)).toMatchObject({ phase: 'closed' });
		const actions = (await auditOf(db, teamId)).filter(({ subject }) => subject === its.roomId);
		expect(actions.map(({ action }) => action)).toEqual(['class-closed', 'class-opened']);
		expect(await close(its)).toBe('closed');
	});

	it('is over after half a day, and its code leads nowhere', async () => {
		const its = await opened();
		const late = new Date(now.getTime() + hoursOpen * 3_600_000 + 1);
		expect(await roomOfCode(db, its.code, late)).toBeNull();
		await closeExpired(db, teamId, late);
		expect(await stands(its)).toMatchObject({ phase: 'closed' });
	});

	it('gives a seat to whoever has the code, the same one after a reload, and none to a forged secret', async () => {
		const its = await opened();
		const key = await sits(its, '  <i>王</i> ');
		expect((await seatOf(db, key))?.seat).toMatchObject({ name: '<i>王</i>', seatId: key.seatId });
		expect(await seatOf(db, { ...key, secret: 'x'.repeat(32) })).toBeNull();
		const other = await sits(its, '李');
		expect(await seatOf(db, { ...key, secret: other.secret })).toBeNull();
		expect(await countSeats(db, its)).toEqual({ seats: 2, here: 2 });
		expect(await votes({ ...key, secret: other.secret }, its.step, rings)).toBe('no-seat');
		await leaveSeat(db, { ...key, secret: other.secret });
		expect(await countSeats(db, its)).toMatchObject({ seats: 2 });
		await leaveSeat(db, key);
		expect(await countSeats(db, its)).toMatchObject({ seats: 1 });
		await close(its);
		expect(await takeSeat(db, smallTalk, { teamId, roomId: its.roomId, name: '晚', userId: null })).toBe('closed');
	});

	it('has no seat without a name, and no more than there are', async () => {
		const its = await opened();
		const join = () => takeSeat(db, smallTalk, { teamId, roomId: its.roomId, name: '王', userId: null });
		expect(await takeSeat(db, smallTalk, { teamId, roomId: its.roomId, name: ' ', userId: null })).toBe('no-name');
		await db.insert(seat).values(
			Array.from({ length: mostSeats - 1 }, (_, number) => ({
				teamId, roomId: its.roomId, secret: 'x', name: `${number}`,
				seatId: `0190a2b4-0000-7000-8000-${String(number).padStart(12, '0')}`,
			})),
		); // prettier-ignore
		const last = await Promise.all([join(), join(), join()]);
		expect(last.filter((each) => each === 'full')).toHaveLength(2);
	});

	it('takes one vote of a seat at a step, of which the last counts, while it is open', async () => {
		const its = await opened();
		const [first, second] = [await sits(its), await sits(its)];
		expect(await votes(first, its.step, breaksOff)).toBe('taken');
		expect(await votes(first, its.step, rings)).toBe('taken');
		expect(await votes(second, its.step, rings)).toBe('taken');
		expect(await votesAt(db, its, its.step)).toEqual(new Map([[rings, 2]]));
		expect(await voteOf(db, first, its.step)).toBe(rings);
		expect(await votes(first, its.step, notes)).toBe('not-on-offer');
		expect(await votes(first, its.step + 2, notes)).toBe('late');
		expect(await turnTo(db, its, { revision: its.revision, phase: 'stopped' })).toBe('done');
		expect(await votes(first, its.step, breaksOff)).toBe('stopped');
		await close(its);
		expect(await votes(first, its.step, breaksOff)).toBe('closed');
	});

	it('goes on with the winning reply, and asks the trainer where votes are tied or missing', async () => {
		const its = await opened();
		const move = (step: number, reply: number | null = null) => moveOn(db, smallTalk, its, { step, reply, now });
		expect(await move(its.step)).toBe('no-votes');
		const [a, b] = [await sits(its), await sits(its)];
		await votes(a, its.step, rings);
		await votes(b, its.step, breaksOff);
		expect(await move(its.step)).toBe('tie');
		expect(await move(its.step, notes)).toBe('not-on-offer');
		expect(await move(its.step, rings)).toBe('done');
		// A key that was pressed twice moves the class once.
		expect(await move(its.step, rings)).toBe('changed');
		const next = await stands(its);
		expect(next).toMatchObject({ phase: 'open', step: its.step + 2 });
		await votes(a, next.step, wavers);
		expect(await move(next.step)).toBe('done');
		const { log } = await stands(its);
		const run = { head: classHead(smallTalk, its.roomId, its.seed), entries: log };
		expect(replay(smallTalk, run).steps.map(({ reply }) => reply?.index)).toEqual([undefined, rings, wavers]);
	});

	it('goes back to a step, and counts no vote from there on', async () => {
		const its = await opened();
		const key = await sits(its);
		for (const reply of [rings, wavers, breaksOff]) {
			const { step } = await stands(its);
			await votes(key, step, reply);
			await moveOn(db, smallTalk, its, { step, reply: null, now });
		}
		const over = await stands(its);
		const back = (entry: number, revision = over.revision) => rewindGroup(db, smallTalk, its, { entry, revision, now });
		expect(await back(its.step + 1)).toBe('no-such-step');
		expect(await back(its.step + 2, over.revision - 1)).toBe('changed');
		expect(await back(its.step + 2)).toBe('done');
		const again = await stands(its);
		expect(again.step).toBeGreaterThan(over.step);
		expect([...(await votesByStep(db, its)).keys()]).toEqual([its.step]);
		expect(await votes(key, again.step, notes)).toBe('taken');
		expect(await moveOn(db, smallTalk, its, { step: again.step, reply: null, now })).toBe('done');
		await close(its);
		const { summary } = await stands(its);
		expect(summary).toMatchObject({ seats: 1, took: 1, points: [], result: { outcome: 'agreed' } });
	});

	it('lets everyone move by themselves, by logs that the server plays again', async () => {
		const its = await opened('own');
		const [a, b] = [await sits(its, 'a'), await sits(its, 'b')];
		const says = (key: SeatKey, entries: number, reply: number) => sayOwn(db, smallTalk, key, { entries, reply, now });
		const first = await says(a, its.step, rings);
		expect(first).toMatchObject({ log: { length: its.step + 2 } });
		expect(await says(a, its.step, rings), 'the same again after a lost answer').toEqual(first);
		expect(await says(b, its.step, notes)).toBe('not-on-offer');
		expect(await says({ ...b, secret: a.secret }, its.step, rings)).toBe('no-seat');
		expect(await says(b, its.step, breaksOff)).toMatchObject({ log: { length: its.step + 2 } });
		expect(await standings(db, its)).toHaveLength(2);
		expect(await choicesIn(db, its)).toEqual([{ state: 0, voters: 2, votes: new Map([[rings, 1], [breaksOff, 1]]) }]); // prettier-ignore
		await says(a, its.step + 2, notes);
		const { revision, step } = await stands(its);
		expect(await rewindSeats(db, smallTalk, its, { state: 1, revision, now })).toBe(1);
		expect(await standings(db, its)).toEqual(
			expect.arrayContaining([expect.objectContaining({ state: 1, seats: 1 }), expect.objectContaining({ state: 3, seats: 1 })]), // prettier-ignore
		);
		expect((await choicesIn(db, its)).map(({ state }) => state)).toEqual([0]);
		expect(await stands(its)).toMatchObject({ phase: 'open', step: step + 1 });
		const now3 = (await seatOf(db, a))?.seat.entries ?? 0;
		await says(a, now3, notes);
		await close(its);
		expect((await stands(its)).summary).toMatchObject({
			seats: 2,
			took: 2,
			outcomes: expect.arrayContaining([{ outcome: 'agreed', seats: 1 }]) as unknown,
			points: [{ text: '那回头再说。', votes: 1, voted: 2 }],
		});
	});

	it('opens no more rooms at once than a team needs', async () => {
		const other = await createTeam(db, { name: '华南', userId: 'trainer', nickname: '周' });
		const open = () => openRoom(db, { teamId: other, actor: 'trainer', scenario: smallTalk, way: 'group', now });
		for (let number = 0; number < mostOpen; number++) expect(await open()).toMatchObject({ phase: 'open' });
		expect(await open()).toBe('too-many');
	});

	it('is followed by whoever looks: everybody sees a change, the projector the votes', async () => {
		const its = await opened();
		const key = await sits(its);
		const follower = new RoomFollower(db, its, find, { projectorPause: 5, phonePause: 5 });
		const projector = new Watcher<ProjectorView>('projector');
		const phone = new Watcher<RoomView>('phone', key.seatId);
		const leave = [follower.join(projector), follower.join(phone)];
		await projector.until(({ seats }) => seats === 1);
		await phone.until(({ phase }) => phase === 'open');
		await votes(key, its.step, breaksOff);
		const hands = await projector.until(({ voted }) => voted === 1);
		expect(hands).toMatchObject({ ahead: [breaksOff], votes: [{ index: breaksOff, votes: 1 }], here: 1 });
		expect(phone.last?.reveal).toBeNull();
		await turnTo(db, its, { revision: its.revision, phase: 'revealed' });
		const shown = await phone.until(({ reveal }) => reveal !== null);
		expect(shown.reveal?.options.find(({ index }) => index === rings)).toMatchObject({
			best: true,
			votes: 0,
			tone: 'sound',
		});
		expect((await projector.until(({ phase }) => phase === 'revealed')).points).toMatchObject([
			{ text: '那回头再说。' },
		]);
		// Whoever comes again with the last event is sent nothing that it has.
		const again = new Watcher<RoomView>('phone');
		follower.join(again, phone.id);
		expect(again.last).toBeNull();
		await close(its);
		expect(await phone.until(({ phase }) => phase === 'closed')).toMatchObject({ summary: { took: 1 } });
		for (const each of leave) each();
		follower.stop();
		expect(again.ended).toBe(true);
	});

	it('forgets nobody who was heard of lately', async () => {
		const its = await opened();
		const [a, b] = [await sits(its), await sits(its)];
		await db
			.update(seat)
			.set({ seenAt: new Date(0) })
			.where(and(eq(seat.teamId, teamId), eq(seat.roomId, its.roomId)));
		expect(await countSeats(db, its)).toEqual({ seats: 2, here: 0 });
		await markSeen(db, its, [a.seatId]);
		expect(await countSeats(db, its)).toEqual({ seats: 2, here: 1 });
		expect(b.seatId).not.toBe(a.seatId);
	});
});

describe('two servers on one database', () => {
	it('serve one class: what changes at one is seen at the other', async () => {
		const place = await emptyPlace('server');
		const [one, two] = [
			await openDatabase(place.settings, { migrations }),
			await openDatabase(place.settings, { migrations }),
		];
		try {
			const teamId = await createTeam(one.db, { name: '华东', userId: 'trainer', nickname: '周' });
			const its = await openRoom(one.db, { teamId, actor: 'trainer', scenario: smallTalk, way: 'group', now });
			if (its === 'too-many') throw new Error(its);
			const find = () => Promise.resolve(smallTalk);
			const followers = [one, two].map(
				({ db }) => new RoomFollower(db, its, find, { projectorPause: 5, phonePause: 5 }),
			);
			const [here, there] = followers.map((follower) => {
				const watcher = new Watcher<ProjectorView>('projector');
				follower.join(watcher);
				return watcher;
			}) as [Watcher<ProjectorView>, Watcher<ProjectorView>];
			const key = await takeSeat(two.db, smallTalk, { teamId, roomId: its.roomId, name: '王', userId: null });
			if (typeof key === 'string') throw new Error(key);
			expect(await castVote(two.db, key, { step: its.step, reply: rings }, offers(two.db, find, key))).toBe('taken');
			await here.until(({ voted }) => voted === 1);
			expect(await moveOn(one.db, smallTalk, its, { step: its.step, reply: null, now })).toBe('done');
			await there.until(({ step }) => step > its.step);
			await here.until(({ step }) => step > its.step);
			await here.until(({ seats }) => seats === 1);
			await there.until(({ seats }) => seats === 1);
			expect(here.id).toBe(there.id);
			for (const follower of followers) follower.stop();
			expect(await one.db.select({ step: room.step }).from(room).where(and(eq(room.teamId, teamId), gt(room.step, its.step)))).toHaveLength(1); // prettier-ignore
		} finally {
			await Promise.all([one.close(), two.close()]);
			await place.remove();
		}
	}, 60_000);
});

/** Waits for a view. */
class Watcher<View> implements Listener {
	readonly sees: Listener['sees'];
	readonly seatId: string | null;
	last: View | null = null;
	id: string | null = null;
	ended = false;
	#wanted: ((view: View) => void) | null = null;

	constructor(sees: Listener['sees'], seatId: string | null = null) {
		this.sees = sees;
		this.seatId = seatId;
	}
	send({ id, data }: { id: string; data: string }): void {
		this.id = id;
		this.last = JSON.parse(data) as View;
		this.#wanted?.(this.last);
	}
	beat(): void {}
	end(): void {
		this.ended = true;
	}
	until(fits: (view: View) => boolean): Promise<View> {
		return new Promise((resolve) => {
			const look = (view: View) => {
				if (!fits(view)) return;
				this.#wanted = null;
				resolve(view);
			};
			this.#wanted = look;
			if (this.last) look(this.last);
		});
	}
}
