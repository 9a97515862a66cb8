import { describe, expect, it } from 'vitest';
import { longestReply, normalise } from '../../../src/lib/core/act/hearing/normalise.ts';

const units = (text: string) => normalise(text).units.join('');

describe('plain clothes', () => {
	it.each([
		['traditional characters', '這筆貨款什麼時候付', '这笔货款什么时候付'],
		['full width', 'ＨＲ公司', 'HR公司'],
		['punctuation', '您好！我是小李，恒润的。', '您好我是小李恒润的'],
		['spaces', '您 好 我是 小李', '您好我是小李'],
		['fillers', '嗯，您好，呃，我是小李', '您好我是小李'],
		['emoji', '您好😊我是小李👍🏽', '您好我是小李'],
		['direction marks and joiners', '您\u202e好\u200b我\u2066是\u0007小李', '您好我是小李'],
		['slips of the keyboard', '帐单部份在见', '账单部分再见'],
	])('%s', (_, one, other) => {
		expect(units(one)).toBe(units(other));
	});

	it('keep figures by their kind', () => {
		expect(units('5号先付8万，剩下的3.6万25号')).toBe('D先付M剩下的MD');
		expect(units('先付一半，HR-0312')).toBe('先付HhrN');
		expect(units('十八万六')).toBe(units('18.6万'));
	});

	it('are words in English', () => {
		expect(normalise('Could you pay £5,000 by Friday, please?').units).toContain('could');
		expect(normalise("We don't, um, have it").units).toEqual(['we', "don't", 'have', 'it']);
	});
});

describe('every unit', () => {
	it('knows its words in the original', () => {
		const text = '您好！我　是嗯小李，欠１８．６万。';
		const { units: all, from, to } = normalise(text);
		expect(all.map((_, at) => text.slice(from[at], to[at])).join('')).toBe('您好我是小李欠１８．６万');
	});
});

describe('a text too long to be one reply', () => {
	it('is refused by its length', () => {
		expect(() => normalise('a'.repeat(longestReply + 1))).toThrow(RangeError);
	});
});
