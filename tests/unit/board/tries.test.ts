import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogramOf } from '../../../src/lib/core/board/histogram.ts';
import { spreadOfHistogram } from '../../../src/lib/core/board/spread.ts';
import { afterTry, byTime, triesOf, type KeptTries } from '../../../src/lib/core/board/tries.ts';

const run = (id: string, at: number, total: number | null) => ({ run: id, at, total });
const totalOf = ({ total }: { total: number | null }) => total;

describe("a learner's tries", () => {
	test('have a first, a best and a latest by the time they were made, a number and a spread', () => {
		const tries = triesOf([run('c', 30, 70), run('a', 10, 50), run('b', 20, 90)], totalOf);
		expect(tries).toMatchObject({ count: 3, first: { run: 'a' }, best: { run: 'b' }, latest: { run: 'c' } });
		expect(tries?.spread).toMatchObject({ median: 70, lower: 60, upper: 80 });
	});

	test('of equal worth have the earlier one for their best', () => {
		expect(triesOf([run('b', 20, 90), run('a', 10, 90)], totalOf)?.best.run).toBe('a');
	});

	test('of one moment stand in the order of their ids', () => {
		expect(triesOf([run('b', 10, 1), run('a', 10, 2)], totalOf)).toMatchObject({
			first: { run: 'a' },
			latest: { run: 'b' },
		});
	});

	test('leave out runs to which the figure does not apply', () => {
		expect(triesOf([run('a', 10, null), run('b', 20, 3)], totalOf)).toMatchObject({ count: 1, first: { run: 'b' } });
		expect(triesOf([run('a', 10, null)], totalOf)).toBeNull();
		expect(triesOf([], totalOf)).toBeNull();
	});

	test('can be kept one by one, with the spread in a histogram, and come to the same', () => {
		const runs = fc.uniqueArray(
			fc.record({ run: fc.uuid(), at: fc.integer({ min: 0, max: 9 }), total: fc.integer({ min: 0, max: 100 }) }),
			{ selector: ({ run: id }) => id, minLength: 1 },
		);
		fc.assert(
			fc.property(runs, (all) => {
				let kept: KeptTries<(typeof all)[number]> | null = null;
				for (const one of all.toSorted(byTime)) kept = afterTry(kept, one, ({ total }) => total);
				const spread = spreadOfHistogram(histogramOf(all.map(({ total }) => total)));
				expect({ ...kept!, spread }).toEqual({
					...triesOf(all, totalOf),
					spread: { ...triesOf(all, totalOf)!.spread, within: 0 },
				});
			}),
		);
	});
});
