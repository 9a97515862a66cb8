import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blankTicks, type Ticks } from '../../../src/lib/core/score/roleplay/ticks.ts';
import { SheetSync } from '../../../src/lib/state/sheet-sync.svelte.ts';
import { smallTalk } from '../../support/small-talk.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sheet = (notes: string): Ticks => ({ ...blankTicks(smallTalk), notes });

/** A server that keeps a sheet, and answers as it is told. */
class Server {
	notes = '';
	at = 1_000;
	/** How the next ones are answered; `lost`: kept, but the answer never came. */
	next: (number | 'offline' | 'lost')[] = [];
	asked: { notes: string; seen: string | null }[] = [];
	readonly fetch = ((_address: string, init?: RequestInit) => {
		const { notes } = JSON.parse(String(init?.body)) as Ticks;
		const seen = new Headers(init?.headers).get('if-match');
		this.asked.push({ notes, seen });
		const how = this.next.shift() ?? 200;
		if (how === 'offline') return Promise.reject(new TypeError('no network'));
		if (typeof how === 'number' && how !== 200) return Promise.resolve(Response.json({}, { status: how }));
		if (seen !== `"${this.at}"` && notes !== this.notes)
			return Promise.resolve(Response.json({ older: true, at: this.at }, { status: 412 }));
		if (seen === `"${this.at}"`) this.at++;
		this.notes = notes;
		if (how === 'lost') return Promise.reject(new TypeError('no network'));
		return Promise.resolve(Response.json({ total: null, at: this.at }));
	}) as typeof fetch;
}

function synced(server: Server): SheetSync {
	return new SheetSync('/ticks', { ticks: sheet(''), at: server.at }, () => sheet(''), server.fetch);
}
const put = (sync: SheetSync, notes: string) => sync.put('observe', sheet(notes));
const goes = (milliseconds = 400) => vi.advanceTimersByTimeAsync(milliseconds);

describe('an observer’s sheet on its way to the server', () => {
	it('names what it grew from, the latest one each time', async () => {
		const server = new Server();
		const sync = synced(server);
		put(sync, '一');
		put(sync, '一二');
		await goes();
		put(sync, '一二三');
		await goes();
		expect(server.asked).toEqual([
			{ notes: '一二', seen: '"1000"' },
			{ notes: '一二三', seen: '"1001"' },
		]);
		expect([sync.unsent, sync.trouble]).toEqual([false, null]);
	});

	it('waits for the network, ever longer, and goes at once when it is back', async () => {
		const server = new Server();
		const sync = synced(server);
		server.next = Array.from({ length: 100 }, () => 'offline' as const);
		put(sync, '一');
		await goes(3_600_000);
		expect(server.asked.length).toBeLessThan(70);
		expect([sync.unsent, sync.trouble]).toEqual([true, null]);
		server.next = [];
		sync.retry();
		await goes(0);
		expect([server.notes, sync.unsent]).toEqual(['一', false]);
	});

	it('is not sent for ever to a server that fails over it, and what is ticked next is tried again', async () => {
		const server = new Server();
		const sync = synced(server);
		server.next = [500, 500, 500, 500];
		put(sync, '一');
		await goes(24 * 3_600_000);
		expect(server.asked).toHaveLength(4);
		expect([sync.unsent, sync.trouble]).toEqual([false, 'failed']);
		put(sync, '一二');
		await goes();
		expect([server.notes, sync.trouble]).toEqual(['一二', null]);
	});

	it('is kept after a server that was away, whatever is said in its place', async () => {
		const server = new Server();
		const sync = synced(server);
		server.next = [502, 503, 504, 502, 503, 504];
		put(sync, '一');
		await goes(600_000);
		expect([server.notes, sync.unsent, sync.trouble]).toEqual(['一', false, null]);
	});

	it('is not taken for somebody else’s when an answer was lost', async () => {
		const server = new Server();
		const sync = synced(server);
		server.next = ['lost'];
		put(sync, '一');
		await goes();
		put(sync, '一二');
		await goes(10_000);
		expect(server.asked.map(({ notes }) => notes)).toEqual(['一', '一', '一二']);
		expect([server.notes, sync.unsent, sync.trouble]).toEqual(['一二', false, null]);
	});

	it('gives way to what somebody else changed, says so, and takes its place only when told', async () => {
		const server = new Server();
		const sync = synced(server);
		server.at = 2_000;
		server.notes = '别人';
		put(sync, '一');
		await goes();
		expect(sync.trouble).toBe('older');
		put(sync, '一二');
		await goes(600_000);
		expect([server.notes, server.asked.length, sync.unsent]).toEqual(['别人', 1, false]);
		sync.overwrite();
		await goes(0);
		expect([server.notes, sync.trouble, sync.unsent]).toEqual(['一二', null, false]);
	});

	it('is not sent again where it is refused', async () => {
		const server = new Server();
		const sync = synced(server);
		server.next = [403];
		put(sync, '一');
		await goes(600_000);
		expect([server.asked.length, sync.trouble, sync.unsent]).toEqual([1, 'refused', false]);
	});
});
