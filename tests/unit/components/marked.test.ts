import { describe, expect, test } from 'vitest';
import { markedSegments } from '../../../src/lib/components/talk/marked.ts';
import { inQuotes, inSentence } from '../../../src/lib/wording/quote.ts';

const heard = (text: string) => ({ text, acts: ['ask-open' as const], tone: 'sound' as const });

describe('Marked words', () => {
	test('draw no line under the punctuation that stands between them', () => {
		const segments = markedSegments([heard('占您一分钟'), heard('：18.6 万'), heard('，合同是 30 天。')]);
		expect(segments.map(({ text, tail }) => [text, tail])).toEqual([
			['占您一分钟', '：'],
			['18.6 万', '，'],
			['合同是 30 天。', ''],
		]);
	});

	test('say the same when they are read aloud', () => {
		const words = ['……嗯', '，您说', '。', ' Just a minute', ', the bearings'].map(heard);
		const read = markedSegments(words).map(({ text, tail }) => text + tail);
		expect(read.join('')).toBe(words.map(({ text }) => text).join(''));
	});

	test('keep what they begin with', () => {
		expect(markedSegments([heard('“尽量”我没法报')])[0]).toMatchObject({ text: '“尽量”我没法报', tail: '' });
		expect(markedSegments([heard('，好')])[0]).toMatchObject({ text: '，好', tail: '' });
	});
});

describe('A quotation', () => {
	test('has single quotation marks inside', () => {
		expect(inQuotes('您说的是“月底安排”。')).toBe('您说的是‘月底安排’。');
	});

	test('inside a sentence leaves the full stop to the sentence', () => {
		expect(inSentence('您说的是“月底安排”。')).toBe('您说的是‘月底安排’');
		expect(inSentence('5 号先走一半，行不？')).toBe('5 号先走一半，行不？');
	});
});
