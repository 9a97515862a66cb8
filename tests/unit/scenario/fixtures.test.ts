import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { errorCodes, severityOf, warningCodes, type Finding } from '../../../src/lib/core/scenario/finding.ts';
import { compareLanguages, type Version } from '../../../src/lib/core/scenario/languages.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { findingText } from '../../../src/lib/wording/finding.ts';
import { furtherFindings } from '../../support/further-findings.ts';

const root = new URL('../../fixtures/findings/', import.meta.url);
const codes: readonly string[] = [...errorCodes, ...warningCodes];
const folders = readdirSync(root);
const fixtures = folders.flatMap((code) => readdirSync(new URL(`${code}/`, root)).map((file) => `${code}/${file}`));

/** The words that each finding points at; where a fixture has none here, its own test knows them. */
const pointedAt: Record<string, string> = {
	'front-matter/every-field-is-there.md': '---',
	'front-matter/fields-are-spelt-as-they-should-be.md': 'fact',
	'front-matter/a-date-is-a-day-that-exists.md': '2026-02-30',
	'front-matter/difficulty-is-from-one-to-five.md': '9',
	'front-matter/the-file-begins-with-front-matter.md': '# 案情',
	'missing-part/first-level-headings-are-parts.md': '# 附录',
	'missing-part/a-record-has-three-items.md': '- 原由：',
	'missing-part/a-letter-is-a-reminder-or-a-demand.md': '- 律师函：2026-06-04..2026-06-12',
	'missing-part/a-letter-has-its-deadline.md': '- 催款函：尽快',
	'unknown-act/acts-are-from-the-list.md': '`要求成诺`',
	'unknown-act/moods-change-by-acts-from-the-list.md': '争辩',
	'unknown-move/moves-are-from-the-list.md': '推托',
	'unknown-move/moves-stand-in-the-tag.md': '`推脱`',
	'unknown-mood/moods-are-in-the-diagram.md': '恼怒',
	'unknown-mood/third-level-headings-name-a-mood.md': '### 恼怒',
	'unknown-variable/variables-are-declared.md': '`追究+1`',
	'unknown-fact/causes-are-declared.md': '等项目款',
	'unknown-fact/texts-ask-for-facts-of-the-account.md': '{{amuont}}',
	'unknown-outcome/outcomes-are-from-the-list.md': '`结局 没承诺`',
	'unknown-document/documents-are-in-the-account.md': '`出示凭证 对帐单`',
	'unknown-method/methods-are-from-the-list.md': '对公转帐',
	'unknown-link/links-lead-to-a-state.md': '[→ 没谈拢](#没谈拢)',
	'unknown-link/records-are-for-endings.md': '### 谈崩',
	'missing-link/a-reply-leads-somewhere.md': '忙您的，我先不打扰。 `含糊收尾`',
	'missing-link/a-reply-leads-to-one-place.md': '[→ 开场](#开场)',
	'duplicate-state/states-have-unique-names.md': '## 谈妥！',
	'bad-guard/guards-are-made-of-conditions.md': '追问很多',
	'bad-guard/special-bullets-are-from-the-list.md': '*别的*',
	'bad-effect/effects-are-whole-numbers.md': '`追问+一`',
	'bad-silence/silences-have-seconds.md': '*沉默一会儿*',
	'bad-promise/promises-have-amount-and-date.md': '五百',
	'bad-plan/plans-have-amounts-and-dates.md': '`提出方案 5000@今天 5000@2026-06-05`',
	'bad-scene/days-pass-by-number.md': '`时间 明天`',
	'bad-scene/endings-have-no-replies.md': '- 那我改天再打。 `约定跟进` [→ 开场](#开场)',
	'bad-mood-diagram/transitions-are-arrows.md': '恼火 ==> 敷衍 : 认可感谢',
	'bad-mood-diagram/the-diagram-has-a-start.md': 'stateDiagram-v2',
	'no-ending/some-state-is-an-ending.md': '# 对话',
	'beyond-authority/plans-keep-to-the-instalments.md':
		'您不容易，今天先付五千，5 号再付五千？ `共情理解` `提出方案 4000@2026-05-28 3000@2026-06-05 3000@2026-06-12`',
	'beyond-authority/plans-keep-to-the-days.md':
		'您不容易，今天先付五千，5 号再付五千？ `共情理解` `提出方案 5000@2026-05-28 5000@2026-07-28`',
	'one-reply/a-state-has-a-choice.md': '- 您看，不急。 `礼貌收尾` [→ 问日期](#问日期)',
	'no-act/every-reply-does-something.md': '- 嗯。 [→ 问日期](#问日期)',
	'all-good/some-reply-is-a-mistake.md': '## 问日期',
	'all-bad/some-reply-is-sound.md': '## 等一下',
	'no-other/a-free-reply-goes-somewhere.md': '## 问日期',
	'no-remark/a-mistake-has-a-remark.md': '- 好好，那就这样。 `含糊收尾` [→ 没谈成](#没谈成)',
	'cue-length/good-replies-are-not-the-longest.md': '# 对话',
	'cue-length/length-gives-nothing-away.md': '# Talk',
	'cue-figures/good-replies-do-not-have-the-most-digits.md': '# 对话',
	'cue-figures/figures-give-nothing-away.md': '# Talk',
	'cue-polite/good-replies-are-not-the-politest.md': '# 对话',
	'cue-polite/courtesy-gives-nothing-away.md': '# Talk',
	'unmeetable-check/every-check-can-be-met.md': '- 三月那批到期了，哪天付？ `说明欠款` `要求承诺` [→ 难处](#难处)',
	'unmeetable-check/some-run-meets-every-check.md':
		'- March is due. Which day? `state the debt` `ask for commitment` [→ Trouble](#trouble)',
	'language-mismatch/replies-have-the-same-acts.zh.md':
		'- 对账单您盖过章，钱卡在哪儿了？ `出示凭证 对账单` `追问细节` `追问+1` [→ 开场](#开场)',
	'language-mismatch/replies-have-the-same-acts.en.md':
		'- You stamped the statement. Where is the money stuck? `cite evidence statement` `ask openly` `pressed+1` [→ Opening](#opening)',
	'language-mismatch/states-are-the-same-in-number.zh.md': '## 没谈成',
	'language-mismatch/states-are-the-same-in-number.en.md': '## Broken off',
	'lone-translation/further-wordings-are-in-both-languages.zh.md':
		'- 对账单您盖过章，钱卡在哪儿了？ `出示凭证 对账单` `追问细节` `追问+1` [→ 开场](#开场)',
};

