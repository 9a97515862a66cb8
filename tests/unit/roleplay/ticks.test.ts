import { describe, expect, test } from 'vitest';
import {
	blankTicks,
	decodeTicks,
	encodeTicks,
	isBlank,
	longestWords,
	newObjection,
	type Ticks,
} from '../../../src/lib/core/score/roleplay/ticks.ts';

const blank = blankTicks({ id: 'evasive-debtor', version: 1, hash: 'abc' });
const full: Ticks = {
	...blank,
	checks: { empathise: { answer: 'yes', words: '一摊子事全找您' }, reflect: { answer: 'not-raised', words: '' } },
	objections: [{ ...newObjection('plead'), words: '没钱', ordered: true }],
	heard: [{ act: 'argue', words: '又开会？', rewarded: false }],
	gaveWayLast: true,
	outcome: 'verbal',
	rung: 3,
	notes: '先问再提',
};

describe('an observer’s ticks', () => {
	test.each([
		['blank', blank],
		['full', full],
	])('are the same after writing and reading: %s', (_what, ticks) => {
		expect(decodeTicks(encodeTicks(ticks))).toEqual(ticks);
	});

	test('are blank until something is ticked or written', () => {
		expect(isBlank(blank)).toBe(true);
		expect(isBlank({ ...blank, checks: { empathise: { answer: null, words: '' } } })).toBe(true);
		for (const key of Object.keys(full) as (keyof Ticks)[]) {
			if (key !== 'format' && key !== 'scenario') expect(isBlank({ ...blank, [key]: full[key] })).toBe(false);
		}
	});

	test('from outside are read with care', () => {
		const spoilt = (change: object) => () => decodeTicks(JSON.stringify({ ...full, ...change }));
		expect(() => decodeTicks('no JSON')).toThrow('no JSON');
		expect(() => decodeTicks('[]')).toThrow('no object');
		expect(spoilt({ format: 2 })).toThrow('format');
		expect(spoilt({ checks: { charm: { answer: 'yes', words: '' } } })).toThrow('is no check');
		expect(spoilt({ checks: { empathise: { answer: 'maybe', words: '' } } })).toThrow('is none of');
		expect(spoilt({ checks: { empathise: { answer: 'yes', words: 'x'.repeat(longestWords + 1) } } })).toThrow('longer');
		expect(spoilt({ heard: [{ act: 'empathise', words: '', rewarded: false }] })).toThrow('nothing to be ticked');
		expect(spoilt({ objections: [{ ...newObjection('plead'), kind: 'promise' }] })).toThrow('is none of');
		expect(spoilt({ objections: Array.from({ length: 41 }, () => newObjection('plead')) })).toThrow('more than 40');
		expect(spoilt({ outcome: 'won' })).toThrow('is none of');
		expect(spoilt({ rung: 6 })).toThrow('between 0 and 5');
	});

	test('that carry a prototype’s name are refused', () => {
		expect(() => decodeTicks('{"format":1,"__proto__":{}}')).toThrow();
		expect(() =>
			decodeTicks(encodeTicks(full).replace('"checks":{', '"checks":{"constructor":{"answer":null,"words":""},')),
		).toThrow('is no check');
	});
});
