import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClassVote } from '../../../src/lib/state/class-vote.svelte.ts';
import { Leading, type Order } from '../../../src/lib/state/leading.svelte.ts';
import { RoomFeed, type Source } from '../../../src/lib/state/room-feed.svelte.ts';
import type { ProjectorView } from '../../../src/lib/core/board/class/view.ts';

/** A line that the test holds the other end of. */
class Line implements Source {
	readyState = 1;
	onopen: Source['onopen'] = null;
	onmessage: Source['onmessage'] = null;
	onerror: Source['onerror'] = null;
	closed = false;
	readonly address: string;
	constructor(address: string) {
		this.address = address;
	}
	close() {
		this.closed = true;
	}
	opens() {
		this.onopen?.call(this as never, new Event('open'));
	}
	says(id: string, view: unknown) {
		this.onmessage?.call(this as never, { data: JSON.stringify(view), lastEventId: id } as MessageEvent);
	}
	breaks(readyState: number) {
		this.readyState = readyState;
		this.onerror?.call(this as never, new Event('error'));
	}
}

const page = { online: new EventTarget(), visible: Object.assign(new EventTarget(), { visibilityState: 'visible' }) };
beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('window', page.online);
	vi.stubGlobal('document', page.visible);
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('the line to a class', () => {
	function follows() {
		const lines: Line[] = [];
		const feed = new RoomFeed('/events', { step: 0 }, (address) => {
			const line = new Line(address);
			lines.push(line);
			return line;
		});
		const stop = feed.follow();
		return { feed, lines, stop };
	}

	it('shows the latest view', () => {
		const { feed, lines, stop } = follows();
		expect(feed.view).toEqual({ step: 0 });
		lines[0]?.says('1-a', { step: 2 });
		expect(feed.view).toEqual({ step: 2 });
		stop();
		expect(lines[0]?.closed).toBe(true);
	});
	it('says that it is lost only after a while, and no more once it is back', () => {
		const { feed, lines, stop } = follows();
		let back = 0;
		feed.onback = () => back++;
		lines[0]?.breaks(0);
		expect(feed.lost).toBe(false);
		vi.advanceTimersByTime(3_000);
		expect(feed.lost).toBe(true);
		lines[0]?.opens();
		expect(feed.lost).toBe(false);
		expect(back).toBe(1);
		stop();
	});
	it('asks again where the browser has given up, from the last event on', () => {
		const { lines, stop } = follows();
		lines[0]?.says('7-b', { step: 1 });
		lines[0]?.breaks(2);
		vi.advanceTimersByTime(3_000);
		expect(lines.map(({ address }) => address)).toEqual(['/events', '/events?after=7-b']);
		page.online.dispatchEvent(new Event('online'));
		expect(lines).toHaveLength(3);
		expect(lines[1]?.closed).toBe(true);
		stop();
	});
});

describe('a phone’s vote', () => {
	const answers = (...statuses: (number | null)[]): typeof fetch => () => {
		const status = statuses.shift();
		return status === null || status === undefined
			? Promise.reject(new TypeError('no network'))
			: Promise.resolve(new Response('{}', { status }));
	}; // prettier-ignore

	it('waits for the network and is sent again', async () => {
		const vote = new ClassVote('/vote', null, answers(null, 200));
		await vote.choose(2, 5);
		expect(vote.at(2)).toEqual({ step: 2, reply: 5, is: 'waiting' });
		await vi.advanceTimersByTimeAsync(2_500);
		expect(vote.at(2)).toMatchObject({ is: 'taken' });
		expect(vote.at(4)).toBeNull();
	});
	it('is refused where the class moved on, and is known after a reload', async () => {
		const vote = new ClassVote('/vote', { step: 2, reply: 1 }, answers(409));
		expect(vote.at(2)).toEqual({ step: 2, reply: 1, is: 'taken' });
		await vote.choose(2, 3);
		expect(vote.at(2)).toMatchObject({ reply: 3, is: 'refused' });
	});
});

describe('the trainer’s hand', () => {
	const seen = {
		way: 'group', phase: 'revealed', revision: 3, step: 6, ahead: [1, 2], places: [], stops: [], focus: null, talk: { over: false },
	} as unknown as ProjectorView; // prettier-ignore

	it('asks the trainer where the vote decides nothing, and sends their pick', async () => {
		const orders: Order[] = [];
		const leading = new Leading(
			() => seen,
			(order) => {
				orders.push(order);
				return Promise.resolve(null);
			},
		);
		expect(leading.key('PageDown')).toBe(true);
		expect(leading.picking).toBe(true);
		await leading.move(2);
		expect(orders).toEqual([{ action: 'move', fields: { revision: '3', step: '6', reply: '2' } }]);
		expect(leading.picking).toBe(false);
		expect(leading.key('x')).toBe(false);
	});
	it('sends one order at a time, and says why one was refused', async () => {
		let sent = 0;
		const leading = new Leading(
			() => seen,
			() => {
				sent++;
				return Promise.resolve('changed');
			},
		);
		await Promise.all([leading.goOn(), leading.goOn()]);
		expect(sent).toBe(1);
		expect(leading.refused).toBe('changed');
	});
});
