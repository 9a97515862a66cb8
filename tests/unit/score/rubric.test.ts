import { describe, expect, test } from 'vitest';
import { acts } from '../../../src/lib/core/act/act.ts';
import { checks, isCheckId, share } from '../../../src/lib/core/score/rubric.ts';
import {
	checkIds,
	principles,
	type CheckId,
	type CheckResult,
	type Evidence,
} from '../../../src/lib/core/score/scorecard.ts';
import { actDefinition, actMeaning } from '../../../src/lib/wording/act-meaning.ts';
import { actName } from '../../../src/lib/wording/act.ts';
import { checkSentences, earnText, evidenceText } from '../../../src/lib/wording/evidence.ts';
import { checkName, principleName, whatCheckAsks } from '../../../src/lib/wording/rubric.ts';

describe('the rubric', () => {
	test('has 24 checks in six principles', () => {
		expect(checks.map(({ id }) => id)).toEqual([...checkIds]);
		expect(checks).toHaveLength(24);
		expect(new Set(checks.map(({ principle }) => principle))).toEqual(new Set(principles));
	});

	test('weighs them as published', () => {
		const weights = principles.map((own) =>
			checks.filter(({ principle }) => principle === own).map(({ weight }) => weight),
		);
		expect(weights).toEqual([
			[3, 1, 2, 2],
			[3, 2, 2, 3],
			[3, 2, 3],
			[2, 4, 2, 2, 1],
			[2, 4, 2, 1],
			[2, 3, 3, 4],
		]);
	});

	test('gives shares that make a hundred', () => {
		expect(share.principles + share.lscp + share.outcome).toBe(100);
	});

	test('knows its own ids only', () => {
		expect(isCheckId('in-writing')).toBe(true);
		expect(isCheckId('in-writings')).toBe(false);
		expect(isCheckId('toString')).toBe(false);
	});
});

describe.each(['zh', 'en'] as const)('in words (%s)', (locale) => {
	const run = { customer: '王建国', replies: 6 };
	const result = (id: CheckId, status: CheckResult['status'], evidence: Evidence[] = []): CheckResult => ({
		id,
		principle: 'record',
		weight: 1,
		status,
		evidence,
		earn: null,
	});

	test.each(checks)('$id has a name, says what it asks, and has something to say in every case', ({ id, kind }) => {
		expect(checkName(id, locale)).not.toBe('');
		expect(whatCheckAsks(id, locale)).not.toBe('');
		// Nothing ever happened: missed for a check to reach, met for one to avoid.
		const cases = [result(id, 'not-applicable'), result(id, kind === 'reach' ? 'no' : 'yes')];
		for (const own of cases) for (const sentence of checkSentences(own, run, locale)) expect(sentence).not.toBe('');
	});

	test('a name is as short as the margin beside the talk', () => {
		for (const { id } of checks) if (locale === 'zh') expect(checkName(id, locale).length).toBeLessThanOrEqual(5);
		for (const own of principles) if (locale === 'zh') expect(principleName(own, locale)).toHaveLength(2);
	});

	test('every act has a label, a definition and a meaning', () => {
		for (const { id } of acts)
			for (const text of [actName(id, locale), actDefinition(id, locale), actMeaning(id, locale)])
				expect(text).not.toBe('');
	});

	test('nothing celebrates', () => {
		for (const { id } of checks)
			expect(`${checkName(id, locale)}${whatCheckAsks(id, locale)}`).not.toMatch(
				/[!！]|太棒|真棒|很好|great|excellent|well done/i,
			);
	});

	test('every kind of evidence has a sentence without a gap', () => {
		const details: Record<string, Record<string, string | number>> = {
			'named-by-customer': {}, 'contradicts-account': { figure: '1.2 万' }, 'proposed-first': {}, 'before-proposal': { proposal: 3 },
			'brushed-aside': {}, 'parts-first': {}, 'no-date-or-share': {}, 'after-cause': {}, 'before-cause': {}, 'dispute-left-open': {},
			'beyond-instalments': { said: 3, limit: 2 }, 'beyond-date': { said: 40, limit: 30 }, rung: { rung: 3 },
			'missing-option': { option: '合同' }, 'wrong-option': { option: '住址' }, 'not-at-hand': { document: '合同' }, 'all-prepared': {},
			'nothing-promised': {}, 'not-announced': {}, 'no-message': {}, 'message-lacks': { lacking: 1, promises: 2 },
			'message-complete': { promises: 2 }, 'no-record': {}, 'reason-differs': { written: '忘记了', said: '等回款' },
			'promises-differ': { written: 1, said: 2 }, 'next-missing': { from: '2026-06-04', to: '2026-06-05', contact: '陈会计', channel: 'phone' },
			'next-differs': { from: '2026-06-04', to: '2026-06-04', contact: '陈会计', channel: 'visit' }, 'record-true': {},
		}; // prettier-ignore
		for (const [key, values] of Object.entries(details)) {
			const text = evidenceText({ entry: 1, reply: 2, words: '单子我知道', detail: { key, values } }, run, locale);
			expect(text).not.toMatch(/[{}]|undefined|“”|\d{4}-\d{2}/);
			for (const [name, value] of Object.entries(values))
				if (!['from', 'to', 'channel'].includes(name)) expect(text).toContain(String(value));
		}
	});
});

test('a quotation inside a quotation has single marks', () => {
	const words = '“尽量”我没法交代。';
	expect(evidenceText({ entry: 1, reply: 5, words }, { customer: '王总', replies: 6 }, 'zh')).toBe(
		'第 5 句：“‘尽量’我没法交代。”',
	);
	expect(
		earnText(
			{
				id: 'persist',
				principle: 'patience',
				weight: 3,
				status: 'no',
				evidence: [],
				earn: { words, state: 0, reply: 1, entry: 4 },
			},
			'zh',
		),
	).toBe('当时可以说：“‘尽量’我没法交代。”');
});

test('the words of somebody else are quoted with that person’s name', () => {
	const evidence = { entry: 1, reply: null, speaker: '陈会计', words: '他在等项目款。' };
	expect(evidenceText(evidence, { customer: '王总', replies: 6 }, 'zh')).toBe('陈会计：“他在等项目款。”');
});

test('a next contact is told with day, person and channel', () => {
	const told = (to: string) =>
		evidenceText(
			{
				entry: 9,
				reply: null,
				words: '',
				detail: { key: 'next-differs', values: { from: '2026-06-04', to, contact: '陈会计', channel: 'phone' } },
			},
			{ customer: '王总', replies: 6 },
			'zh',
		);
	expect(told('2026-06-05')).toBe('下次联系应当在 6 月 4 日到 6 月 5 日之间找陈会计（电话）');
	expect(told('2026-06-04')).toBe('下次联系应当在 6 月 4 日找陈会计（电话）');
});

test('too few replies say so', () => {
	const result: CheckResult = {
		id: 'hear-out',
		principle: 'patience',
		weight: 2,
		status: 'no',
		evidence: [],
		earn: null,
	};
	expect(checkSentences(result, { customer: '王总', replies: 2 }, 'zh')).toEqual(['说了不到 3 句，还看不出来']);
});
