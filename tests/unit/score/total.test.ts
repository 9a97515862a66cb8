import { describe, expect, test } from 'vitest';
import type { Medal, Scorecard } from '../../../src/lib/core/score/scorecard.ts';
import { move, played, type Setting, type Turn } from '../../support/run-builder.ts';

const quiet: Turn[] = [{ acts: [] }, { acts: [] }, { acts: [] }];

describe('the total', () => {
	test('is 60 % principles, 20 % LSCP, 20 % outcome', () => {
		const turns: Turn[] = [
			{ acts: ['ask-open'] },
			{ acts: ['empathise'] },
			{ acts: ['offer-help'] },
			{ acts: ['ask-commitment'] },
		];
		const { card } = played(turns, { bare: true, opening: [move.plead] });
		expect(card.parts).toEqual({
			principles: { points: 60, of: 60 },
			lscp: { points: 20, of: 20 },
			outcome: { points: 20, of: 20 },
		});
	});

	test('weighs every principle alike, whatever weights it holds', () => {
		// Five principles apply, one of them not met by a weight of 100: 80 × 4/5 of the points, and 20 for the outcome.
		const turns: Turn[] = [{ acts: ['empathise'] }, { acts: ['vague-close'] }, ...quiet];
		const { card } = played(turns, { bare: true, rubric: { 'no-vague-close': 100 } });
		expect(Object.values(card.principles).filter((own) => own !== null)).toHaveLength(5);
		expect(card.uncapped).toBe(84);
	});

	test('is an exact fraction, rounded once, half up', () => {
		const turns: Turn[] = [{ acts: ['empathise'] }, ...quiet];
		const worth = (reflect: number) =>
			played(turns, { outcome: 'deferred', rubric: onlyUnderstanding({ empathise: 5, reflect }) }).card.uncapped;
		// The outcome gives 8. The principles give 80 × 5/8 = 50; 80 × 5/64 = 6.25; 80 × 5/32 = 12.5.
		expect(worth(3)).toBe(58);
		expect(worth(59)).toBe(14);
		expect(worth(27)).toBe(21);
	});
});

/** Overrides that leave nothing but two checks. */
function onlyUnderstanding(kept: Record<string, number>): Record<string, number> {
	const all = played(quiet).card.checks.map(({ id }) => [id, 0] as const);
	return { ...Object.fromEntries(all), ...kept };
}

describe('the outcome', () => {
	const outcome = (setting: Setting): Scorecard['outcome'] => played(quiet, { bare: true, ...setting }).card.outcome;

	test.each([
		['paid', 100], ['agreed', 100], ['verbal', 60], ['escalated', 60], ['deferred', 40],
		['message-left', 40], ['no-commitment', 20], ['refused', 20], ['broken-off', 0],
	] as const)('%s is worth %i', (id, value) => {
		expect(outcome({ outcome: id })).toEqual({ id, value });
	}); // prettier-ignore

	test('is relative to the best that the scenario can reach, and never more than 100', () => {
		expect(outcome({ outcome: 'deferred', best: 'deferred' }).value).toBe(100);
		expect(outcome({ outcome: 'no-commitment', best: 'deferred' }).value).toBe(50);
		expect(outcome({ outcome: 'agreed', best: 'deferred' }).value).toBe(100);
	});

	test('is nothing while the talk goes on', () => {
		expect(outcome({ unfinished: true })).toEqual({ id: null, value: 0 });
	});
});

describe('passing and medals', () => {
	// Only understanding counts: 80 points by the share of its weight, 20 by the outcome.
	const card = (share: number, more: Turn[] = [], outcome: Setting['outcome'] = 'agreed') =>
		played([{ acts: ['empathise'] }, ...quiet, ...more], {
			rubric: onlyUnderstanding({ empathise: share, reflect: 80 - share }),
			outcome,
		}).card;

	test.each<[number, boolean, Medal | null]>([
		[69, false, null], [70, true, null], [74, true, null], [75, true, 'bronze'], [84, true, 'bronze'],
		[85, true, 'silver'], [94, true, 'silver'], [95, true, 'gold'], [99, true, 'gold'],
	])('%i points: passed %s, medal %s', (total, passed, medal) => {
		expect(card(total - 20)).toMatchObject({ total, passed, medal });
	}); // prettier-ignore

	test('a run does not pass with a poor outcome, and gets no medal', () => {
		expect(card(79, [], 'deferred')).toMatchObject({ total: 87, passed: false, medal: null });
	});

	test('a weak act caps the medal at silver', () => {
		expect(card(79, [{ acts: ['argue'] }])).toMatchObject({ total: 99, medal: 'silver' });
		expect(card(58, [{ acts: ['argue'] }])).toMatchObject({ total: 78, medal: 'bronze' });
	});
});
