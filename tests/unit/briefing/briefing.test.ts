import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { askedIn, Briefing, type DraftPlace } from '../../../src/routes/practise/[scenario]/briefing.svelte.ts';

const { scenario: example } = read(readFileSync('scenarios/evasive-debtor/zh.md', 'utf8'));
const scenario = example as Scenario;
const single = scenario.prepare.findIndex(({ options }) => options.filter(({ right }) => right).length === 1);
const several = scenario.prepare.findIndex(({ options }) => options.filter(({ right }) => right).length > 1);

/** A disk in memory. */
function disk(kept = new Map<string, unknown>()): DraftPlace & { kept: Map<string, unknown> } {
	return { kept, get: async (key) => structuredClone(kept.get(key)), put: (key, value) => void kept.set(key, value) };
}

describe('preparing', () => {
	it('starts with nothing ticked, coached, in the order that the seed gives', async () => {
		const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => Briefing.open(scenario, disk(), seed)));
		const order = (briefing?: Briefing) => briefing?.questions.map(({ options }) => options.map(({ index }) => index));
		expect(one?.coaching).toBe('coached');
		expect(one?.start.prepare).toEqual(scenario.prepare.map(() => []));
		expect(order(one)).toEqual(order(same));
		expect(order(one)).not.toEqual(order(other));
		expect(order(one)?.map((indices) => [...indices].sort((a, b) => a - b))).toEqual(
			scenario.prepare.map(({ options }) => options.map((_, index) => index)),
		);
	});

	it('lets go of the other option where one answer is right, and adds where several are', async () => {
		const briefing = await Briefing.open(scenario, disk(), 7);
		briefing.choose(single, 0, true);
		briefing.choose(single, 1, true);
		briefing.choose(several, 2, true);
		briefing.choose(several, 0, true);
		expect(briefing.start.prepare[single]).toEqual([1]);
		expect(briefing.start.prepare[several]).toEqual([0, 2]);
		briefing.choose(several, 2, false);
		expect(briefing.start.prepare[several]).toEqual([0]);
	});

	it('comes back after a reload as it was left', async () => {
		const place = disk();
		const before = await Briefing.open(scenario, place, 7);
		before.choose(several, 1, true);
		before.coaching = 'exam';
		before.silence = !before.silence;
		const after = await Briefing.open(scenario, place, 99);
		expect(after.start).toEqual(before.start);
		expect(after.questions).toEqual(before.questions);
	});

	it('begins as an address asks, and remembers nothing of that for the next time', async () => {
		const place = disk();
		const asked = askedIn(new URLSearchParams('mode=free&coaching=exam'));
		const briefing = await Briefing.open(scenario, place, 7, asked);
		expect(briefing).toMatchObject({ mode: 'free', coaching: 'exam' });
		expect(await Briefing.open(scenario, place, 7)).toMatchObject({ mode: 'choice', coaching: 'coached' });
	});

	it('lets be what an address asks that is none of the choices', () => {
		expect(askedIn(new URLSearchParams('mode=Free&coaching=&seed=1'))).toEqual({});
		expect(askedIn(new URLSearchParams('coaching=coached'))).toEqual({ coaching: 'coached' });
	});

	it('forgets a draft of another version of the scenario', async () => {
		const place = disk();
		(await Briefing.open(scenario, place, 7)).coaching = 'exam';
		expect((await Briefing.open({ ...scenario, hash: 'another' }, place, 7)).coaching).toBe('coached');
	});

	it.each([
		['nothing', null],
		['text', 'seed'],
		['a list', []],
		['a seed that is none', { seed: -1, coaching: 'exam', silence: true, prepare: scenario.prepare.map(() => []) }],
		[
			'an option that does not exist',
			{ seed: 1, coaching: 'exam', silence: true, prepare: scenario.prepare.map(() => [99]) },
		],
		['too few questions', { seed: 1, coaching: 'exam', silence: true, prepare: [] }],
		['an unknown way', { seed: 1, coaching: 'free', silence: true, prepare: scenario.prepare.map(() => []) }],
	])('takes %s on the disk for no draft', async (_, value) => {
		const briefing = await Briefing.open(scenario, disk(new Map([[Briefing.keyOf(scenario), value]])), 7);
		expect(briefing.start).toMatchObject({ seed: 7, coaching: 'coached', prepare: scenario.prepare.map(() => []) });
	});

	it('works where the disk refuses', async () => {
		const place: DraftPlace = { get: () => Promise.reject(new Error('forbidden')), put: () => undefined };
		expect((await Briefing.open(scenario, place, 7)).start.seed).toBe(7);
	});
});
