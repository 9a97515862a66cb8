import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Outbox, type Outside } from '../../../src/lib/state/outbox.svelte.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { eraseAll } from '../../../src/lib/store/erase.ts';
import { OutboxStore } from '../../../src/lib/store/outbox.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { playOnto } from '../../support/filled-store.ts';

/** A day on which everybody joined and signed in, by every clock. */
const morning = 1_780_000_000_000;
const hour = 3_600_000;

let database: HuikuanDatabase;
let store: OutboxStore;
let runs: Runs;
let now = morning;
const clock = { now: () => now };

beforeEach(() => {
	database = new HuikuanDatabase(`outbox-${crypto.randomUUID()}`);
	store = new OutboxStore(database);
	runs = new Runs(database);
	now = morning;
});
afterEach(async () => {
	await database.delete();
});

/** A server as far as the outbox sees it: keeps what it is sent by id, and may be told to fail. */
class Server implements Outside {
	user: string | null = 'li';
	since = morning;
	/** By this server's clock. */
	ahead = 0;
	joinedAt = morning;
	/** Ids in the order in which they came first, by team. */
	readonly kept: string[] = [];
	/** What each batch held. */
	readonly batches: string[][] = [];
	fails: 'no' | 'before' | 'after' | 'busy' = 'no';

	async fetch(address: string, init?: RequestInit): Promise<Response> {
		if (this.fails === 'before') throw new TypeError('no network');
		if (address === '/team/sender') {
			if (this.user === null) return Response.json({ message: 'sign-in' }, { status: 401 });
			const teams = [{ teamId: 'east', name: '华东', joinedAt: this.joinedAt + this.ahead, publishes: false }];
			return Response.json({ user: this.user, since: this.since + this.ahead, now: now + this.ahead, teams });
		}
		expect(address).toBe('/team/east/runs/send');
		if (this.fails === 'busy') return new Response('', { status: 503 });
		const ids = String(init?.body)
			.split('\n')
			.map((line) => (JSON.parse(line) as { head: { id: string } }).head.id);
		this.batches.push(ids);
		for (const id of ids) if (!this.kept.includes(id)) this.kept.push(id);
		if (this.fails === 'after') throw new TypeError('cut off');
		return Response.json({
			answers: ids.map((run) => ({ run, kept: true, again: false, unverified: null, uncounted: null, total: 50 })),
		});
	}
	#turn = Promise.resolve();
	alone(work: () => Promise<void>): Promise<void> {
		this.#turn = this.#turn.then(work);
		return this.#turn;
	}
}

const finish = (at: number, coaching: 'exam' | 'coached' = 'exam') =>
	playOnto(runs, { at, coaching, until: 'finished' });
const states = async () => (await store.ofTeam('east', 'li')).map(({ state }) => state);
const opened = (server: Server) => new Outbox(store, clock, server);