/** Where one language alone has something, the other file has no finding. */
const silent = new Set(['lone-translation/further-wordings-are-in-both-languages.en.md']);

function textOf(fixture: string): string {
	return readFileSync(new URL(fixture, root), 'utf8');
}

function versionOf(fixture: string): Version {
	const { scenario, ranges } = check(textOf(fixture));
	if (!scenario) throw new Error(`${fixture} is no scenario`);
	return { scenario, ranges };
}

/** All findings of a fixture; `….zh.md` and `….en.md` are the two languages of one scenario. */
function findingsOf(fixture: string): Finding[] {
	const code = fixture.slice(0, fixture.indexOf('/'));
	const own = [...check(textOf(fixture)).findings, ...furtherFindings(code, textOf(fixture))];
	const language = /\.(zh|en)\.md$/.exec(fixture)?.[1] as Language | undefined;
	if (!language) return own;
	const [zh, en] = ['zh', 'en'].map((each) => versionOf(fixture.replace(/\.(zh|en)\.md$/, `.${each}.md`)));
	return zh && en ? [...own, ...compareLanguages(zh, en)[language]] : own;
}

describe('codes and fixtures', () => {
	it('every code has a fixture that triggers it', () => {
		expect(codes.filter((code) => !folders.includes(code))).toEqual([]);
	});
	it('every folder of fixtures is a code', () => {
		expect(folders.filter((folder) => !codes.includes(folder))).toEqual([]);
	});
	it('every expectation has its fixture', () => {
		expect(Object.keys(pointedAt).filter((fixture) => !fixtures.includes(fixture))).toEqual([]);
	});
});

describe.each(fixtures)('%s', (fixture) => {
	const code = fixture.slice(0, fixture.indexOf('/'));
	const findings = findingsOf(fixture);

	it('has findings of its code and no other', () => {
		const found = new Set(findings.map((each) => each.code as string));
		expect([...found]).toEqual(silent.has(fixture) ? [] : [code]);
	});
	it('points at the words that are wrong', () => {
		const expected = pointedAt[fixture];
		if (expected === undefined) return expect(findings.every(({ range }) => range.start.line >= 1)).toBe(true);
		const source = textOf(fixture);
		expect(findings.map(({ range }) => source.slice(range.start.offset, range.end.offset))).toEqual([expected]);
	});
	it('says in both languages what is wrong and how to mend it', () => {
		for (const each of findings) {
			expect(each.severity).toBe(severityOf(each.code));
			const [zh, en] = [findingText(each, 'zh'), findingText(each, 'en')];
			for (const text of [zh, en]) expect(text).not.toMatch(/undefined|\bnull\b/);
			expect(zh).toMatch(/[。？]$/);
			expect(en).toMatch(/[.?]$/);
			expect(zh).not.toBe(en);
		}
	});
});

describe('did you mean', () => {
	it.each([
		['unknown-act/acts-are-from-the-list.md', '要求承诺'],
		['unknown-document/documents-are-in-the-account.md', '对账单'],
		['unknown-fact/texts-ask-for-facts-of-the-account.md', 'amount'],
		['unknown-link/links-lead-to-a-state.md', '没谈成'],
		['unknown-outcome/outcomes-are-from-the-list.md', '无承诺'],
		['front-matter/fields-are-spelt-as-they-should-be.md', 'facts'],
	])('%s suggests %s', (fixture, name) => {
		expect(findingsOf(fixture).map(({ suggestion }) => suggestion)).toEqual([name]);
		expect(findingsOf(fixture).map((each) => findingText(each, 'zh'))[0]).toContain(`是不是“${name}”？`);
	});
});
