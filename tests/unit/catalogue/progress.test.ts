import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../src/routes/progress.ts';

type Scored = Parameters<typeof progressOf>[0][number];

function finished(total: number, startedAt: number, more: Partial<Scored> = {}): Scored {
	return { scenario: 'a', startedAt, total, passed: total >= 70, medal: total >= 95 ? 'gold' : null, ...more };
}

describe('progress per scenario', () => {
	it('is nothing without a finished run', () => {
		expect(progressOf([finished(0, 1, { total: null, passed: null })]).size).toBe(0);
	});

	it('keeps the best total with its own medal and the total of the latest start, in whatever order the rows come', () => {
		const rows = [finished(96, 1), finished(88, 3), finished(40, 2)];
		for (const order of [rows, [...rows].reverse()]) {
			expect(progressOf(order).get('a')).toEqual({ best: 96, medal: 'gold', passed: true, last: 88 });
		}
	});

	it('has passed once any run did, even if a higher total did not', () => {
		const rows = [finished(72, 1), finished(80, 2, { passed: false })];
		expect(progressOf(rows).get('a')).toMatchObject({ best: 80, passed: true });
	});

	it('leaves out runs that say replies of a model, not those that only prepared like it', () => {
		expect(progressOf([finished(98, 1, { watched: 3 })]).size).toBe(0);
		const rows = [finished(98, 1, { watched: 3 }), finished(72, 2, { watched: 0 }), finished(98, 3, { watched: 9 })];
		expect(progressOf(rows).get('a')).toEqual({ best: 72, medal: null, passed: true, last: 72 });
	});

	it('keeps scenarios apart', () => {
		const progress = progressOf([finished(50, 1), finished(90, 2, { scenario: 'b' })]);
		expect([progress.get('a')?.best, progress.get('b')?.best]).toEqual([50, 90]);
	});
});
