import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { changed } from '../../../src/lib/core/scenario/edit.ts';
import { errorCodes, severityOf, warningCodes, type Finding } from '../../../src/lib/core/scenario/finding.ts';
import { mendsOf, type Mend } from '../../../src/lib/core/scenario/mend/mend.ts';
import { shippedScenarios } from '../../support/library.ts';
import { diagram, fileWith, head, talkWith } from '../../support/scenario-text.ts';

const root = new URL('../../fixtures/findings/', import.meta.url);
const fixtures = readdirSync(root).flatMap((code) =>
	readdirSync(new URL(`${code}/`, root))
		.filter((file) => !/\.(?:zh|en)\.md$/.test(file))
		.map((file) => [`${code}/${file}`, readFileSync(new URL(`${code}/${file}`, root), 'utf8')] as const),
);

const withHead = (before: string | RegExp, after: string) => fileWith(`${diagram}\n\n# 对话\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)\n\n## 完\n\n\`结局 无承诺\`\n\n> 再说吧。`, head.replace(before, after)); // prettier-ignore
/** Whatever the bullet is, there is a way out beside it. */
const bullet = (text: string) => talkWith(`## 甲\n\n> 喂？\n\n${text}\n- 再见。 \`礼貌收尾\` [→ 完](#完)`);
const scene = (text: string) => talkWith(`## 甲\n\n${text}\n\n> 喂？\n\n- *其他* [→ 完](#完)`);
const body = (text: string) => talkWith('## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)') + `\n${text}\n`;
const mood = (text: string) =>
	fileWith(
		`# 情绪\n\n${text}\n\n# 对话\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)\n\n## 完\n\n\`结局 无承诺\`\n\n> 再说吧。`,
	);
const arrows = (text: string) => mood(`\`\`\`mermaid\nstateDiagram-v2\n  [*] --> 敷衍\n${text}\n\`\`\``);

