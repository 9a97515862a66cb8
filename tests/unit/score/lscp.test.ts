import { describe, expect, test } from 'vitest';
import type { Turn } from '../../support/run-builder.ts';
import { move, played } from '../../support/run-builder.ts';

const objections = (turns: Turn[]) => played(turns, { opening: [move.evade] }).card.lscp.objections;
const listen: Turn = { acts: ['ask-open'] };
const understand: Turn = { acts: ['empathise'] };
const propose: Turn = { acts: ['propose-plan'] };
const agree: Turn = { acts: ['ask-commitment'] };

describe('the steps of an objection', () => {
	test('are 20 points each and 20 more for all four in order', () => {
		expect(objections([listen, understand, propose, agree])).toMatchObject([
			{ kind: 'evade', replies: 4, ordered: true, score: 100 },
		]);
	});

	test('are not in order when a first occurrence goes backwards', () => {
		expect(objections([propose, listen, understand, agree])).toMatchObject([{ ordered: false, score: 80 }]);
	});

	test('stay in order when a step is repeated later', () => {
		expect(objections([listen, understand, propose, agree, listen])[0]?.score).toBe(100);
	});

	test('in one reply count in their proper order', () => {
		const all: Turn = { acts: ['ask-commitment', 'propose-plan', 'empathise', 'reflect'] };
		expect(objections([all, { acts: [] }])).toMatchObject([{ ordered: true, score: 100 }]);
	});

	test('count once each: 60 points for three of them', () => {
		expect(objections([listen, understand, { acts: ['acknowledge'] }, agree])).toMatchObject([
			{
				score: 60,
				ordered: false,
				steps: { listen: { reply: 1 }, understand: { reply: 2 }, propose: null, agree: { reply: 4 } },
			},
		]);
	});
});

describe('where an objection ends', () => {
	test('a line of another kind opens the next; the reply that it answers belongs to the old one', () => {
		const found = objections([listen, { ...understand, answer: [move.plead] }, propose, agree]);
		expect(found).toMatchObject([
			{ kind: 'evade', replies: 2, score: 40 },
			{ kind: 'plead', replies: 2, score: 40 },
		]);
	});

	test('the same kind again continues it', () => {
		expect(objections([listen, { ...understand, answer: [move.evade] }, propose, agree])).toMatchObject([
			{ replies: 4, score: 100 },
		]);
	});

	test('a cause or a promise does not end it', () => {
		expect(objections([{ ...listen, answer: [move.reveal] }, understand])).toHaveLength(1);
	});

	test('a line that objects in two ways continues the one that is open', () => {
		expect(objections([{ ...listen, answer: [move.plead, move.evade] }, understand])).toHaveLength(1);
	});
});

describe('the mean', () => {
	test('is that of objections of at least two replies', () => {
		const { card } = played([{ ...listen, answer: [move.plead] }, listen, understand, propose, agree], {
			opening: [move.evade],
		});
		expect(card.lscp.objections.map(({ score }) => score)).toEqual([null, 100]);
		expect(card.lscp.mean).toEqual({ numerator: 100, denominator: 1 });
	});

	test('is none when no objection counts, and its points go to the principles', () => {
		const { card } = played([listen, understand]);
		expect(card.lscp).toEqual({ objections: [], mean: null });
		expect(card.parts.lscp).toEqual({ points: 0, of: 0 });
		expect(card.parts.principles.of).toBe(80);
	});
});

test('PMP shows asking, listening, summing up, and what cut in; it is no part of the total', () => {
	const { card } = played([{ acts: ['ask-open'] }, { acts: ['dismiss'] }, { acts: ['confirm-agreement'] }]);
	expect(card.pmp).toMatchObject({ ask: { reply: 1 }, listen: null, interrupted: { reply: 2 }, sum: { reply: 3 } });
});
