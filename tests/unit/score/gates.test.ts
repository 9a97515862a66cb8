import { describe, expect, test } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { headOf } from '../../support/random-walk.ts';
import { promise } from '../../support/scenario-builder.ts';
import { indexOf, played, scenarioOf, type Setting, type Turn } from '../../support/run-builder.ts';

/** A run that is worth more than any cap: one principle only, wholly met, and the best outcome. */
const worthMuch: Setting = { bare: true };
const fine: Turn[] = [{ acts: ['empathise'] }, { acts: ['reflect'] }, { acts: [] }];
const caps = (turns: Turn[], setting: Setting = {}) =>
	played(turns, { ...worthMuch, ...setting }).card.caps.map(({ cap, limit }) => `${cap} ${limit}`);

test('nothing caps a run without fault', () => {
	const { card } = played(fine, worthMuch);
	expect(card.caps).toEqual([]);
	expect(card).toMatchObject({ total: 100, uncapped: 100, passed: true, medal: 'gold' });
});

describe('a red line', () => {
	test.each(['threaten', 'insult', 'deceive', 'disclose', 'harass'] as const)('%s caps the total at 59', (act) => {
		const { card } = played([...fine, { acts: [act], text: '……' }], worthMuch);
		expect(card.caps).toEqual([{ cap: 'red-line', limit: 59, entry: card.redLines[0]?.entry }]);
		expect(card.redLines).toMatchObject([{ reply: 4, act, words: '……', rewarded: false, undone: false }]);
		expect(card).toMatchObject({ total: 59, passed: false, medal: null });
	});

	test('that the very next line rewards with a promise caps it at 29', () => {
		const rewarded: Turn = { acts: ['threaten'], answer: [promise(1_000_000, '2026-06-05')] };
		const { card } = played([...fine, rewarded], worthMuch);
		expect(card.caps.map(({ cap }) => cap)).toEqual(['rewarded-red-line', 'red-line']);
		expect(card.total).toBe(29);
		expect(card.redLines[0]?.rewarded).toBe(true);
	});

	test('rewarded later than by the very next line caps it at 59', () => {
		expect(caps([...fine, { acts: ['threaten'] }, { acts: [], answer: [promise(1_000_000, '2026-06-05')] }])).toEqual([
			'red-line 59',
		]);
	});

	test('that was taken back is shown, not scored', () => {
		const scenario = scenarioOf([{ acts: ['empathise'] }, { acts: ['insult'], text: '老赖' }], {
			...worthMuch,
			unfinished: true,
		});
		const live = new LiveRun(scenario, headOf(scenario));
		live.begin(1);
		live.say(indexOf(scenario, 'reply 1'), ['empathise'], 2);
		live.say(indexOf(scenario, '老赖'), ['insult'], 3);
		live.undo(4);
		const card = score(scenario, live.run);
		expect(card.redLines).toEqual([
			{ entry: 4, reply: null, act: 'insult', words: '老赖', rewarded: false, undone: true },
		]);
		expect(card.caps).toEqual([]);
		expect(card).toMatchObject({ replies: 1, undone: 1 });
	});
});

test('firm, lawful wording never trips a gate', () => {
	const firm = [
		'state-consequence',
		'state-urgency',
		'cite-evidence',
		'recall-terms',
		'escalate',
		'cite-case',
	] as const;
	expect(caps([...fine, ...firm.map((act): Turn => ({ acts: [act] }))])).toEqual([]);
});

describe('other caps', () => {
	test('a run that ends verbal is capped at 69 where more could be had', () => {
		expect(caps(fine, { outcome: 'verbal' })).toEqual(['verbal 69']);
		expect(caps(fine, { outcome: 'verbal', best: 'verbal' })).toEqual([]);
	});

	test('so is a run with an overpromise', () => {
		expect(caps([...fine, { acts: ['overpromise'] }])).toEqual(['overpromise 69']);
	});

	test('and one whose last step gives way', () => {
		expect(caps([...fine, { acts: ['ask-commitment'] }, { acts: ['give-up'] }, { acts: ['close-politely'] }])).toEqual([
			'gave-way 69',
		]);
	});

	test('but not one that gave way and came back', () => {
		expect(caps([...fine, { acts: ['give-up'] }, { acts: ['ask-commitment'] }])).toEqual([]);
	});
});
