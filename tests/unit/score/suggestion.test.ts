import { describe, expect, test } from 'vitest';
import { item, move, played, type Setting, type Turn } from '../../support/run-builder.ts';

// What is owed in these runs is 10,000; today is 28 May; authority: two instalments, 30 days.
const parts: Turn = { acts: ['propose-plan'], plan: [item(500_000, '2026-06-05'), item(500_000, '2026-06-20')] };
const whole: Turn = { acts: ['propose-plan'], plan: [item(1_000_000, '2026-06-05')] };
const disputed: Setting = { invoices: [{ number: 'A', amount: 1_000_000, due: '2026-04-11', disputed: 200_000 }] };

describe('full-first', () => {
	test.each(['ask-commitment', 'state-debt'] as const)('is met by %s before the first plan in parts', (act) => {
		expect(played([{ acts: [act] }, parts]).check('full-first')).toMatchObject({
			status: 'yes',
			evidence: [{ reply: 1 }],
		});
	});

	test('is missed when parts were offered first', () => {
		expect(played([parts, { acts: ['ask-commitment'] }]).check('full-first')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 1, detail: { key: 'parts-first' } }],
		});
	});

	test.each([
		['two dates', [item(null, '2026-06-05'), item(null, '2026-06-20')]],
		['less than what is owed', [item(999_999, '2026-06-05')]],
		['a share', [item(null, null, 50)]],
	])('counts %s as parts', (_, plan) => {
		expect(played([{ acts: ['propose-plan'], plan }, { acts: ['state-debt'] }]).check('full-first').status).toBe('no');
	});

	test('does not count the whole sum on one date as parts', () => {
		expect(played([whole, { acts: ['state-debt'] }]).check('full-first').status).toBe('yes');
	});

	test('does not apply where the cause is a dispute', () => {
		expect(played([parts], disputed).check('full-first').status).toBe('not-applicable');
	});
});

describe('concrete-plan', () => {
	test.each([
		['a date', [item(null, '2026-06-05')]],
		['a share', [item(null, null, 50)]],
	])('is met by a plan with %s', (_, plan) => {
		expect(played([whole, { acts: ['split-dispute'], plan }]).check('concrete-plan').status).toBe('yes');
	});

	test('is missed by a plan without either', () => {
		const vague = { acts: ['propose-plan'] as const, plan: [item(500_000, null)] };
		const { check } = played([
			{ ...vague, acts: [...vague.acts] },
			{ acts: [], plan: [item(null, '2026-06-05')] },
		]);
		expect(check('concrete-plan')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 1, detail: { key: 'no-date-or-share' } }],
		});
	});
});

describe('plan-fits', () => {
	test('is met by a plan after the cause was named', () => {
		const { check } = played([{ acts: ['ask-open'], answer: [move.reveal] }, parts]);
		expect(check('plan-fits')).toMatchObject({
			status: 'yes',
			evidence: [{ reply: 2, detail: { key: 'after-cause' } }],
		});
	});

	test('is missed by a plan before the cause, and by no plan', () => {
		const early = played([{ ...parts, answer: [move.reveal] }]);
		expect(early.check('plan-fits')).toMatchObject({ status: 'no', evidence: [{ detail: { key: 'before-cause' } }] });
		expect(played([{ acts: ['ask-open'], answer: [move.reveal] }]).check('plan-fits')).toMatchObject({
			status: 'no',
			evidence: [],
		});
	});

	test('in a dispute, is met by splitting it', () => {
		const { check } = played([{ acts: ['ask-open'], answer: [move.reveal] }, { acts: ['split-dispute'] }], disputed);
		expect(check('plan-fits').status).toBe('yes');
	});

	test('in a dispute, is met by a plan that follows an offer to clear it up, and by no other plan', () => {
		const asked: Turn = { acts: ['ask-open'], answer: [move.reveal] };
		expect(played([asked, { acts: ['offer-help'] }, parts], disputed).check('plan-fits').status).toBe('yes');
		expect(played([asked, parts], disputed).check('plan-fits')).toMatchObject({
			status: 'no',
			evidence: [{ detail: { key: 'dispute-left-open' } }],
		});
	});
});

describe('within-authority', () => {
	const quiet: Turn[] = [{ acts: [] }, { acts: [] }];
	const says = (plan: Turn['plan']) =>
		played([...quiet, { acts: ['propose-plan'], plan: plan ?? [] }]).check('within-authority');

	test('is met by two instalments within thirty days', () => {
		expect(says([item(1, '2026-06-05'), item(2, '2026-06-27')]).status).toBe('yes');
	});

	test('is broken by a third instalment', () => {
		expect(says([item(1, '2026-06-05'), item(2, '2026-06-06'), item(3, '2026-06-07')])).toMatchObject({
			status: 'no',
			evidence: [{ detail: { key: 'beyond-instalments', values: { said: 3, limit: 2 } } }],
		});
	});

	test('is broken by a date past the limit', () => {
		expect(says([item(1, '2026-06-28')])).toMatchObject({
			status: 'no',
			evidence: [{ detail: { key: 'beyond-date', values: { said: 31, limit: 30 } } }],
		});
	});

	test('takes a month for its last day, the first that is certain', () => {
		expect(says([item(1, '2026-05')]).status).toBe('yes');
		expect(says([item(1, '2026-06')]).status).toBe('no');
	});

	test('is broken by an overpromise', () => {
		expect(played([...quiet, { acts: ['overpromise'] }]).check('within-authority').status).toBe('no');
	});
});

test('ease-payment is met by offering a method or help', () => {
	expect(played([{ acts: ['offer-method'] }]).check('ease-payment').status).toBe('yes');
	expect(played([{ acts: ['offer-help'] }]).check('ease-payment').status).toBe('yes');
	expect(played([{ acts: ['propose-plan'] }]).check('ease-payment').status).toBe('no');
});
