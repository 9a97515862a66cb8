import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterKinds, letterPartIds } from '../../../src/lib/core/letter/letter.ts';
import { readLetter } from '../../../src/lib/core/letter/read-letter.ts';
import { longestLetter, plainText, sentencesOf } from '../../../src/lib/core/letter/text.ts';
import { earOf, matterOf } from './letter-example.ts';
import { chineseLetters } from './letters-zh.ts';

const ear = earOf('zh');
const pieces = [
	'请', '于', '6 月 5 日', '前', '支付', '18.6 万', '186,000', '，', '。', '\n', '恒达机电', 'HR-0312', 'HR-', '逾期', '天', '壹', '佰', '不', '回复', '视为',
	'please', ' pay', ' by', ' 5 June', '.', ' account', '😀', '\u202e', '\ud800', '<b>', '$&', '((((', '\\', '\0', '１８６', '貨', '尽快', '老婆', '在', '向',
]; // prettier-ignore
const text = fc.oneof(
	fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join('')),
	fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('whatever is written', () => {
	it('comes out as nine parts whose words lie within it', () => {
		fc.assert(
			fc.property(
				text,
				fc.constantFrom(...letterKinds),
				fc.constantFrom('zh' as const, 'en' as const),
				(own, kind, language) => {
					const parts = readLetter(own, matterOf(kind, language), null);
					expect(parts.map(({ id }) => id)).toEqual(letterPartIds);
					for (const { words, fault, state } of parts) {
						expect(fault === '').toBe(state === 'there' || state === 'not-asked');
						for (const { start, end } of words) {
							expect(start).toBeGreaterThanOrEqual(0);
							expect(end).toBeGreaterThan(start);
							expect(end).toBeLessThanOrEqual(own.length);
						}
					}
				},
			),
			{ seed: 7, numRuns: 60 },
		);
	});

	it('is made plain unit for unit, and cut into sentences that leave out nothing but white space', () => {
		fc.assert(
			fc.property(text, (own) => {
				expect(plainText(own)).toHaveLength(own.length);
				const sentences = sentencesOf(own);
				const kept = sentences.map(({ start, end }) => own.slice(start, end)).join('');
				expect(kept.replace(/\s/g, '')).toBe(own.replace(/\s/g, ''));
			}),
			{ seed: 11 },
		);
	});

	it.each([
		['请'.repeat(4000)],
		['请贵司'.repeat(1300)],
		['1'.repeat(4000)],
		['1,'.repeat(2000)],
		['please '.repeat(570)],
		['a-'.repeat(2000)],
		['不回复'.repeat(1300)],
		['在群里'.repeat(1300)],
		['\n'.repeat(4000)],
		['（'.repeat(4000)],
		['every day '.repeat(400)],
		['一二三四'.repeat(1000)],
	])('%.12s…, over and over, is read to the end', (own) => {
		expect(readLetter(own, matterOf('demand', 'zh'), ear)).toHaveLength(9);
	});

	it('is read as far as a letter may be long, and no farther', () => {
		const [whole] = chineseLetters;
		const late = `${'，'.repeat(longestLetter)}${whole?.text ?? ''}`;
		expect(readLetter(late, matterOf('demand', 'zh'), null).find(({ id }) => id === 'amount')?.state).toBe('missing');
	});
});