/** What the fixtures leave out: the other details of a code. */
const further: readonly (readonly [string, string])[] = [
	['no front matter at all', '# 对话\n\n## 甲\n\n> 喂？\n'],
	['front matter without an end', talkWith('## 甲\n\n> 喂？').replace('目标\n---', '目标')],
	['front matter that is no map', '---\n- 甲\n---\n\n# 对话\n'],
	['a colon from a Chinese keyboard', withHead('title: 题目', 'title：题目')],
	['a tab', withHead('  name: 王建国', '\tname: 王建国')],
	['a colon within a text', withHead('title: 题目', 'title: 题目: 副题')],
	['a quote that is not closed', withHead('title: 题目', 'title: "题目')],
	['a field twice', withHead('title: 题目', 'title: 题目\ntitle: 又一个')],
	['a field twice in braces', withHead('number: A1,', 'number: A1, number: A2,')],
	['a text that begins like an alias', withHead('title: 题目', 'title: *题目')],
	['an alias', withHead('title: 题目', 'title: &t 题目').replace('summary: 摘要', 'summary: *t')],
	['a customer who is a text', withHead('customer:\n  name: 王建国', 'customer: 王建国')],
	['an authority that is a text', withHead('goal: 目标', 'authority: 两期\ngoal: 目标')],
	['an invoice that is a text', withHead('{ number: A1, amount: 10000, due: 2026-04-11 }', 'A1')],
	['a contact that is a text', withHead('  documents:', '  contacts: [陈会计]\n  documents:')],
	['a history that is a text', withHead('  documents:', '  history: [挂断]\n  documents:')],
	['no title', withHead('title: 题目\n', '')],
	['no name', withHead('  name: 王建国', '  title: 经理')],
	['no amount', withHead('amount: 10000, ', '')],
	['no account', withHead(/account:[\s\S]*?(?=variables)/, '')],
	['documents as a text', withHead('[合同, 四月对账单]', '合同、四月对账单')],
	['contacts as a text', withHead('  documents:', '  contacts: 陈会计\n  documents:')],
	['invoices as a text', withHead(/invoices:\n.*\n/, 'invoices: A1\n')],
	['an empty text', withHead('title: 题目', 'title: ""')],
	['a text that is a list', withHead('title: 题目', 'title: [题目]')],
	['a text of two lines', withHead('title: 题目', 'title: |\n  题目\n  二')],
	['a number that is none', withHead('minutes: 3', 'minutes: 三分钟')],
	['a number with a unit', withHead('minutes: 3', 'minutes: 8 分钟')],
	['an id with capitals', withHead('id: test', 'id: Evasive Debtor')],
	['an id in Chinese', withHead('id: test', 'id: 王总')],
	['a channel in other words', withHead('channel: phone', 'channel: 打电话')],
	['a language that is none', withHead('language: zh', 'language: fr')],
	['a date in another form', withHead('today: 2026-05-28', 'today: 2026/5/28')],
	['a date in words', withHead('today: 2026-05-28', 'today: 后天')],
	['an amount in words', withHead('amount: 10000', 'amount: 一万')],
	['an amount that is none', withHead('amount: 10000', 'amount: 很多')],
	['a currency in words', withHead('  today:', '  currency: 人民币\n  today:')],
	['more disputed than owed', withHead('due: 2026-04-11', 'due: 2026-04-11, disputed: 20000')],
	['a variable with a bad name', withHead('追问: 0..5', '2 次: 0..5')],
	['a range with a dash', withHead('追问: 0..5', '追问: 0-5')],
	['a range the wrong way round', withHead('追问: 0..5', '追问: 5..0')],
	['a range that is a number', withHead('追问: 0..5', '追问: 5')],
	['a start out of range', withHead('start: 1', 'start: 9')],
	['a fact twice', withHead('[等项目回款, 忘记了]', '[忘记了, 忘记了]')],
	['no invoices', withHead(/invoices:\n.*\n/, 'invoices: []\n')],
	['an unknown field', withHead('goal: 目标', 'goal: 目标\nmotto: 别急')],
	['a form that lacks a value', withHead('goal: 目标', 'goal: 目标\nforms:\n  - { where: 甲, sum: 1 }\n  - { where: 乙 }')],
	['a form with a value too many', withHead('goal: 目标', 'goal: 目标\nforms:\n  - { where: 甲 }\n  - { where: 乙, sum: 1 }')],
	['a form that breaks the talk', withHead('goal: 目标', 'goal: 目标\nforms:\n  - { sum: 1 }\n  - { sum: 一 }').replace('> 喂？', '> 喂？\n> — `承诺 {{form.sum}} ? ?`')],
	['one form', withHead('goal: 目标', 'goal: 目标\nforms:\n  - { where: 甲 }')],
	['a form with a bad name', withHead('goal: 目标', 'goal: 目标\nforms:\n  - { 1st: 甲, b: 1 }\n  - { b: 2 }')],
	['a form in the briefing', withHead('goal: 目标', 'goal: 目标\nforms:\n  - { where: 甲 }\n  - { where: 乙 }').replace('# 情绪', '# 案情\n\n{{form.where}}\n\n# 情绪')],
	['a part twice', body('# 复盘\n\n一。\n\n# 案情\n\n案。\n\n# 复盘\n\n二。')],
	['a part that is none, behind prose', body('# 复盘\n\n一。\n\n# 附录\n\n二。')],
	['words before the first part', fileWith(`引子。\n\n${diagram}\n\n# 对话\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)\n\n## 完\n\n\`结局 无承诺\``)],
	['words before the first part, and a case', fileWith(`引子。\n\n# 案情\n\n案。\n\n# 对话\n\n## 完\n\n\`结局 无承诺\`\n\n> 再说吧。`)],
	['a talk without states', fileWith('# 对话\n\n- *越线* [→ 完](#完)')],
	['a deep heading', bullet('#### 细处\n\n- *其他* [→ 完](#完)')],
	['a heading of a mood before the first state', talkWith('### 敷衍\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)')],
	['words in the preparation', body('# 准备\n\n先想一想。')],
	['options without a question', body('# 准备\n\n- [x] 合同')],
	['words in the follow-up', body('# 跟进\n\n先想一想。')],
	['a section that the follow-up does not have', body('# 跟进\n\n## 附件\n\n- 一')],
	['a heading that the follow-up does not have', body('# 跟进\n\n#### 附件')],
	['a next contact in words', body('# 跟进\n\n## 记录\n\n- 下次联系：2026/6/4 找王建国，打电话')],
	['a next contact of nothing', body('# 跟进\n\n## 记录\n\n- 下次联系：过几天')],
	['a deadline in words', body('# 跟进\n\n## 函件\n\n- 催款函：6月4日到6月12日')],
	['a letter that is none', body('# 跟进\n\n## 函件\n\n- 律师函：2026-06-04..2026-06-12')],
	['an ending that is not there', body('# 跟进\n\n## 记录\n\n### 没影的事\n\n- 下次联系：无')],
	['an ending that is none', body('# 跟进\n\n## 记录\n\n### 甲\n\n- 下次联系：无')],
	['an act that nothing is like', bullet('- 好。 `唱歌跳舞` [→ 完](#完)')],
	['an act of the diagram that nothing is like', arrows('  敷衍 --> 认真 : 唱歌跳舞, 重申约定')],
	['a move that nothing is like', bullet('> 行。\n> — `唱歌跳舞`\n\n- *其他* [→ 完](#完)')],
	['a cause that is not named', bullet('> 行。\n> — `真因`\n\n- *其他* [→ 完](#完)')],
	['a cause learnt that is not named', bullet('- 好。 `查明` [→ 完](#完)')],
	['a fact of the account that nothing is like', bullet('- 好 {{who}}。 `礼貌收尾` [→ 完](#完)')],
	['a variable of a condition', bullet('- *当 耐心>=4* 好。 `礼貌收尾` [→ 完](#完)')],
	['a fact of a condition', bullet('- *当 查明 天气不好* 好。 `礼貌收尾` [→ 完](#完)')],
	['a paper of a condition', bullet('- *当 带了 名片* 好。 `礼貌收尾` [→ 完](#完)')],
	['a mood of a condition', bullet('- *当 情绪=高兴* 好。 `礼貌收尾` [→ 完](#完)')],
	['an act of a condition', bullet('- *当 说过 唱歌跳舞* 好。 `礼貌收尾` [→ 完](#完)')],
	['a mood where there is no diagram', fileWith('# 对话\n\n## 甲\n\n> 喂？\n\n### 恼火\n\n> 哼。\n\n- *其他* [→ 完](#完)\n\n## 完\n\n`结局 无承诺`\n\n> 再说吧。')],
	['an outcome that nothing is like', scene('`结局 天下太平`').replace('- *其他* [→ 完](#完)\n\n## 完', '## 完')],
	['a method that nothing is like', bullet('> 行。\n> — `承诺 500 2026-06-05 烤鸭`\n\n- *其他* [→ 完](#完)')],
	['a link to a state that nothing is like', bullet('- 好。 `礼貌收尾` [→ 天下太平](#天下太平)')],
	['a link in words of its own', bullet('- 好。 `礼貌收尾` [走](#天下太平)')],
	['a link that is mistyped, in words of its own', bullet('- 好。 `礼貌收尾` [走](#玩)')],
	['a reply everywhere that leads nowhere', talkWith('- *越线*\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)')],
	['a condition without an and', bullet('- *当 追问>=2 信任>=1* 好。 `礼貌收尾` [→ 完](#完)')],
	['a condition without a figure', bullet('- *当 追问>=多* 好。 `礼貌收尾` [→ 完](#完)')],
	['a condition that compares a mood', bullet('- *当 情绪>认真* 好。 `礼貌收尾` [→ 完](#完)')],
	['a condition without a comparison', bullet('- *当 到访* 好。 `礼貌收尾` [→ 完](#完)')],
	['words behind a special bullet', bullet('- *其他* 好。 `礼貌收尾` [→ 完](#完)')],
	['an effect without a figure', bullet('- 好。 `礼貌收尾` `追问+` [→ 完](#完)')],
	['a silence that is too long', bullet('- *沉默 9999 秒* [→ 完](#完)')],
	['a promise of nothing', bullet('> 行。\n> — `承诺`\n\n- *其他* [→ 完](#完)')],
	['a promise on a day in words', bullet('> 行。\n> — `承诺 8万 6月5号 对公转账`\n\n- *其他* [→ 完](#完)')],
	['a promise on some day', bullet('> 行。\n> — `承诺 8000 改天`\n\n- *其他* [→ 完](#完)')],
	['a plan in words', bullet('- 好。 `提出方案 三万@6月5日 多少@改天` [→ 完](#完)')],
	['a channel that is none', scene('`渠道 微博`')],
	['a scene that says nothing known', scene('`天气 晴` `时间 +1 天`')],
	['a time in words', scene('`时间 第二天 下午3点`')],
	['a scene line too late', talkWith('## 甲\n\n> 喂？\n\n`渠道 微信`\n\n- *其他* [→ 完](#完)')],
	['a second scene line', talkWith('## 甲\n\n`渠道 微信`\n\n`时间 +1 天`\n\n> 喂？\n\n- *其他* [→ 完](#完)')],
	['words before the first state', talkWith('先想一想。\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)')],
	['a quote before the first state', talkWith('> 喂？\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)')],
	['a heading in the mood part', mood('## 图\n\n```mermaid\nstateDiagram-v2\n  [*] --> 敷衍\n```')],
	['a mood part without a diagram', mood('他爱敷衍。')],
	['a diagram of another kind', mood('```mermaid\ngraph TD\n  敷衍 --> 认真 : 重申约定\n```')],
	['a diagram without its first line', mood('```mermaid\n[*] --> 敷衍\n```')],
	['an empty diagram', mood('```mermaid\n```')],
	['two starts', arrows('  [*] --> 认真\n  敷衍 --> 认真 : 重申约定')],
	['an arrow of another kind', arrows('  敷衍 → 认真 : 重申约定')],
	['a line that is no arrow', arrows('  敷衍 或者 认真')],
	['a mood that ends', arrows('  敷衍 --> [*]')],
	['an arrow without acts', arrows('  敷衍 --> 认真')],
	['a state without a line in one mood', talkWith('## 甲\n\n### 认真\n\n> 喂？\n\n- *其他* [→ 完](#完)')],
	['a mood that nobody comes to', arrows('  认真 --> 敷衍 : 重申约定')],
	['an other that nothing is said to', talkWith('## 甲\n\n> 喂？\n\n- 好。 `礼貌收尾` [→ 完](#完)\n- 哼。 `争辩指责` [→ 完](#完)\n  > 别这么说。\n- *其他* [→ 完](#完)').replace('\n\n> 再说吧。', '')],
	['a single reply', talkWith('## 甲\n\n> 喂？\n\n- 那不急。 `轻易退让` [→ 完](#完)\n  > 别。\n- *其他* [→ 完](#完)')],
	['two states of one name with links to both', talkWith('## 甲\n\n> 喂？\n\n- 好。 `礼貌收尾` [→ 甲](#甲-1)\n- *其他* [→ 完](#完)\n\n## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)')],
	['a state that nobody reaches, with a follow-up', `${talkWith('## 甲\n\n> 喂？\n\n- *其他* [→ 完](#完)\n\n## 谈妥\n\n`结局 口头`\n\n> 好。')}\n# 跟进\n\n## 记录\n\n### 谈妥\n\n- 下次联系：无\n`],
	['a talk that never ends', fileWith(`# 对话\n\n## 甲\n\n> 喂？\n\n- 好。 \`礼貌收尾\` [→ 甲](#甲)\n- *其他* [→ 甲](#甲)`)],
	['a reply that never comes up', bullet('- *当 追问>=4* 好。 `礼貌收尾` [→ 完](#完)\n- *其他* [→ 完](#完)')],
]; // prettier-ignore

