import { expect, test } from 'vitest';
import { checkExpectations } from '../../../src/lib/core/score/expect.ts';
import { played } from '../../support/run-builder.ts';

const { scenario, run, card } = played([{ acts: ['empathise'] }, { acts: ['insult'] }, { acts: ['ask-open'] }]);
const mood = scenario.moods[0] ?? '';

test('a run that comes out as expected has no mismatch', () => {
	const checks = { empathise: 'yes', reflect: 'no' } as const;
	const expected = {
		ending: 'end',
		mood,
		rung: 0,
		total: [card.total, card.total] as [number, number],
		checks,
		redLines: ['insult' as const],
	};
	expect(checkExpectations(scenario, run, expected)).toEqual([]);
	expect(checkExpectations(scenario, run, {})).toEqual([]);
});

test('each expectation that is not met is told with what came instead', () => {
	const expected = {
		ending: '谈妥',
		mood: '松口',
		rung: 5,
		total: [95, 100] as [number, number],
		checks: { empathise: 'no', 'in-writings': 'yes' } as const,
		redLines: [],
	};
	expect(checkExpectations(scenario, run, expected)).toEqual([
		{ code: 'other-ending', params: { expected: '谈妥', actual: 'end' } },
		{ code: 'other-mood', params: { expected: '松口', actual: mood } },
		{ code: 'other-rung', params: { expected: '5', actual: '0' } },
		{ code: 'other-total', params: { expected: '95–100', actual: String(card.total) } },
		{ code: 'other-check', params: { expected: 'no', actual: 'yes', check: 'empathise' } },
		{ code: 'unknown-check', params: { expected: 'yes', actual: '', check: 'in-writings' } },
		{ code: 'other-red-lines', params: { expected: '', actual: 'insult' } },
	]);
});