describe('The outbox', () => {
	test('sends nothing before anybody agreed', async () => {
		const server = new Server();
		await finish(morning + hour);
		now = morning + 2 * hour;
		await opened(server).send();
		expect(server.batches).toEqual([]);
		expect(await states()).toEqual([]);
	});

	test('sends what was finished since then, in that order, and nothing that was not agreed to', async () => {
		const server = new Server();
		const outbox = opened(server);
		await finish(morning + hour);
		now = morning + 2 * hour;
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		expect(server.kept).toEqual([]);
		const second = await finish(morning + 4 * hour);
		const first = await finish(morning + 3 * hour);
		await finish(morning + 5 * hour, 'coached');
		await playOnto(runs, { at: morning + 5 * hour, coaching: 'exam', until: 'follow-up' });
		now = morning + 6 * hour;
		await outbox.send();
		expect(server.kept).toEqual([first, second]);
		expect(await states()).toEqual(['sent', 'sent']);
	});

	test('sends along what was chosen of what was finished since joining', async () => {
		const server = new Server();
		const outbox = opened(server);
		await finish(morning - hour);
		const [chosen] = [await finish(morning + 1000), await finish(morning + 2000)];
		now = morning + hour;
		await outbox.send();
		const left = await outbox.left('east', 'exam');
		expect(left).toHaveLength(2);
		await outbox.agree(
			'east',
			'exam',
			left.filter(({ id }) => id === chosen),
		);
		expect(server.kept).toEqual([chosen]);
	});

	test('sends nothing of what was finished before this sign-in, nor in anybody else’s name', async () => {
		const server = new Server();
		const outbox = opened(server);
		await outbox.send();
		await outbox.agree('east', 'all', []);
		// Somebody else practises here; then it is again the first one who signs in.
		server.user = null;
		await finish(morning + hour);
		now = morning + 2 * hour;
		await outbox.send();
		expect(outbox.trouble).toBe('signed-out');
		server.user = 'wang';
		server.since = now;
		await outbox.send();
		server.user = 'li';
		server.since = now + 1000;
		now += hour;
		await outbox.send();
		expect(server.batches).toEqual([]);
		const own = await finish(now);
		now += hour;
		await outbox.send();
		expect(server.kept).toEqual([own]);
		expect((await outbox.left('east', 'all')).map((row) => outbox.isOfThisSignIn(row))).toEqual([false]);
	});

	test('sends nothing that was finished before one agreed, even when a label of it is contested afterwards', async () => {
		const server = new Server();
		const outbox = opened(server);
		const id = await finish(morning + hour);
		now = morning + 2 * hour;
		await outbox.send();
		await outbox.agree('east', 'all', []);
		const stored = await runs.load(id);
		if (!stored) throw new Error('not there');
		now = morning + 3 * hour;
		await runs.append(stored.row, [{ kind: 'contest', at: now, reply: 1, acts: [] }], {}, now);
		expect((await runs.load(id))?.run.entries.at(-1)).toMatchObject({ kind: 'contest' });
		await outbox.send();
		expect(server.kept).toEqual([]);
	});

	test('goes by this page’s clock, however wrong the server’s or this one is', async () => {
		const server = new Server();
		server.ahead = 5 * hour;
		const outbox = opened(server);
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		const id = await finish(morning + 1000);
		now = morning + hour;
		await outbox.send();
		expect(server.kept).toEqual([id]);
	});

	test('keeps what could not go, waits longer each time, and sends it once the network is back', async () => {
		const server = new Server();
		const outbox = opened(server);
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		const id = await finish(morning + 1000);
		now = morning + hour;
		server.fails = 'busy';
		await outbox.send();
		expect(outbox.trouble).toBe('server');
		expect(await store.ofTeam('east', 'li')).toMatchObject([{ state: 'waiting', tries: 1, nextAt: now + 5_000 }]);
		server.fails = 'no';
		await outbox.send();
		expect(server.kept).toEqual([]);
		server.fails = 'busy';
		now += 5_000;
		await outbox.send();
		expect(await store.ofTeam('east', 'li')).toMatchObject([{ tries: 2, nextAt: now + 10_000 }]);
		server.fails = 'before';
		await outbox.send({ evenEarly: true });
		expect(outbox.trouble).toBe('offline');
		server.fails = 'no';
		await outbox.send({ evenEarly: true });
		expect(outbox.trouble).toBeNull();
		expect(server.kept).toEqual([id]);
		expect(await states()).toEqual(['sent']);
	});

	test('sends again what was taken but not answered: the server has it once', async () => {
		const server = new Server();
		const outbox = opened(server);
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		const ids = [await finish(morning + 1000), await finish(morning + 2000)];
		now = morning + hour;
		server.fails = 'after';
		await outbox.send();
		expect(await states()).toEqual(['waiting', 'waiting']);
		server.fails = 'no';
		// Another page of the same browser, opened later.
		await opened(server).send({ evenEarly: true });
		expect(server.batches).toEqual([ids, ids]);
		expect(server.kept).toEqual(ids);
		expect(await states()).toEqual(['sent', 'sent']);
	});

	test('sends once where two tabs are at it', async () => {
		const server = new Server();
		const [outbox, other] = [opened(server), opened(server)];
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		const id = await finish(morning + 1000);
		now = morning + hour;
		const before = other.changes;
		await Promise.all([outbox.send(), other.send()]);
		expect(server.batches).toEqual([[id]]);
		expect(other.changes).toBeGreaterThan(before);
		expect(await states()).toEqual(['sent']);
	});

	test('says what the server said, and sends no run again that it would not have', async () => {
		const server = new Server();
		const outbox = opened(server);
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		const [a, b] = [await finish(morning + 1000), await finish(morning + 2000)];
		now = morning + hour;
		const fetch = server.fetch.bind(server);
		server.fetch = async (address, init) =>
			address === '/team/sender'
				? fetch(address, init)
				: Response.json({
						answers: [
							{ run: a, kept: true, again: false, unverified: 'no-replay: 3 other-acts', uncounted: null, total: null },
							{ run: null, kept: false, refused: 'taken', detail: null },
						],
					});
		await outbox.send();
		expect(await store.ofTeam('east', 'li')).toMatchObject([
			{ run: a, state: 'sent', unverified: 'no-replay: 3 other-acts' },
			{ run: b, state: 'refused', refused: 'taken' },
		]);
		server.fetch = fetch;
		await outbox.send({ evenEarly: true });
		expect(server.batches).toEqual([]);
	});

	test('believes no answer that is none of ours', async () => {
		const server = new Server();
		const outbox = opened(server);
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		await finish(morning + 1000);
		now = morning + hour;
		const fetch = server.fetch.bind(server);
		for (const body of ['<p>Welcome to the hotel</p>', '{"answers":[]}', '{"answers":{}}', 'null']) {
			server.fetch = async (address, init) => (address === '/team/sender' ? fetch(address, init) : new Response(body));
			await outbox.send({ evenEarly: true });
			expect(await states()).toEqual(['waiting']);
			expect(outbox.trouble).toBe('server');
		}
	});

	test('forgets a run that was deleted here before it went, and everything when all is erased', async () => {
		const server = new Server();
		const outbox = opened(server);
		await outbox.send();
		await outbox.agree('east', 'exam', []);
		const id = await finish(morning + 1000);
		await finish(morning + 2000);
		now = morning + hour;
		server.fails = 'busy';
		await outbox.send();
		await database.runs.delete(id);
		server.fails = 'no';
		await outbox.send({ evenEarly: true });
		expect(server.kept).toHaveLength(1);
		expect(await states()).toEqual(['sent']);
		await eraseAll(database);
		expect(await states()).toEqual([]);
	});
});