/** Where nothing is to be mended by a key, and why is told beside the codes in mend.ts and at the details. */
const without = [
	'front-matter map (the whole)', 'front-matter too-long', 'front-matter too-many', 'bad-guard too-long', 'language-mismatch', 'too-large', 'false-choice', 'form-breaks', 'no-act',
	'lone-translation',
]; // prettier-ignore

const detailOf = ({ code, params }: Finding) =>
	params.detail === undefined
		? code
		: `${code} ${params.detail}${params.detail === 'map' && params.path === '' ? ' (the whole)' : ''}`;
/** What a finding says; line numbers may move. */
const said = ({ code, params }: Finding) => JSON.stringify([code, { ...params, line: 0 }]);
const count = (findings: readonly Finding[], key: string) => findings.filter((each) => said(each) === key).length;
const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error').length;

/** Found in two files together, or by playing the whole scenario. */
const elsewhere = [
	'language-mismatch',
	'lone-translation',
	'cue-length',
	'cue-figures',
	'cue-polite',
	'unmeetable-check',
	'act-disagrees',
];

const mended = new Set<string>();
const unmended = new Set<string>();

/** Some codes are found elsewhere than in a file by itself. */
const checked = [...fixtures, ...further].filter(([, source]) => check(source).findings.length > 0);

