import { describe, expect, it } from 'vitest';
import type { LetterPart } from '../../../src/lib/core/letter/letter.ts';
import { letterPartIds } from '../../../src/lib/core/letter/letter.ts';
import { countOf, readLetter } from '../../../src/lib/core/letter/read-letter.ts';
import { earOf, matterOf, readExample } from './letter-example.ts';
import { englishLetters } from './letters-en.ts';
import { chineseLetters } from './letters-zh.ts';

const faultsOf = (parts: readonly LetterPart[]) =>
	Object.fromEntries(parts.flatMap(({ id, fault }) => (fault === '' ? [] : [[id, fault]])));

describe.each([
	['zh', chineseLetters],
	['en', englishLetters],
] as const)('letters in %s', (language, letters) => {
	const ear = earOf(language);

	it.each(letters)('$title', ({ kind, text, faults, acts }) => {
		const parts = readExample(text, kind, language, ear);
		expect(parts.map(({ id }) => id)).toEqual(letterPartIds);
		expect(faultsOf(parts)).toEqual(faults);
		if (acts) expect(parts.find(({ id }) => id === 'tone')?.acts).toEqual(expect.arrayContaining(acts));
		for (const part of parts) {
			expect(part.fault === '').toBe(part.state === 'there' || part.state === 'not-asked');
			for (const { start, end } of part.words) {
				expect(start).toBeLessThan(end);
				expect(end).toBeLessThanOrEqual(text.length);
			}
		}
	});

	it('quotes the very words, in order and apart', () => {
		for (const { kind, text } of letters) {
			for (const { words } of readExample(text, kind, language, ear)) {
				words.slice(1).forEach(({ start }, at) => expect(start).toBeGreaterThan(words[at]?.end ?? 0));
			}
		}
	});
});

describe('a demand letter', () => {
	const matter = matterOf('demand', 'zh');
	const ear = earOf('zh');
	const part = (text: string, id: string) => readLetter(text, matter, ear).find((each) => each.id === id);
	const quoted = (text: string, id: string) => part(text, id)?.words.map(({ start, end }) => text.slice(start, end));

	it('is told what should stand there', () => {
		expect(part('', 'amount')?.expected).toBe('18.6 万元');
		expect(part('', 'due')?.expected).toBe('4 月 11 日');
		expect(part('', 'deadline')?.expected).toBe('6 月 10 日');
		expect(part('', 'basis')?.expected).toBe('HR-0312');
		expect(part('', 'parties')?.expected).toBe('恒达机电、华瑞轴承');
		expect(part('已逾期 74 天', 'due')?.expected).toBe('47 天');
	});

	it('is quoted where it is wrong', () => {
		expect(quoted('货款 168,000 元', 'amount')).toEqual(['168,000 元']);
		expect(quoted('4 月 1 日到期', 'due')).toEqual(['4 月 1 日']);
		expect(quoted('请付款，你们就是一帮老赖。', 'tone')).toEqual(['你们就是一帮老赖']);
	});

	it('need not be wholly in one style: what lacks one party names that one', () => {
		expect(part('恒达机电：请付款。', 'parties')).toMatchObject({ expected: '华瑞轴承', state: 'missing' });
	});

	it('counts the parts that are asked for', () => {
		const whole = chineseLetters[0]?.text ?? '';
		expect(countOf(readLetter(whole, matter, ear))).toEqual({ there: 9, of: 9 });
		expect(countOf(readLetter('', matter, ear))).toEqual({ there: 1, of: 9 });
	});
});

describe('without the ear', () => {
	it('a letter is read all the same, but for what only the ear can find', () => {
		const [whole] = chineseLetters;
		expect(faultsOf(readLetter(whole?.text ?? '', matterOf('demand', 'zh'), null))).toEqual({});
		expect(faultsOf(readLetter('你们就是老赖', matterOf('demand', 'zh'), null)).tone).toBe('tone-red');
	});
});
