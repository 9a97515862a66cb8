import { describe, expect, test } from 'vitest';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { scoreObserved } from '../../../src/lib/core/score/roleplay/observed.ts';
import { blankTicks, newObjection, type Ticks } from '../../../src/lib/core/score/roleplay/ticks.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import type { CheckId } from '../../../src/lib/core/score/scorecard.ts';
import { shippedScenarios } from '../../support/library.ts';
import { ticksOf } from '../../support/ticked.ts';

const shelf = shippedScenarios();
const plays = shelf.flatMap(({ scenario, rehearsals }) =>
	rehearsals.map(({ name, source }) => ({ play: `${scenario.id}/${name}`, scenario, source })),
);

describe('the scorecard of a role play', () => {
	test.each(plays)('is the machine’s own where the ticks are what the machine heard: $play', ({ scenario, source }) => {
		const { rehearsal } = readRehearsal(source);
		if (!rehearsal) throw new Error('it does not read');
		const { run } = playRehearsal(scenario, rehearsal);
		const card = score(scenario, run);
		const observed = scoreObserved(scenario, ticksOf(scenario, run, card));
		const { principles, parts, uncapped, total, passed, medal, caps } = card;
		const figures = { principles, parts, uncapped, total, passed, medal };
		expect(observed.least).toMatchObject(figures);
		expect(observed.most).toMatchObject(figures);
		expect(observed.least.caps.map(({ cap, limit }) => ({ cap, limit }))).toEqual(
			caps.map(({ cap, limit }) => ({ cap, limit })),
		);
		expect(observed.checks.map(({ id, weight, status }) => ({ id, weight, status }))).toEqual(
			card.checks.map(({ id, weight, status }) => ({ id, weight, status })),
		);
		expect(observed.lscp.mean).toEqual(card.lscp.mean);
		expect(observed.lscp.objections.map(({ score }) => score)).toEqual(card.lscp.objections.map(({ score }) => score));
		expect(observed).toMatchObject({ rubric: card.rubric, rung: card.rung, outcome: card.outcome });
		expect(observed.open).toEqual({ checks: [], outcome: false });
		expect(observed.contradictions).toEqual([]);
	});

	test('is played against every ending that the rehearsals come to', () => {
		expect(plays.length).toBeGreaterThanOrEqual(30);
	});
});

const [{ scenario } = { scenario: undefined }] = shelf;
if (!scenario) throw new Error('no scenario');
const allOf = (answer: 'yes' | 'no' | 'not-raised'): Ticks['checks'] =>
	Object.fromEntries(
		scoreObserved(scenario, blankTicks(scenario)).open.checks.map((id) => [id, { answer, words: '' }]),
	);
const ticks = (change: Partial<Ticks> = {}): Ticks => ({
	...blankTicks(scenario),
	checks: allOf('yes'),
	outcome: scenario.best,
	...change,
});

describe('what was not ticked', () => {
	test('is not guessed at: the total is a range from all missed to all met', () => {
		const card = scoreObserved(scenario, blankTicks(scenario));
		expect([card.least.total, card.most.total]).toEqual([0, 100]);
		expect(card.open.checks.length).toBeGreaterThan(15);
		expect(card.open.outcome).toBe(true);
		expect(card.outcome).toEqual({ id: null, value: null });
	});

	test('narrows the range with every tick, and leaves one number in the end', () => {
		let done = blankTicks(scenario);
		let [least, most] = [0, 100];
		for (const [index, id] of scoreObserved(scenario, done).open.checks.entries()) {
			done = { ...done, checks: { ...done.checks, [id]: { answer: index % 3 === 0 ? 'no' : 'yes', words: '' } } };
			const card = scoreObserved(scenario, done);
			expect(card.least.total).toBeGreaterThanOrEqual(least);
			expect(card.most.total).toBeLessThanOrEqual(most);
			[least, most] = [card.least.total, card.most.total];
		}
		const card = scoreObserved(scenario, { ...done, outcome: scenario.best });
		expect(card.least.total).toBe(card.most.total);
	});
});

describe('a check that the talk gave no occasion for', () => {
	test('counts neither way', () => {
		const without = ticks({ checks: { ...allOf('yes'), empathise: { answer: 'not-raised', words: '' } } });
		expect(scoreObserved(scenario, without).least.total).toBe(100);
		const missed = ticks({ checks: { ...allOf('yes'), empathise: { answer: 'no', words: '' } } });
		expect(scoreObserved(scenario, missed).least.total).toBeLessThan(100);
	});

	test('leaves its principle out where it was the last', () => {
		const card = scoreObserved(scenario, ticks({ checks: allOf('not-raised') }));
		expect(Object.values(card.least.principles)).toEqual([null, null, null, null, null, null]);
	});
});

describe('objections', () => {
	test('that are not written down give their share to the principles', () => {
		expect(scoreObserved(scenario, ticks()).least.parts).toMatchObject({ principles: { of: 80 }, lscp: { of: 0 } });
	});

	test('count 20 a step, 20 more in order, and nothing after a single reply', () => {
		const steps = { listen: true, understand: true, propose: true, agree: true };
		const objections = [
			{ ...newObjection('evade'), steps, ordered: true },
			{ ...newObjection('plead'), steps },
			{ ...newObjection('press'), steps: { ...steps, agree: false }, ordered: true },
			{ ...newObjection('refuse'), short: true },
		];
		const { lscp, least } = scoreObserved(scenario, ticks({ objections }));
		expect(lscp.objections.map(({ score }) => score)).toEqual([100, 80, 60, null]);
		expect(lscp.mean).toEqual({ numerator: 80, denominator: 1 });
		expect(least.parts.lscp).toEqual({ points: 16, of: 20 });
	});
});

describe('caps', () => {
	const heard = (act: Ticks['heard'][number]['act'], rewarded = false) => [{ act, words: '', rewarded }];

	test.each([
		['a red line', { heard: heard('disclose') }, 59],
		['a red line that was paid with a promise', { heard: heard('threaten', true) }, 29],
		['a mere promise', { outcome: 'verbal' as const }, 69],
		['something beyond authority', { heard: heard('overpromise') }, 69],
		['giving way last', { heard: heard('give-up'), gaveWayLast: true }, 69],
	])('hold for %s', (_what, change, most) => {
		const { least } = scoreObserved(scenario, ticks(change));
		expect(least.total).toBeLessThanOrEqual(most);
		expect(least.passed).toBe(false);
	});

	test('a weak move leaves silver at most', () => {
		expect(scoreObserved(scenario, ticks()).least.medal).toBe('gold');
		expect(scoreObserved(scenario, ticks({ heard: heard('give-up') })).least.medal).toBe('silver');
	});
});

describe('ticks that cannot all be right', () => {
	const odd = (change: Partial<Ticks>) =>
		scoreObserved(scenario, ticks(change)).contradictions.map(({ check, why }) => `${check} ${why}`);
	const no = (id: CheckId): Ticks['checks'] => ({ ...allOf('yes'), [id]: { answer: 'no', words: '' } });

	test('are told, and counted as they were ticked', () => {
		expect(odd({})).toEqual([]);
		expect(odd({ heard: [{ act: 'dismiss', words: '', rewarded: false }] })).toEqual(['hear-out heard']);
		expect(odd({ checks: no('no-apology') })).toEqual(['no-apology unheard']);
		expect(odd({ checks: no('truthful') })).toEqual([]);
		expect(odd({ rung: 2 })).toEqual(['promise-specific rung']);
		expect(odd({ checks: no('in-writing'), rung: 5 })).toEqual(['in-writing writing']);
		expect(odd({ rung: 4 })).toEqual([]);
	});
});
