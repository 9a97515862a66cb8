import { describe, expect, test } from 'vitest';
import { checkGroups, countChecks, meanOfPrinciples, principleValue } from '../../../src/lib/core/score/overview.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { principles } from '../../../src/lib/core/score/scorecard.ts';
import { shippedModels } from '../../support/models.ts';

const cards = shippedModels().map(({ scenario, model }) => score(scenario, model.run));

describe('A scorecard at a glance', () => {
	test('rounds the value of a principle half up', () => {
		const [card] = cards;
		if (!card) throw new Error('no model');
		const with3of8 = { ...card.principles, record: { met: 3, applicable: 8 } };
		expect(principleValue({ principles: with3of8 }, 'record')).toBe(38);
		expect(principleValue({ principles: { ...card.principles, record: null } }, 'record')).toBeNull();
	});

	test('takes the mean of the principles that apply only', () => {
		const none = Object.fromEntries(principles.map((id) => [id, null])) as Record<(typeof principles)[number], null>;
		expect(meanOfPrinciples({ principles: none })).toBe(0);
		const two = { ...none, record: { met: 1, applicable: 3 }, patience: { met: 1, applicable: 1 } };
		expect(meanOfPrinciples({ principles: two })).toBe(66.5);
	});

	test('groups every check under its principle, what was missed first', () => {
		for (const card of cards) {
			const [first] = card.checks;
			if (!first) throw new Error('no checks');
			const checks = card.checks.map((check) => ({
				...check,
				status: check.principle === 'record' ? ('no' as const) : ('yes' as const),
			}));
			const groups = checkGroups({ ...card, checks });
			expect(groups[0]?.id).toBe('record');
			expect(groups.flatMap((group) => group.checks)).toHaveLength(card.checks.length);
			expect(groups.every(({ id, checks: own }) => own.every(({ principle }) => principle === id))).toBe(true);
		}
	});

	test('counts what applied, and what of it was met', () => {
		for (const card of cards) {
			const { applicable, met } = countChecks(card);
			expect(applicable).toBe(card.checks.filter(({ status }) => status !== 'not-applicable').length);
			expect(met).toBe(card.checks.filter(({ status }) => status === 'yes').length);
		}
	});
});