describe.each(checked)('%s', (_, source) => {
	const before = check(source).findings;
	const cases = before
		.filter((finding, index) => before.findIndex((each) => said(each) === said(finding)) === index)
		.map((finding) => ({ finding, mends: mendsOf(source, finding) }));

	it('has each finding gone after each of its mends, and no error more', () => {
		for (const { finding, mends } of cases) {
			(mends.length > 0 ? mended : unmended).add(detailOf(finding));
			for (const mend of mends) {
				const text = changed(source, mend.changes);
				const after = check(text).findings;
				const about = `${detailOf(finding)}: ${mend.title} ${JSON.stringify(mend.params)}\n${text}\n${after.map(said).join('\n')}`;
				expect(count(after, said(finding)), about).toBeLessThan(count(before, said(finding)));
				// Where nothing could be read before, what was hidden comes to light.
				if (check(source).scenario && finding.code !== 'missing-part') expect(errors(after), about).toBeLessThan(errors(before) + Number(finding.severity === 'warning') + Number(opensMore.has(mend.title))); // prettier-ignore
				if (mend.select) expect(mend.select.to - mend.select.from, about).toBeGreaterThan(0);
			}
		}
	});
});

/** Mends that let what was not looked at before be read. */
const opensMore: ReadonlySet<Mend['title']> = new Set(['remove-mood', 'suggestion', 'add-diagram-head', 'not-ending']);

