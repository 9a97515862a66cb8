import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mix } from '../../../src/lib/core/machine/chance.ts';
import { shuffled } from '../../../src/lib/core/machine/offer.ts';

describe('shuffled options', () => {
	test('are the same options, in an order that seed and salt decide', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), fc.integer(), fc.integer(), (items, seed, salt) => {
				const order = shuffled(items, seed, salt);
				expect([...order].sort()).toEqual([...items].sort());
				expect(shuffled(items, seed, salt)).toEqual(order);
			}),
		);
	});

	test('stand at every place about equally often', () => {
		const counts = [0, 0, 0, 0];
		for (let seed = 0; seed < 4000; seed++) counts[shuffled(['a', 'b', 'c', 'd'], seed, 3).indexOf('a')]!++;
		for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
	});

	test('differ from turn to turn', () => {
		const orders = new Set(Array.from({ length: 50 }, (_, salt) => shuffled(['a', 'b', 'c', 'd'], 7, salt).join('')));
		expect(orders.size).toBeGreaterThan(15);
	});

	test('have one order on every platform', () => {
		expect(shuffled(['a', 'b', 'c', 'd', 'e'], 7, 1).join('')).toMatchInlineSnapshot(`"cbeda"`);
		// The published test values of MurmurHash3's finaliser.
		expect([mix(0), mix(1), mix(0xffffffff)]).toEqual([0, 0x514e28b7, 0x81f16f39]);
	});
});
