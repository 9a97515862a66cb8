import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonSplitter } from '../../../src/lib/core/run/split-json.ts';

function split(text: string, size = text.length || 1): unknown {
	const splitter = new JsonSplitter();
	for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
	return splitter.end();
}

describe('A JSON text read in chunks', () => {
	const text = '{"a":"x}]","n":[{"k":"\\"}{"},[1,[2]],{}],"m":{"p":{"q":[]},"r\\"{":[3]},"t":null}';

	test.each([1, 2, 3, 7, 1000])('is what JSON says it is, in chunks of %i', (size) => {
		expect(split(text, size)).toEqual(JSON.parse(text));
	});

	test('is the same for every document of objects in lists and in objects, however it is laid out and cut', () => {
		const safe = fc
			.string({ unit: 'grapheme' })
			.filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
		const piece = fc.oneof(fc.dictionary(safe, fc.jsonValue({ stringUnit: 'grapheme' })), fc.array(fc.string()));
		const whole = fc.dictionary(safe, fc.oneof(fc.string(), fc.array(piece), fc.dictionary(safe, piece), fc.integer()));
		fc.assert(
			fc.property(whole, fc.integer({ min: 1, max: 40 }), fc.boolean(), (value, size, indented) => {
				const written = JSON.stringify(value, null, indented ? 2 : 0);
				let read: unknown;
				try {
					read = split(written, size);
				} catch (error) {
					// Field names that every object has are refused wherever they stand.
					expect(error).toMatchObject({ reason: 'hostile' });
					return;
				}
				expect(read).toEqual(JSON.parse(written));
			}),
			{ numRuns: 300, seed: 7 },
		);
	});

	test('that is cut anywhere is refused', () => {
		for (let length = 1; length < text.length; length++)
			expect(() => split(text.slice(0, length)), text.slice(0, length)).toThrow(
				expect.objectContaining({ reason: 'truncated' }),
			);
	});

	test('is read in linear time: 4 MB of quotes, braces and backslashes in strings take no longer than they must', () => {
		const nasty = JSON.stringify({ runs: [{ a: '"\\{['.repeat(500_000) }] });
		const start = performance.now();
		split(nasty, 65_536);
		expect(performance.now() - start).toBeLessThan(2000);
	});
});
