import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardFigures, checksOf } from '../../../src/lib/core/board/figures-of.ts';
import {
	checkOrder,
	decodeChecks,
	decodeFigures,
	encodeChecks,
	encodeFigures,
	figureOrder,
	medalOrder,
	outcomeOrder,
	placeOf,
	type BoardFigures,
	type Checks,
} from '../../../src/lib/core/board/figures.ts';
import { articlesFor } from '../../../src/lib/core/score/red-lines.ts';
import { outcomeValue } from '../../../src/lib/core/score/rubric.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { checkIds, principles } from '../../../src/lib/core/score/scorecard.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { randomRun } from '../../support/random-walk.ts';
import { item, move, played } from '../../support/run-builder.ts';
import { promise } from '../../support/scenario-builder.ts';

const percent = fc.integer({ min: 0, max: 100 });
const count = fc.integer({ min: 0, max: 32_767 });
const orNull = (values: fc.Arbitrary<number>) => fc.option(values, { nil: null });

const arbitraryFigures: fc.Arbitrary<BoardFigures> = fc.record({
	total: percent,
	passed: fc.boolean(),
	medal: fc.constantFrom(null, ...medalOrder),
	principles: fc.record({
		sincerity: orNull(percent),
		patience: orNull(percent),
		understanding: orNull(percent),
		suggestion: orNull(percent),
		'follow-up': orNull(percent),
		record: orNull(percent),
	}),
	lscp: fc.record({
		mean: orNull(percent),
		objections: count,
		listen: count,
		understand: count,
		propose: count,
		agree: count,
		ordered: count,
	}),
	rung: fc.integer({ min: 0, max: 5 }),
	outcome: fc.record({ id: fc.constantFrom(null, ...outcomeOrder), value: percent }),
	seconds: count,
	replies: count,
	redLines: fc.record({ threaten: count, insult: count, deceive: count, disclose: count, harass: count }),
});

const arbitraryChecks = fc.record(
	Object.fromEntries(checkIds.map((id) => [id, fc.constantFrom('yes', 'no', 'not-applicable')] as const)),
) as fc.Arbitrary<Checks>;

describe('the figures of a run as a list', () => {
	test('come back as they were', () => {
		fc.assert(
			fc.property(arbitraryFigures, (figures) => {
				expect(decodeFigures(encodeFigures(figures))).toEqual(figures);
			}),
		);
	});

	test('are whole numbers of 16 bits, whatever is counted', () => {
		fc.assert(
			fc.property(arbitraryFigures, fc.nat(), (figures, seconds) => {
				for (const number of encodeFigures({ ...figures, seconds })) {
					expect(Number.isInteger(number)).toBe(true);
					expect(number).toBeGreaterThanOrEqual(-1);
					expect(number).toBeLessThanOrEqual(32_767);
				}
			}),
		);
	});

	test('stand where their names say', () => {
		fc.assert(
			fc.property(arbitraryFigures, (figures) => {
				const list = encodeFigures(figures);
				expect(list).toHaveLength(figureOrder.length);
				expect(list[placeOf('total')]).toBe(figures.total);
				expect(list[placeOf('follow-up')]).toBe(figures.principles['follow-up'] ?? -1);
				expect(list[placeOf('harass')]).toBe(figures.redLines.harass);
			}),
		);
	});

	test('are not read by another layout', () => {
		expect(() => decodeFigures([2, 90])).toThrow(RangeError);
		expect(() => decodeFigures([])).toThrow(RangeError);
	});

	test('of the first layout are read for ever: this very list', () => {
		const list = [1, 88, 1, 2, 100, 80, -1, 75, 100, 67, 90, 2, 2, 2, 1, 2, 1, 4, 1, 100, 312, 9, 0, 0, 1, 0, 0];
		expect(decodeFigures(list)).toEqual({
			total: 88,
			passed: true,
			medal: 'silver',
			principles: { sincerity: 100, patience: 80, understanding: null, suggestion: 75, 'follow-up': 100, record: 67 },
			lscp: { mean: 90, objections: 2, listen: 2, understand: 2, propose: 1, agree: 2, ordered: 1 },
			rung: 4,
			outcome: { id: 'agreed', value: 100 },
			seconds: 312,
			replies: 9,
			redLines: { threaten: 0, insult: 0, deceive: 1, disclose: 0, harass: 0 },
		});
	});
});

