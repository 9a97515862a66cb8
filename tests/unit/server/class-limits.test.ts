import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ProjectorView } from '../../../src/lib/core/board/class/view.ts';
import { makeCode } from '../../../src/lib/server/class/code.ts';
import { RoomFollower, type Listener } from '../../../src/lib/server/class/follow.ts';
import { mostWrong, roomForGuest } from '../../../src/lib/server/class/guesses.ts';
import { closeRoom, moveOn, rewindGroup, turnTo } from '../../../src/lib/server/class/lead.ts';
import { offers } from '../../../src/lib/server/class/offers.ts';
import { rewindSeats, sayOwn } from '../../../src/lib/server/class/own-talks.ts';
import { openRoom, roomOf, type Room } from '../../../src/lib/server/class/rooms.ts';
import type { SeatKey } from '../../../src/lib/server/class/seat-key.ts';
import { leaveSeat, markSeen, minutesKept, mostSeats, seatOf, takeSeat } from '../../../src/lib/server/class/seats.ts';
import { eventStream } from '../../../src/lib/server/class/stream.ts';
import { castVote, votesAt } from '../../../src/lib/server/class/votes.ts';
import type { Database, Db } from '../../../src/lib/server/database/database.ts';
import { seat, vote } from '../../../src/lib/server/schema/room.ts';
import { eraseFromTeam } from '../../../src/lib/server/teams/erase.ts';
import { createTeam } from '../../../src/lib/server/teams/teams.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { firstChangeFails, type FirstChangeFails } from '../../support/first-change-fails.ts';
import { smallTalk } from '../../support/small-talk.ts';

/** Replies of the small talk, by their index: 0 is good, 1 ends it badly; then 2 ends it well, 3 goes back. */
const [rings, breaksOff, notes] = smallTalk.states.flatMap(({ parts }) =>
	parts.flatMap(({ replies }) => replies.map(({ index }) => index)),
) as [number, number, number];

const now = new Date('2026-06-01T09:00:00Z');
const find = () => Promise.resolve(smallTalk);
/** Looks are made by hand. */
const byHand = { projectorPause: 1e9, phonePause: 1e9, seenEvery: Infinity };