describe('every code', () => {
	it('of the cases above is found', () => {
		expect(further.filter((each) => !checked.includes(each)).map(([name]) => name)).toEqual([]);
	});
	it('has a mend, or is among those that only the author can mend', () => {
		const codes: readonly string[] = [...errorCodes, ...warningCodes];
		const known = new Set([...mended, ...unmended].map((each) => each.split(' ')[0]));
		expect(codes.filter((code) => !known.has(code) && !elsewhere.includes(code))).toEqual([]);
		expect(
			[...unmended].filter(
				(each) => !mended.has(each) && !without.includes(each) && !without.includes(each.split(' ')[0] ?? ''),
			),
		).toEqual([]);
		expect(without.filter((each) => [...mended].some((key) => key === each || key.startsWith(`${each} `)))).toEqual([]);
	});
	it('leaves alone what two files disagree on, and what only all plays together show', () => {
		const range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
		for (const code of [...errorCodes, ...warningCodes].filter((each) => elsewhere.includes(each)))
			expect(
				mendsOf(bullet('- *其他* [→ 完](#完)'), { code, severity: severityOf(code), range, params: { line: 3 } }),
			).toEqual([]);
	});
	it('has nothing to mend in the scenarios of the library', () => {
		for (const { source } of shippedScenarios())
			expect(check(source).findings.flatMap((finding) => mendsOf(source, finding))).toEqual([]);
	});
});