describe('the checks of a run as a text', () => {
	test('come back as they were', () => {
		fc.assert(
			fc.property(arbitraryChecks, (checks) => {
				expect(decodeChecks(encodeChecks(checks))).toEqual(checks);
			}),
		);
	});

	test('are one sign each', () => {
		fc.assert(
			fc.property(arbitraryChecks, (checks) => {
				const text = encodeChecks(checks);
				expect(text).toMatch(/^[yn-]+$/);
				expect(text).toHaveLength(checkIds.length);
			}),
		);
	});

	test('that are younger than the text were not asked', () => {
		const checks = decodeChecks('yn');
		expect(checks['open-plainly']).toBe('yes');
		expect(checks['right-person']).toBe('no');
		expect(checks['log-true']).toBe('not-applicable');
	});

	test('of the first layout are read for ever: this very order', () => {
		const first = [
			'open-plainly right-person no-apology truthful ask-before-propose hear-out stay-calm persist empathise reflect find-cause full-first',
			'concrete-plan plan-fits within-authority ease-payment ask-commitment promise-specific next-contact no-vague-close prepared say-back',
			'in-writing log-true',
		].join(' ');
		expect(checkOrder.slice(0, 24).join(' ')).toBe(first);
	});
});

test('the kept orders hold all there is, each once', () => {
	const sorted = (names: readonly string[]) => [...names].sort();
	expect(sorted(checkOrder)).toEqual(sorted(checkIds));
	expect(sorted(outcomeOrder)).toEqual(sorted(Object.keys(outcomeValue)));
	expect(new Set(figureOrder).size).toBe(figureOrder.length);
	for (const name of [...principles, ...Object.keys(articlesFor)]) expect(figureOrder).toContain(name);
});

describe('the figures that are taken from a run', () => {
	test('are those of its scorecard', () => {
		const { run, card } = played(
			[
				{ acts: ['identify', 'state-debt'], answer: [move.evade] },
				{ acts: ['ask-specific'], answer: [move.evade] },
				{ acts: ['empathise', 'threaten'], answer: [move.reveal] },
				{ acts: ['propose-plan'], plan: [item(null, '2026-06-05')], answer: [promise(18_600_000, '2026-06-05')] },
				{ acts: ['confirm-agreement', 'close-politely'] },
			],
			{ opening: [move.plead] },
		);
		const figures = boardFigures(run, card);
		expect(figures).toMatchObject({ total: card.total, rung: card.rung, replies: 5, passed: false, medal: null });
		expect(figures.redLines).toEqual({ threaten: 1, insult: 0, deceive: 0, disclose: 0, harass: 0 });
		expect(figures.lscp).toEqual({
			mean: 100,
			objections: 1,
			listen: 1,
			understand: 1,
			propose: 1,
			agree: 1,
			ordered: 1,
		});
		expect(checksOf(card)['find-cause']).toBe('yes');
	});

	test('count the seconds of talking', () => {
		const { run, card } = played([{ acts: ['identify'] }, { acts: ['close-politely'] }]);
		const entries = run.entries.map((entry, place) => ({ ...entry, at: place * 2400 }));
		// From the begin at 0 to the last line at 5 × 2.4 s.
		expect(boardFigures({ entries }, card).seconds).toBe(12);
	});

	test('fit the list, whatever was played', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => {
				const { run } = randomRun(scenario, seed, 15);
				const card = score(scenario, run);
				const figures = boardFigures(run, card);
				expect(decodeFigures(encodeFigures(figures))).toEqual(figures);
				expect(decodeChecks(encodeChecks(checksOf(card)))).toEqual(checksOf(card));
			}),
			{ numRuns: 40 },
		);
	});
});
