import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../src/lib/core/machine/acts.ts';
import { linesAt } from '../../../src/lib/core/machine/line.ts';
import { moodAfter } from '../../../src/lib/core/machine/mood.ts';
import { offered } from '../../../src/lib/core/machine/offer.ts';
import { resumeTalk, startTalk, type Talk } from '../../../src/lib/core/machine/step.ts';
import { documentsAtHand } from '../../../src/lib/core/run/documents.ts';
import type { Step } from '../../../src/lib/core/run/replay.ts';
import type { Line, Reply, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import {
	type RangeEffort,
	ranging,
	type ScoreRange,
	usualEffort,
} from '../../../src/lib/core/score/explore/explored.ts';
import { rightOptions } from '../../../src/lib/core/score/model-answers.ts';
import { scoreFigures } from '../../../src/lib/core/score/score.ts';
import { principles, type Scorecard } from '../../../src/lib/core/score/scorecard.ts';
import { runOf, type Walk } from '../../../src/lib/core/score/walk.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { shippedScenarios } from '../../support/library.ts';
import { buildScenario, promise, reply } from '../../support/scenario-builder.ts';

const effort: RangeEffort = { replies: 4, limit: 20_000, jointLimit: 20_000, runs: 500, seed: 1 };

function rangeOf(scenario: Scenario, more: Partial<RangeEffort> = {}): ScoreRange | null {
	const slices = ranging(scenario, { ...effort, ...more });
	let slice = slices.next();
	while (!slice.done) slice = slices.next();
	return slice.value;
}

/** A random talk with all that scores read besides: words, plans, papers pointed at, a message and a record. */
const scoredTalk = fc
	.record({
		talk: arbitraryTalk,
		wordings: fc.array(fc.constantFrom('欠 100 元，5 月 2 日到期', '欠 1 万元', '今天 {{today}}', '嗯'), {
			minLength: 3,
			maxLength: 3,
		}),
		message: fc.constantFrom('{{promises}}', '6 月 5 日付 8,000 元', '今天付 2,000 元', ''),
	})
	.map(({ talk, wordings, message }) => {
		const replies = [talk.everywhere, ...talk.states.flatMap(({ parts }) => parts.map((part) => part.replies))].flat();
		for (const { index, segments } of replies) {
			const [segment] = segments;
			if (!segment) continue;
			segment.text = wordings[index % 3] ?? '';
			if (index % 2 === 0)
				segment.plan = [{ amount: index % 4 ? null : 5_000_00, share: null, date: index % 3 ? '2026-06-05' : null }];
			if (index % 5 === 0) segment.documents = [index % 2];
		}
		for (const { lines } of talk.states.flatMap(({ parts }) => parts))
			for (const line of lines) if (line.index % 4 === 1) line.text = ['小李？'];
		const part = (text: string) => ({ name: '承诺', options: [{ text, right: true, why: null }] });
		talk.followUp = {
			record: { reasons: [{ text: '未问出', fact: null, unknown: true }], next: null, promises: true },
			recordFor: [],
			message: message === '' ? [] : [part(message)],
			messageFor: [{ state: talk.states.length - 1, message: [part('{{promises}}')] }],
		};
		return talk;
	});

/** A run played by XState's machine that ended, with how likely play at random is to take it. */
interface Played {
	card: Scorecard;
	share: number;
}

/** Every run of so many replies that ends, one by one; null when there are too many. */
function everyRun(scenario: Scenario, replies: number, most: number): Played[] | null {
	const documents = documentsAtHand(scenario, rightOptions(scenario));
	const played: Played[] = [];
	let open: { walk: Walk; share: number }[] = answers(scenario, startTalk(scenario, { documents }), {
		walk: { snapshot: startTalk(scenario, { documents }).snapshot(), steps: [], replies: 0 },
		share: 1,
		said: null,
	});
	for (let given = 0; given <= replies; given++) {
		const longer: typeof open = [];
		for (const { walk, share } of open) {
			if (walk.snapshot.over) {
				played.push({ card: scoreFigures(scenario, runOf(scenario, walk)), share });
				continue;
			}
			const offer = offered(scenario, walk.snapshot);
			for (const said of given === replies ? [] : offer) {
				const talk = resumeTalk(scenario, walk.snapshot);
				talk.send({ type: 'reply', index: said.index, acts: actsOf(said) });
				longer.push(...answers(scenario, talk, { walk, share: share / offer.length, said }));
			}
		}
		if (longer.length > most) return null;
		open = longer;
	}
	return played;
}

function answers(
	scenario: Scenario,
	talk: Talk,
	{ walk, share, said }: { walk: Walk; share: number; said: Reply | null },
): { walk: Walk; share: number }[] {
	const due = talk.snapshot();
	const lines: readonly (Line | null)[] = linesAt(scenario, due);
	const all = lines.length > 0 ? lines : [null];
	return all.map((line) => {
		const own = resumeTalk(scenario, due);
		own.send({ type: 'line', index: line?.index ?? null });
		const before = said ? walk.snapshot : null;
		const acts = said ? [...actsOf(said)] : [];
		const entry = 2 * walk.steps.length;
		const step: Step = {
			entry,
			kind: said ? 'reply' : 'begin',
			reply: said,
			acts,
			before,
			after: own.snapshot(),
			line: { entry: entry + 1, line },
			moodChange: before && moodAfter(scenario, before.mood, acts),
		};
		const next = { snapshot: own.snapshot(), steps: [...walk.steps, step], replies: walk.replies + (said ? 1 : 0) };
		return { walk: next, share: share / all.length };
	});
}

describe('what runs can score', () => {
	test('is what every run by itself scores, played by XState’s machine and scored by the rubric', () => {
		let compared = 0;
		fc.assert(
			fc.property(scoredTalk, (scenario) => {
				const runs = everyRun(scenario, 4, 1500);
				if (!runs || runs.length === 0) return;
				const totals = runs.map(({ card }) => card.total);
				const [lowest, highest] = [Math.min(...totals), Math.max(...totals)];
				const ended = runs.reduce((sum, { share }) => sum + share, 0);
				const mean = (of: (card: Scorecard) => number) =>
					runs.reduce((sum, { card, share }) => sum + of(card) * share, 0) / ended;

				const range = rangeOf(scenario);
				if (!range?.exact) return;
				compared++;
				expect(range).toMatchObject({ runs: runs.length, exact: true, mean: { exactUpTo: 4, sample: null } });
				expect(range?.total.lowest).toEqual({ found: lowest, bound: lowest });
				expect(range?.total.highest).toEqual({ found: highest, bound: highest });
				expect(range?.ended).toBeCloseTo(ended, 9);
				expect(range?.total.mean).toBeCloseTo(
					mean(({ total }) => total),
					6,
				);
				expect(range?.passed).toBeCloseTo(
					mean(({ passed }) => (passed ? 1 : 0)),
					9,
				);
				for (const principle of principles) {
					const met = runs.map(({ card }) => card.principles[principle]?.met ?? 0);
					const own = range?.principles[principle] ?? null;
					expect(own?.applicable ?? null).toBe(runs[0]?.card.principles[principle]?.applicable ?? null);
					if (!own) continue;
					expect([own.lowest, own.highest]).toEqual([Math.min(...met), Math.max(...met)]);
					expect(own.mean).toBeCloseTo(
						mean((card) => card.principles[principle]?.met ?? 0),
						6,
					);
				}
				const met = new Set(
					runs.flatMap(({ card }) => card.checks.filter(({ status }) => status === 'yes').map(({ id }) => id)),
				);
				expect(range?.unmeetable?.filter((id) => met.has(id))).toEqual([]);

				// The same edges by the search that leaves out what cannot beat them.
				const searched = rangeOf(scenario, { jointLimit: 0 });
				expect(searched?.total.lowest ?? null).toEqual(searched && { found: lowest, bound: lowest });
				expect(searched?.total.highest ?? null).toEqual(searched && { found: highest, bound: highest });
			}),
			{ numRuns: 120, seed: 20260528, endOnFailure: true },
		);
		expect(compared).toBeGreaterThan(40);
	}, 60_000);

	const call = buildScenario({
		states: {
			start: {
				says: ['?'],
				replies: [
					reply('day?', 'day', ['ask-commitment']),
					reply('later', 'gone', ['give-up']),
					reply('again', 'start', ['rapport']),
				],
			},
			day: {
				says: [{ text: 'June', moves: [promise(10_000_00, '2026-06')] }],
				replies: [reply('June it is', 'end', ['confirm-agreement']), reply('fine', 'gone', ['vague-close'])],
			},
			end: { says: ['.'], outcome: 'verbal' },
			gone: { says: ['.'], outcome: 'no-commitment' },
		},
	});

	test('names the checks that no run meets, however long', () => {
		expect(rangeOf(call)?.unmeetable).toEqual(['promise-specific']);
	});

	test('is counted exactly up to some length and sampled beyond, and says which', () => {
		const exact = rangeOf(call, { replies: 12 });
		const sampled = rangeOf(call, { replies: 12, jointLimit: 10, runs: 4000 });
		expect(exact?.mean).toEqual({ exactUpTo: 12, covered: 1, sample: null });
		expect(sampled?.mean.exactUpTo).toBeLessThan(12);
		expect(sampled?.mean.covered).toBeGreaterThan(0.3);
		expect(sampled?.mean.covered).toBeLessThan(1);
		expect(sampled?.mean.sample).toMatchObject({ runs: 4000, seed: 1 });
		expect(sampled?.mean.sample?.visited).toBeGreaterThan(0.5);
		expect(Math.abs((sampled?.total.mean ?? 0) - (exact?.total.mean ?? 100))).toBeLessThan(1);
		expect([sampled?.total.lowest, sampled?.total.highest]).toEqual([exact?.total.lowest, exact?.total.highest]);
		expect(sampled).toEqual(rangeOf(call, { replies: 12, jointLimit: 10, runs: 4000 }));
	});

	test('is sampled alone where even the talk has too many configurations, and nothing is said to be certain', () => {
		const range = rangeOf(call, { limit: 2, runs: 400 });
		expect(range).toMatchObject({
			runs: null,
			exact: false,
			unmeetable: null,
			mean: { covered: 0, sample: { runs: 40 } },
		});
		expect(range?.total.lowest.bound).toBe(0);
		expect(range?.total.highest.bound).toBe(100);
	});

	test('comes in slices that may be left at any time', () => {
		const shipped = shippedScenarios().find(({ id }) => id === 'evasive-debtor');
		if (!shipped) throw new Error('it is not there');
		const slices = ranging(shipped.scenario);
		const first = slices.next();
		expect(first.done).toBe(false);
		expect(first.value).toMatchObject({ done: expect.any(Number), met: expect.any(Number) });
		expect(slices.return(null)).toEqual({ done: true, value: null });
	});
});

describe('the shipped scenarios', () => {
	test.each(shippedScenarios().filter(({ language }) => language === 'zh'))(
		'$id: the lowest and the highest total are exact, and all marks can be had',
		({ scenario }) => {
			const range = rangeOf(scenario, usualEffort);
			expect(range).toMatchObject({ exact: true, unmeetable: [], total: { highest: { found: 100, bound: 100 } } });
			expect(range?.total.lowest.found).toBe(range?.total.lowest.bound);
		},
		60_000,
	);
});
