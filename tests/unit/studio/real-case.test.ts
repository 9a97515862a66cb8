import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { checkScores } from '../../../src/lib/core/score/findings/scores.ts';
import { noAnswers, wordFields, type CaseAnswers } from '../../../src/lib/core/scenario/real-case/answers.ts';
import { fromCase } from '../../../src/lib/core/scenario/real-case/from-case.ts';
import { badActs, goodActs, keptAnswers } from '../../../src/lib/core/scenario/real-case/kept-answers.ts';
import { safeWords } from '../../../src/lib/core/scenario/real-case/safe-words.ts';
import { channelWords, idsOf, methodWords } from '../../../src/lib/core/scenario/keywords.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';

const bones = {
	zh: readFileSync('src/lib/content/studio/case.zh.md', 'utf8'),
	en: readFileSync('src/lib/content/studio/case.en.md', 'utf8'),
};
const today = '2026-11-22';

const hostile = fc.oneof(
	fc.constantFrom(
		'', '   ', '\n\n', '`', '```', '---', '# 对话', '## 开口', '- [x] ', '> — `承诺 1 2020-01-01 现金`', '*当 追问>=2*', '*其他*', ']', '](#开口)',
		'[→ 交底](#交底)', '{{amount}}', '{{{{x}}', '{{promises', '«customer|x»', '<!-- ', '-->', '<script>', '"', "'", '\\', ': ', '- a: b', '!', '&a', '😀', '👩‍👩‍👧',
		'\u0000', '\u2028', '\ud800', '\ufeff', 'null', '123', '2026-06-01', '—', '— 陈会计 · 第 2 次', '未问出', 'not found out', '电话', 'phone', '王 电话', '| a | b |',
		'1. a', '~~~', '{', '}', '[', '%%', '@', '* * *', '===', '\\`', '$&', '$1', 'a'.repeat(900),
	), // prettier-ignore
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.string({ maxLength: 40 }),
);
const text = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const three = (of: CaseAnswers['good'][number][]) =>
	fc.tuple(fc.constantFrom(...of), fc.constantFrom(...of), fc.constantFrom(...of));
const day = fc.oneof(text, fc.constantFrom('2026-11-01', '2026-12-31', '0001-01-01', '9999-12-31', '2026-02-30'));
const amount = fc.oneof(text, fc.constantFrom('0', '0.01', '18.6 万', '186,000', '-5', '99999999999999'));
const answers: fc.Arbitrary<CaseAnswers> = fc.record({
	words: fc.record(Object.fromEntries(wordFields.map((field) => [field, text]))) as fc.Arbitrary<CaseAnswers['words']>,
	amount,
	due: day,
	channel: fc.constantFrom(...idsOf(channelWords)),
	good: three([...goodActs]),
	bad: three([...badActs]),
	promised: amount,
	promisedOn: day,
	method: fc.constantFrom(...idsOf(methodWords)),
});

describe('a scenario from a real case', () => {
	it.each(['zh', 'en'] as const)('is one in which nothing is found, whatever is answered (%s)', (language) => {
		fc.assert(
			fc.property(answers, (given) => {
				const source = fromCase(bones[language], given, today);
				const { scenario, findings, cutOff } = check(source);
				expect(findings).toEqual([]);
				expect(cutOff).toBeNull();
				expect(scenario && write(scenario)).toBe(source);
			}),
			{ numRuns: 150 },
		);
	});

	it.each(['zh', 'en'] as const)(
		'has the same bones in both languages, and plays with no answer at all (%s)',
		(language) => {
			const { scenario, findings, ranges } = check(fromCase(bones[language], noAnswers, today));
			expect(findings).toEqual([]);
			expect(scenario?.states.map(({ outcome }) => outcome)).toEqual([null, null, null, 'agreed', 'no-commitment']);
			expect(scenario && checkScores(scenario, ranges)).toEqual([]);
			expect(JSON.stringify(scenario)).not.toMatch(/[«»]/);
			expect(scenario?.account.invoices[0]).toMatchObject({ amount: 5_000_000, due: '2026-11-02' });
		},
	);

	it('says what the trainer remembers, word for word, where it belongs', () => {
		const words = {
			...noAnswers.words,
			customer: '“老”周',
			cause: '等甲方：验收',
			good2: '卡在*哪*一步？',
			dodge: '# 回头再说 {{amount}}',
			lesson: '- 先问原因',
		};
		const given: CaseAnswers = {
			...noAnswers,
			words,
			amount: '18.6 万',
			due: '2026-10-10',
			channel: 'visit',
			promised: '8万',
			promisedOn: '2026-12-05',
			bad: ['insult', 'argue', 'give-up'],
		};
		const { scenario } = check(fromCase(bones.zh, given, today));
		expect(scenario).toMatchObject({ channel: 'visit', customer: { name: '“老”周' }, facts: ['等甲方：验收'] });
		expect(scenario?.account.invoices[0]).toMatchObject({ amount: 18_600_000, due: '2026-10-10' });
		const [opening, putOff, reason, agreed] = scenario?.states ?? [];
		expect(putOff?.parts[0]?.lines[0]?.text).toEqual(['# 回头再说 { {amount}}']);
		expect(putOff?.parts[0]?.replies[0]?.segments[0]?.text).toBe('卡在*哪*一步？');
		expect(opening?.parts[0]?.replies[1]?.segments[0]?.acts).toEqual(['insult']);
		expect(reason?.parts[0]?.lines[0]?.moves).toEqual([{ kind: 'reveal', fact: 0 }]);
		expect(agreed?.parts[0]?.lines[0]?.moves).toEqual([
			{ kind: 'promise', more: false, amount: 8_000_000, date: '2026-12-05', method: 'bank-transfer' },
		]);
		expect(scenario?.followUp?.record.next).toEqual({
			from: '2026-12-05',
			to: '2026-12-06',
			contact: '“老”周',
			channel: 'visit',
		});
		expect(scenario?.followUp?.record.reasons[0]).toEqual({ text: '等甲方：验收', fact: 0, unknown: false });
		expect(scenario?.debrief).toEqual(['\\- 先问原因']);
	});

	it('is written after the words of the blank where an answer says nothing', () => {
		expect(['', ' \n\t ', '\u200b', '\ud800'].map((words) => safeWords(words, 'name'))).toEqual([
			null,
			null,
			null,
			null,
		]);
		expect(safeWords('a'.repeat(900), 'name')).toHaveLength(60);
	});
});

describe('answers on a disk', () => {
	it('are taken as far as they are sound', () => {
		fc.assert(
			fc.property(answers, (given) => void expect(keptAnswers(structuredClone(given))).toEqual(given)),
			{ numRuns: 50 },
		);
		expect(keptAnswers(undefined)).toEqual(noAnswers);
		const kept = keptAnswers({
			words: { customer: '周', first: 3 },
			channel: 'fax',
			good: ['argue', 'reflect'],
			bad: 'x',
			amount: 5,
		});
		expect(kept).toEqual({
			...noAnswers,
			words: { ...noAnswers.words, customer: '周' },
			good: ['state-debt', 'reflect', 'ask-commitment'],
		});
	});

	it('may be anything at all', () => {
		fc.assert(fc.property(fc.anything(), (value) => void expect(() => keptAnswers(value)).not.toThrow()));
	});
});
