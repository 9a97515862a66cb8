import { describe, expect, test } from 'vitest';
import type { CheckId } from '../../../src/lib/core/score/scorecard.ts';
import { item, move, played, type Setting, type Turn } from '../../support/run-builder.ts';

const status = (id: CheckId, turns: Turn[], setting: Setting = {}) =>
	played(turns, { ...setting, bare: true }).check(id).status;
const nothing: Turn[] = [{ acts: [] }, { acts: [] }, { acts: [] }];

describe('a check applies when the scenario gives occasion for it', () => {
	test.each([
		['right-person', 'verify-contact'],
		['empathise', 'empathise'],
		['reflect', 'reflect'],
		['full-first', 'state-debt'],
		['ease-payment', 'offer-help'],
		['ask-commitment', 'ask-commitment'],
		['next-contact', 'schedule-follow-up'],
		['say-back', 'confirm-agreement'],
	] as const)('%s where some reply carries %s', (id, act) => {
		expect(status(id, nothing)).toBe('not-applicable');
		expect(status(id, [{ acts: [act] }])).toBe('yes');
	});

	test('stay-calm where a line provokes', () => {
		expect(status('stay-calm', nothing)).toBe('not-applicable');
		expect(status('stay-calm', nothing, { opening: [move.press] })).toBe('yes');
	});

	test('persist where a line puts off and some reply may come back to the matter', () => {
		expect(status('persist', [{ acts: ['state-debt'] }])).toBe('not-applicable');
		expect(status('persist', nothing, { opening: [move.evade] })).toBe('not-applicable');
		expect(status('persist', [{ acts: ['state-debt'] }], { opening: [move.evade] })).toBe('yes');
	});

	test('find-cause where a line names a cause, plan-fits where there is a plan besides', () => {
		expect(status('find-cause', nothing)).toBe('not-applicable');
		expect(status('find-cause', nothing, { opening: [move.reveal] })).toBe('yes');
		expect(status('plan-fits', nothing, { opening: [move.reveal] })).toBe('not-applicable');
		expect(status('plan-fits', [{ acts: ['propose-plan'] }], { opening: [move.reveal] })).toBe('yes');
	});

	test('concrete-plan where some plan has a date or a share', () => {
		expect(status('concrete-plan', [{ acts: ['propose-plan'] }])).toBe('not-applicable');
		expect(status('concrete-plan', [{ acts: ['propose-plan'], plan: [item(null, null, 50)] }])).toBe('yes');
	});

	test('promise-specific where a line promises', () => {
		expect(status('promise-specific', nothing)).toBe('not-applicable');
		const opening = [{ kind: 'promise' as const, more: false, amount: null, date: 'asap', method: null }];
		expect(status('promise-specific', nothing, { opening })).toBe('no');
	});

	test('prepared, in-writing and log-true where acts one and three ask for them', () => {
		for (const id of ['prepared', 'in-writing', 'log-true'] as const)
			expect(status(id, nothing)).toBe('not-applicable');
	});
});

test('"no …" checks always apply: anyone may break them in free speech', () => {
	for (const id of ['no-apology', 'truthful', 'hear-out', 'within-authority', 'no-vague-close'] as const) {
		expect(status(id, nothing)).toBe('yes');
	}
});

test('the road of one run decides nothing: a scenario with everything leaves the same checks applicable to a silent run', () => {
	const applicable = (turns: Turn[]) =>
		played(turns).card.checks.filter(({ status }) => status !== 'not-applicable').length;
	expect(applicable([])).toBe(applicable([{ acts: ['empathise'] }]));
});

describe('a scenario may override weights', () => {
	test('and the principle counts by them', () => {
		const { card } = played([{ acts: ['empathise'] }], { rubric: { empathise: 7, reflect: 0 } });
		expect(card.principles.understanding).toEqual({ met: 7, applicable: 10 });
	});

	test('a weight of 0 takes the check out', () => {
		expect(played([{ acts: ['reflect'] }], { rubric: { reflect: 0 } }).check('reflect').status).toBe('not-applicable');
	});

	test('a principle without any applicable check is left out of the mean', () => {
		const rubric = { empathise: 0, reflect: 0, 'find-cause': 0 };
		expect(played([{ acts: [] }], { rubric }).card.principles.understanding).toBeNull();
	});
});
