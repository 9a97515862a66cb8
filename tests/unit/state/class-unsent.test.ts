import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { classBeginning, classHead, giving, takenBackTo } from '../../../src/lib/core/board/class/beginning.ts';
import { classOptions } from '../../../src/lib/core/board/class/offer.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Entry } from '../../../src/lib/core/run/log.ts';
import { ClassTalk } from '../../../src/lib/state/class-talk.svelte.ts';
import { ClassVote } from '../../../src/lib/state/class-vote.svelte.ts';
import { Unsent, type Place } from '../../../src/lib/state/unsent.ts';
import { shipped } from '../../support/sent-runs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The storage of a tab, which outlives the pages in it. */
function tab(): Place & { texts: Map<string, string> } {
	const texts = new Map<string, string>();
	return {
		texts,
		getItem: (key) => texts.get(key) ?? null,
		setItem: (key, value) => void texts.set(key, value),
		removeItem: (key) => void texts.delete(key),
	};
}

/** A class in which everybody moves by themselves, as a phone's server sees it. */
class Room {
	readonly scenario = shipped();
	readonly head;
	log: Entry[];
	online = true;
	stopped = false;
	said = 0;
	constructor(id = '0197a000-0000-7000-8000-000000000001') {
		this.head = classHead(this.scenario, id, 7);
		this.log = classBeginning(this.scenario, this.head, 1_000);
	}
	/** Somebody's reply comes through: the first on offer. */
	takes(): void {
		const { snapshot } = new LiveRun(this.scenario, this.head, this.log).state;
		const reply = snapshot ? classOptions(this.scenario, snapshot, this.head.seed)[0]?.index : undefined;
		this.log = [...giving(this.scenario, this.head, this.log, reply ?? 0, 2_000).entries];
	}
	readonly fetch = ((address: string, init?: RequestInit) => {
		if (!this.online) return Promise.reject(new TypeError('no network'));
		const { head, log, scenario } = this;
		if (!address.endsWith('/say')) return Promise.resolve(Response.json({ head, log, scenario }));
		this.said++;
		if (this.stopped) return Promise.resolve(Response.json({ refused: 'stopped' }, { status: 409 }));
		const { entries, reply } = JSON.parse(String(init?.body)) as { entries: number; reply: number };
		if (entries === log.length) this.log = [...giving(scenario, head, log, reply, 2_000).entries];
		return Promise.resolve(Response.json({ log: this.log }));
	}) as typeof fetch;
}

const clock = { now: () => 5_000 };
const find = (room: Room, place: Place) => ClassTalk.find('/class/ABC', room.fetch, clock, place);
const replies = ({ exchanges }: ClassTalk) => exchanges.filter(({ mine }) => mine?.kind === 'reply').length;
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a reply that waits for the network when the page is loaded anew', () => {
	async function saysOffline(room: Room, place: Place): Promise<void> {
		const talk = await find(room, place);
		room.online = false;
		await talk.say(talk.options[0]?.index ?? 0);
		expect([talk.waiting, talk.stuck]).toEqual([true, true]);
		talk.end();
		room.online = true;
	}

	it('stands on the page again and goes out', async () => {
		const [room, place] = [new Room(), tab()];
		await saysOffline(room, place);
		const talk = await find(room, place);
		expect(replies(talk)).toBe(1);
		await settled();
		expect(talk.waiting).toBe(false);
		expect(room.said).toBe(1);
		expect(place.texts.size).toBe(0);
	});
	it('is let go where the server has it already', async () => {
		const [room, place] = [new Room(), tab()];
		await saysOffline(room, place);
		room.takes();
		const talk = await find(room, place);
		await settled();
		expect(replies(talk)).toBe(1);
		expect(room.said).toBe(0);
		expect(place.texts.size).toBe(0);
	});
	it('is let go where the class was taken back meanwhile', async () => {
		const [room, place] = [new Room(), tab()];
		const before = room.log;
		room.takes();
		await saysOffline(room, place);
		room.log = [...(takenBackTo(room.scenario, room.head, room.log, before.length, 3_000)?.entries ?? [])];
		const talk = await find(room, place);
		await settled();
		expect(replies(talk)).toBe(0);
		expect(room.said).toBe(0);
	});
	it('is let go where the class was stopped', async () => {
		const [room, place] = [new Room(), tab()];
		await saysOffline(room, place);
		room.stopped = true;
		const talk = await find(room, place);
		await settled();
		expect(talk.refused).toBe('stopped');
		expect(place.texts.size).toBe(0);
	});
	it('is none of another class that has the same code by now', async () => {
		const place = tab();
		await saysOffline(new Room(), place);
		const other = new Room('0197a000-0000-7000-8000-000000000002');
		const talk = await find(other, place);
		await settled();
		expect(replies(talk)).toBe(0);
		expect(other.said).toBe(0);
	});
});

describe('a vote that waits for the network when the page is loaded anew', () => {
	const answers = (...statuses: (number | null)[]): typeof fetch => () => {
		const status = statuses.shift() ?? null;
		return status === null
			? Promise.reject(new TypeError('no network'))
			: Promise.resolve(new Response('{}', { status }));
	}; // prettier-ignore
	async function votesOffline(place: Place): Promise<void> {
		const vote = new ClassVote('/vote', null, answers(null), place);
		await vote.choose(2, 5);
		vote.end();
	}

	it('is sent while the class stands at its step', async () => {
		const place = tab();
		await votesOffline(place);
		const vote = new ClassVote('/vote', null, answers(200), place);
		await vote.resume(2);
		expect(vote.at(2)).toEqual({ step: 2, reply: 5, is: 'taken' });
		expect(place.texts.size).toBe(0);
	});
	it('is let go once the class has moved on', async () => {
		const place = tab();
		await votesOffline(place);
		const vote = new ClassVote('/vote', null, answers(200), place);
		await vote.resume(4);
		expect(vote.at(4)).toBeNull();
		expect(place.texts.size).toBe(0);
	});
});

describe('what lies in a tab’s storage', () => {
	it('is nothing where somebody else wrote it, or where storage is forbidden', () => {
		const place = tab();
		const unsent = new Unsent('say', ['entries', 'reply'], place);
		for (const text of [
			'',
			'{',
			'null',
			'[]',
			'{"entries":1}',
			'{"entries":1,"reply":"2"}',
			'{"entries":1.5,"reply":2}',
		]) {
			place.texts.set('unsent:say', text);
			expect(unsent.find(), text).toBeNull();
		}
		const refuses = () => {
			throw new DOMException('forbidden', 'SecurityError');
		};
		const forbidden = new Unsent('say', ['entries', 'reply'], {
			getItem: refuses,
			setItem: refuses,
			removeItem: refuses,
		});
		forbidden.keep({ entries: 1, reply: 2 });
		expect(forbidden.find()).toBeNull();
		expect(new Unsent('say', ['entries', 'reply'], null).find()).toBeNull();
	});
});
