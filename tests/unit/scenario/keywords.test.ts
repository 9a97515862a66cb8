import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCodes, warningCodes } from '../../../src/lib/core/scenario/finding.ts';
import * as keywords from '../../../src/lib/core/scenario/keywords.ts';

const { afterWord, channelWords, guardWords, idNamed, visitNamed, visitTag, wordFor, words } = keywords;

describe('keywords', () => {
	it('of one table never mean two things', () => {
		for (const [name, table] of Object.entries(keywords).filter(([key]) => /[wW]ords$/.test(key))) {
			if (typeof table !== 'object') continue;
			const all = Object.values(table as Record<string, keywords.Keyword>).flatMap(({ zh, en }) => [...zh, ...en]);
			expect([name, new Set(all.map((word) => word.toLowerCase())).size]).toEqual([name, all.length]);
		}
	});
	it('are read in either language, any letter case, or as ids', () => {
		expect(['电话', 'Phone', 'phone', ' 电话 ', '传真'].map((word) => idNamed(channelWords, word))).toEqual([
			'phone',
			'phone',
			'phone',
			'phone',
			undefined,
		]);
		expect([wordFor(channelWords, 'phone', 'zh'), wordFor(channelWords, 'phone', 'en')]).toEqual(['电话', 'phone']);
	});
	it('stand before what they govern, English ones with a space', () => {
		expect(afterWord(guardWords.learnt, '查明 等项目回款')).toBe('等项目回款');
		expect(afterWord(guardWords.learnt, '查明等项目回款')).toBe('等项目回款');
		expect(afterWord(guardWords.learnt, 'learnt the cause')).toBe('the cause');
		expect(afterWord(words.also, 'alsopromise')).toBeUndefined();
		expect(afterWord(guardWords.if, 'if')).toBe('');
	});
	it('count visits', () => {
		expect(
			['第 2 次', '第二次', 'visit 3', '2nd time', 'Visit 12', '第 0 次', '第 x 次', 'visit'].map(visitNamed),
		).toEqual([2, 2, 3, 2, 12, undefined, undefined, undefined]);
		expect([visitTag(2, 'zh'), visitTag(2, 'en')].map(visitNamed)).toEqual([2, 2]);
	});
});

describe('the sentences of findings', () => {
	const messages = (['zh', 'en'] as const).map(
		(locale) =>
			JSON.parse(readFileSync(new URL(`../../../messages/${locale}/finding.json`, import.meta.url), 'utf8')) as Record<
				string,
				string
			>,
	);

	it('are there in both languages with the same names in them', () => {
		const [zh, en] = messages;
		const names = (texts: Record<string, string> = {}) =>
			Object.entries(texts).map(([key, text]) => [
				key,
				[...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort(),
			]);
		expect(names(zh)).toEqual(names(en));
	});
	it('are there for every code', () => {
		const keys = Object.keys(messages[0] ?? {});
		for (const code of [...errorCodes, ...warningCodes]) {
			const key = `finding_${code.replaceAll('-', '_')}`;
			expect(
				keys.some((each) => each === key || each.startsWith(`${key}_`)),
				code,
			).toBe(true);
		}
	});
});
