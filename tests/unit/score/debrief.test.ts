import { describe, expect, test } from 'vitest';
import { movedChecks, turningPoint } from '../../../src/lib/core/score/debrief.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { promise } from '../../support/scenario-builder.ts';
import { move, played, type Played, type Setting, type Turn } from '../../support/run-builder.ts';

const fine: Turn[] = [{ acts: ['ask-open'] }, { acts: ['empathise'] }, { acts: ['reflect'] }];

describe('the turning point', () => {
	const turning = (turns: Turn[], setting: Setting = {}) => {
		const { scenario, run } = played(turns, { bare: true, ...setting });
		return turningPoint(scenario, run);
	};

	test('is none when nothing was lost', () => {
		expect(turning(fine)).toBeNull();
	});

	test('is the weak reply without which the total would be highest', () => {
		// Both break one check of their principle; vague-close is all there is to follow-up here, dismiss is part of patience.
		const point = turning([
			...fine,
			{ acts: ['dismiss', 'ask-commitment'], text: '别说这个' },
			{ acts: ['overpromise'], text: '我做主' },
		]);
		expect(point).toMatchObject({ reply: 5, words: '我做主', acts: ['overpromise'], checks: ['within-authority'] });
		expect(point?.cost).toBeGreaterThan(1);
	});

	test('keeps what stood promised before and after it, and where to start again', () => {
		const point = turning([
			{ acts: ['ask-commitment'], answer: [promise(1_000_000, '2026-06-05')] },
			...fine,
			{ acts: ['dismiss'], answer: [promise(null, '2026-06')] },
		]);
		expect(point).toMatchObject({
			reply: 5,
			state: 4,
			promises: { before: [{ date: '2026-06-05' }], after: [{ date: '2026-06' }] },
		});
	});

	test('counts the points of the lesser ending that a reply led to', () => {
		const early: Turn[] = [{ acts: ['dismiss'] }, ...fine, { acts: ['vague-close'] }];
		const point = turning(early, { outcome: 'no-commitment', rubric: { 'hear-out': 1, 'no-vague-close': 1 } });
		expect(point?.reply).toBe(5);
		expect(point?.cost).toBeGreaterThanOrEqual(16);
	});

	test('of two equals is the earlier', () => {
		expect(turning([...fine, { acts: ['dismiss'] }, { acts: [] }, { acts: ['dismiss'] }, { acts: [] }])).toBeNull();
		const point = turning([...fine, { acts: ['threaten'] }, { acts: ['insult'] }, { acts: [] }]);
		expect(point).toMatchObject({ reply: 4, cost: 41 });
	});
});

describe('what one reply moved', () => {
	/** Scorecards after each of the run's steps. */
	const cards = ({ scenario, run }: Played) => {
		const state = replay(scenario, run);
		return state.steps.map((step, index) => ({
			entry: step.entry,
			card: score(scenario, { ...state, steps: state.steps.slice(0, index + 1), snapshot: step.after }),
		}));
	};
	const moved = (turns: Turn[], reply: number) => {
		const all = cards(played(turns, { unfinished: true, opening: [move.evade] }));
		const [before, after] = [all[reply - 1], all[reply]];
		if (!before || !after) throw new Error('no such reply');
		return movedChecks(before.card, after.card, after.entry);
	};

	test('are the checks that its words met', () => {
		expect(moved([{ acts: ['empathise', 'reflect'] }], 1)).toEqual({ met: ['empathise', 'reflect'], broken: [] });
	});

	test('and those that the answering line met', () => {
		expect(moved([{ acts: ['ask-open'], answer: [move.reveal] }], 1)).toEqual({ met: ['find-cause'], broken: [] });
	});

	test('and those that it broke, though they had not been met before', () => {
		expect(moved([{ acts: ['dismiss'] }], 1)).toEqual({ met: [], broken: ['hear-out'] });
		expect(moved([{ acts: ['ask-specific'] }, { acts: ['argue'] }], 2).broken).toEqual(['stay-calm', 'persist']);
	});

	test('once met, a check is not met again; "no …" checks that merely came to stand are not the third reply’s merit', () => {
		expect(moved([{ acts: ['empathise'] }, { acts: ['empathise'] }], 2)).toEqual({ met: [], broken: [] });
		expect(moved([{ acts: [] }, { acts: [] }, { acts: [] }], 3)).toEqual({ met: [], broken: [] });
	});
});
