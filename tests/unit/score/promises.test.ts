import { describe, expect, test } from 'vitest';
import { promise } from '../../support/scenario-builder.ts';
import { played } from '../../support/run-builder.ts';

// What is owed in these runs is 10,000: two thirds are 6,666.67.
describe('promise-specific, and the rung of the promise ladder', () => {
	test('is met at rung 4: a date and an amount for two thirds of what is owed', () => {
		const { card, check } = played([
			{ acts: ['ask-commitment'], answer: [promise(666_667, '2026-06-05')], line: '5 号付。' },
		]);
		expect(card.rung).toBe(4);
		expect(check('promise-specific')).toMatchObject({ status: 'yes', evidence: [{ words: '5 号付。' }] });
	});

	test('is missed below, and shows how far it got', () => {
		const { card, check } = played([
			{ acts: ['ask-commitment'], answer: [promise(null, '2026-06')], line: '下个月吧。' },
		]);
		expect(card.rung).toBe(2);
		expect(check('promise-specific')).toMatchObject({
			status: 'no',
			evidence: [{ words: '下个月吧。', detail: { key: 'rung', values: { rung: 2 } } }],
		});
	});

	test('is missed when nothing was promised', () => {
		expect(played([{ acts: [] }]).check('promise-specific')).toMatchObject({ status: 'no', evidence: [] });
	});

	test('the disputed part counts as not owed', () => {
		const invoices = [{ number: 'A', amount: 1_000_000, due: '2026-04-11', disputed: 400_000 }];
		const { card } = played([{ acts: [], answer: [promise(400_000, '2026-06-05')] }], { invoices });
		expect(card.rung).toBe(4);
	});
});

test('the ladder keeps, for each rung, the latest line that brought the promises there', () => {
	const { card } = played([
		{ acts: [], answer: [promise(null, 'asap')], line: '尽快' },
		{ acts: [], answer: [promise(1_000_000, '2026-06-05')], line: '5 号一次付清' },
		{ acts: [], answer: [promise(null, '2026-06')], line: '月内吧' },
		{ acts: [], answer: [promise(1_000_000, '2026-06-20')], line: '20 号一次付清' },
	]);
	expect(card.ladder.map((evidence) => evidence?.words ?? null)).toEqual([
		null,
		'尽快',
		'月内吧',
		null,
		'20 号一次付清',
		null,
	]);
});