describe.each(kinds)('a class in a database of the kind %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let db: Db;
	let teamId: string;
	let way: FirstChangeFails;
	beforeAll(async () => {
		database = await freshDatabase(kind);
		db = database.db;
		way = await firstChangeFails(db, ['room', 'seat', 'vote']);
	}, 60_000);
	afterAll(() => database.remove());

	async function opened(ways: 'own' | 'group' = 'group'): Promise<Room> {
		teamId = await createTeam(db, { name: '华东', userId: 'trainer', nickname: '周' });
		const made = await openRoom(db, { teamId, actor: 'trainer', scenario: smallTalk, way: ways, now });
		if (made === 'too-many') throw new Error(made);
		return made;
	}
	const join = (its: Room, userId: string | null = null) =>
		takeSeat(db, smallTalk, { teamId: its.teamId, roomId: its.roomId, name: '王', userId });
	async function sits(its: Room, userId: string | null = null): Promise<SeatKey> {
		const key = await join(its, userId);
		if (typeof key === 'string') throw new Error(key);
		return key;
	}
	const stands = async (its: Room) => (await roomOf(db, its)) as Room;
	const votes = (key: SeatKey, step: number, reply: number) =>
		castVote(db, key, { step, reply }, offers(db, find, key));
	const its = (key: { teamId: string; roomId: string }) =>
		and(eq(seat.teamId, key.teamId), eq(seat.roomId, key.roomId));
	async function heardOf(room: Room, at: Date): Promise<void> {
		await db.update(seat).set({ seenAt: at }).where(its(room));
	}

	it('takes the vote of who leaves along, so that nobody votes twice', async () => {
		const room = await opened();
		const stays = await sits(room);
		await votes(stays, room.step, breaksOff);
		for (let times = 0; times < 3; times++) {
			const key = await sits(room);
			expect(await votes(key, room.step, rings)).toBe('taken');
			await leaveSeat(db, { ...key, secret: stays.secret });
			expect(await votesAt(db, room, room.step), 'left by somebody else’s secret').toContainEqual([rings, 1]);
			await leaveSeat(db, key);
		}
		expect(await votesAt(db, room, room.step)).toEqual(new Map([[breaksOff, 1]]));
	});

	it('keeps what was voted at steps that are over, and in a class that is over, when somebody leaves', async () => {
		const room = await opened();
		const key = await sits(room);
		await votes(key, room.step, rings);
		await moveOn(db, smallTalk, room, { step: room.step, reply: null, now });
		const next = await stands(room);
		await votes(key, next.step, notes);
		await closeRoom(db, smallTalk, room, { actor: 'trainer', now });
		await leaveSeat(db, key);
		expect(await votesAt(db, room, room.step)).toEqual(new Map([[rings, 1]]));
		expect(await votesAt(db, room, next.step)).toEqual(new Map([[notes, 1]]));
	});

	it('gives a seat of who is long away and did nothing to who comes, when all are taken', async () => {
		const room = await opened();
		const [idle, voted] = [await sits(room), await sits(room)];
		await votes(voted, room.step, rings);
		await db.insert(seat).values(
			Array.from({ length: mostSeats - 2 }, (_, number) => ({
				teamId: room.teamId, roomId: room.roomId, secret: 'x', name: `${number}`,
				seatId: `0190a2b4-0000-7000-8000-${String(number).padStart(12, '0')}`,
			})),
		); // prettier-ignore
		expect(await join(room)).toBe('full');
		const away = new Date(Date.now() - (minutesKept + 1) * 60_000);
		for (const { seatId } of [idle, voted])
			await db.update(seat).set({ seenAt: away }).where(and(its(room), eq(seat.seatId, seatId))); // prettier-ignore
		const late = await sits(room);
		expect(await seatOf(db, idle)).toBeNull();
		expect(await seatOf(db, voted)).not.toBeNull();
		expect(await seatOf(db, late)).not.toBeNull();
		expect(await join(room)).toBe('full');
	});

	it('keeps the seat of who moved by themselves, however long they are away', async () => {
		const room = await opened('own');
		const [moved, idle] = [await sits(room), await sits(room)];
		await sayOwn(db, smallTalk, moved, { entries: room.step, reply: rings, now });
		await db.insert(seat).values(
			Array.from({ length: mostSeats - 2 }, (_, number) => ({
				teamId: room.teamId, roomId: room.roomId, secret: 'x', name: `${number}`, entries: room.log.length + 2,
				seatId: `0190a2b4-0000-7000-8000-${String(number).padStart(12, '0')}`,
			})),
		); // prettier-ignore
		await heardOf(room, new Date(0));
		await sits(room);
		expect(await seatOf(db, idle)).toBeNull();
		expect(await seatOf(db, moved)).not.toBeNull();
		await heardOf(room, new Date(0));
		expect(await join(room), 'the one that came is idle').not.toBe('full');
	});

	it('is looked for by few wrong codes from one address, and by any number of right ones', async () => {
		const { code, roomId } = await opened();
		const wrong = (address: string, at = now) => roomForGuest(db, makeCode(), address, at);
		expect(await wrong('2001:db8::1')).toBeNull();
		for (let each = 1; each < mostWrong; each++) await wrong('2001:db8::1');
		expect(await wrong('2001:db8::1')).toBe('wait');
		expect(await roomForGuest(db, code, '2001:db8::1', now), 'a right guess is not told either').toBe('wait');
		expect(await roomForGuest(db, code, '2001:db8::2', now)).toMatchObject({ roomId });
		expect(await wrong('2001:db8::1', new Date(now.getTime() + 61_000))).toBeNull();
	});

	it('is followed by three pages of a seat, of which the oldest gives way', async () => {
		const room = await opened();
		const [key, other] = [await sits(room), await sits(room)];
		const follower = new RoomFollower(db, room, find, byHand);
		const pages = Array.from({ length: 5 }, () => {
			const page = new Watcher('phone', key.seatId);
			follower.join(page);
			return page;
		});
		follower.join(new Watcher('phone', other.seatId));
		expect(pages.map(({ ended }) => ended)).toEqual([true, true, false, false, false]);
		expect(follower.listeners).toBe(4);
		follower.stop();
	});

	it('tells a page that gave way not to come back at once', async () => {
		const room = await opened();
		const key = await sits(room);
		const follower = new RoomFollower(db, room, find, byHand);
		const streams = Array.from({ length: 4 }, () =>
			eventStream(follower, { sees: 'phone', seatId: key.seatId, lastId: null }),
		);
		expect(await new Response(streams[0]).text()).toBe('retry: 1000\n\nretry: 15000\n\n');
		follower.stop();
	});

	it('writes of who came that they were heard of, and of nobody else', async () => {
		const room = await opened();
		const [first, second] = [await sits(room), await sits(room)];
		const follower = new RoomFollower(db, room, find, byHand);
		follower.join(new Watcher('phone', first.seatId));
		await follower.look();
		await heardOf(room, new Date(0));
		follower.join(new Watcher('phone', second.seatId));
		await follower.look();
		expect((await seatOf(db, second))?.seat.seenAt.getTime()).toBeGreaterThan(0);
		expect((await seatOf(db, first))?.seat.seenAt.getTime()).toBe(0);
		follower.stop();
	});

	it('reads what everyone chose by themselves anew only when somebody moved', async () => {
		const room = await opened('own');
		const key = await sits(room);
		const follower = new RoomFollower(db, room, find, byHand);
		const projector = new Watcher<ProjectorView>('projector');
		follower.join(projector);
		while (!projector.last) await follower.look();
		const reads = vi.spyOn(db, 'select');
		const looks = 20;
		for (let each = 0; each < looks; each++) await follower.look();
		// The room's revision each time, and who is there now and then; each reading of all votes is two more.
		expect(reads.mock.calls.length).toBeLessThanOrEqual(2 * looks);
		reads.mockRestore();
		await sayOwn(db, smallTalk, key, { entries: room.step, reply: rings, now });
		const seen = () => projector.last?.places.map(({ state, voted }) => [state, voted]);
		await expect.poll(async () => (await follower.look(), seen()), { timeout: 20_000 }).toEqual([[0, 1], [1, 0]]); // prettier-ignore
		await leaveSeat(db, key);
		await sits(room);
		await expect
			.poll(async () => (await follower.look(), projector.last?.places.map(({ here }) => here)), { timeout: 20_000 })
			.toEqual([1]);
		follower.stop();
	});

	it('forgets the seats and votes of who left the team, and no votes of the same number in another class', async () => {
		const room = await opened();
		const other = await openRoom(db, { teamId, actor: 'trainer', scenario: smallTalk, way: 'group', now });
		if (other === 'too-many') throw new Error(other);
		const key = await sits(room, 'li');
		await votes(key, room.step, rings);
		await db.insert(vote).values({ teamId, roomId: other.roomId, step: other.step, seatId: key.seatId, state: 0, reply: rings }); // prettier-ignore
		await eraseFromTeam(db, teamId, 'li');
		expect(await seatOf(db, key)).toBeNull();
		expect((await votesAt(db, room, room.step)).size).toBe(0);
		expect((await votesAt(db, other, other.step)).size).toBe(1);
	});

	it('does again what had to give way to something else', async () => {
		teamId = await createTeam(db, { name: '华东', userId: 'trainer', nickname: '周' });
		const open = (ways: 'own' | 'group') =>
			openRoom(db, { teamId, actor: 'trainer', scenario: smallTalk, way: ways, now });
		const group = (await way.once(() => open('group'))) as Room;
		const key = await way.once(() => sits(group));
		expect(await way.once(() => votes(key, group.step, rings))).toBe('taken');
		await way.once(() => markSeen(db, group, [key.seatId]));
		expect(await way.once(() => turnTo(db, group, { revision: 0, phase: 'stopped' }))).toBe('done');
		expect(await way.once(() => moveOn(db, smallTalk, group, { step: group.step, reply: null, now }))).toBe('done');
		const { revision } = await stands(group);
		expect(await way.once(() => rewindGroup(db, smallTalk, group, { entry: group.step, revision, now }))).toBe('done');
		await way.once(() => leaveSeat(db, key));
		expect(await way.once(() => closeRoom(db, smallTalk, group, { actor: 'trainer', now }))).toBe('done');
		const own = (await open('own')) as Room;
		const alone = await sits(own);
		const said = await way.once(() => sayOwn(db, smallTalk, alone, { entries: own.step, reply: rings, now }));
		expect(said).toMatchObject({ log: { length: own.step + 2 } });
		expect(await way.once(() => rewindSeats(db, smallTalk, own, { state: 0, revision: 0, now }))).toBe(1);
		expect(await db.select({ votes: sql<number>`count(*)`.mapWith(Number) }).from(vote).where(and(eq(vote.teamId, teamId), eq(vote.roomId, own.roomId)))).toEqual([{ votes: 1 }]); // prettier-ignore
	});
});

class Watcher<View = unknown> implements Listener {
	readonly sees: Listener['sees'];
	readonly seatId: string | null;
	last: View | null = null;
	ended = false;

	constructor(sees: Listener['sees'], seatId: string | null = null) {
		this.sees = sees;
		this.seatId = seatId;
	}
	send({ data }: { data: string }): void {
		this.last = JSON.parse(data) as View;
	}
	beat(): void {}
	end(): void {
		this.ended = true;
	}
}
