import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { fileWith, head, scenarioOf } from '../../support/scenario-text.ts';

const body = '# 对话\n\n## 完\n\n`结局 无承诺`\n\n> 再说吧。';

/** Path, detail and suggestion of what is found. */
function faults(frontMatter: string): string[] {
	return read(fileWith(body, frontMatter)).findings.map(({ code, params, suggestion }) =>
		[code === 'front-matter' ? '' : code, params['path'], params['detail'], suggestion].filter(Boolean).join(' '),
	);
}

function edited(from: string, to: string): string {
	if (!head.includes(from)) throw new Error(`no ${from}`);
	return head.replace(from, to);
}

describe('front matter', () => {
	it('gives the head of the scenario, amounts in hundredths', () => {
		const frontMatter = edited(
			'due: 2026-04-11',
			'goods: "轴承, 一批", issued: 2026-03-11, disputed: 384.5, due: 2026-04-11',
		).replace(
			'variables:',
			'rubric: { in-writing: 0, find-cause: 10 }\nauthority: { instalments: 3, extension-days: 45, discount: 2 }\nvariables:',
		);
		expect(scenarioOf(fileWith(body, frontMatter))).toMatchObject({
			id: 'test',
			language: 'zh',
			version: 1,
			channel: 'phone',
			best: 'agreed',
			account: {
				currency: 'CNY',
				today: '2026-05-28',
				invoices: [
					{
						number: 'A1',
						goods: '轴承, 一批',
						amount: 1_000_000,
						due: '2026-04-11',
						issued: '2026-03-11',
						disputed: 38_450,
					},
				],
				documents: ['合同', '四月对账单'],
				contacts: [],
				history: [],
			},
			authority: { instalments: 3, extensionDays: 45, discount: 2 },
			facts: ['等项目回款', '忘记了'],
			rubric: { 'in-writing': 0, 'find-cause': 10 },
		});
	});
	it('declares variables by their range, starting at 0 or else at the least', () => {
		const { variables } = scenarioOf(
			fileWith(
				body,
				edited(
					'{ 追问: 0..5, 信任: { min: -3, max: 3, start: 1 } }',
					'\n  a: 0..5\n  b: -2..2\n  c: 3..9\n  d: { max: 4 }\n  e: { min: -3, max: 3, start: 1 }',
				),
			),
		);
		expect(variables).toEqual([
			{ name: 'a', min: 0, max: 5, start: 0 },
			{ name: 'b', min: -2, max: 2, start: 0 },
			{ name: 'c', min: 3, max: 9, start: 3 },
			{ name: 'd', min: 0, max: 4, start: 0 },
			{ name: 'e', min: -3, max: 3, start: 1 },
		]);
	});
	it('takes texts as they are written, numbers too', () => {
		const { account, title } = scenarioOf(
			fileWith(body, edited('number: A1', 'number: 0312').replace('title: 题目', 'title: 2026')),
		);
		expect([account.invoices[0]?.number, title]).toEqual(['0312', '2026']);
	});
	it('takes comments', () => {
		expect(faults(edited('version: 1', 'version: 1 # 初稿'))).toEqual([]);
	});
	it.each([
		['version: 1', 'version: 一', ['version integer']],
		['version: 1', 'version: 0', ['version integer']],
		['version: 1', 'version: 1.5', ['version integer']],
		['difficulty: 1', 'difficulty: 6', ['difficulty integer']],
		['minutes: 3', '', ['minutes missing']],
		['minutes: 3', 'minutes:', ['minutes missing']],
		['minutes: 3', 'minute: 3', ['minutes missing', 'minute unknown minutes']],
		['id: test', 'id: Test One', ['id id']],
		['channel: phone', 'channel: wechet', ['channel one-of wechat']],
		['best: agreed', 'best: agree', ['best one-of agreed']],
		['language: zh', 'language: fr', ['language one-of']],
		['title: 题目', 'title: [a]', ['title text']],
		['title: 题目', 'title: ""', ['title text']],
		['title: 题目', 'title: "a`b"', ['title one-line']],
		['title: 题目', 'title: |\n  a\n  b', ['title one-line']],
		['customer:\n  name: 王建国', 'customer: 王建国', ['customer map']],
		['customer:\n  name: 王建国', 'customer:\n  title: 经理', ['customer.name missing']],
		['customer:\n  name: 王建国', 'customer:\n  name: 王建国\n  nickname: 老王', ['customer.nickname unknown']],
		['trainee:\n  name: 小李\n', '', ['trainee missing']],
		['today: 2026-05-28', 'today: 2026-05-32', ['account.today date']],
		['due: 2026-04-11', 'due: 4 月 11 日', ['account.invoices[0].due date']],
		['amount: 10000', 'amount: -1', ['account.invoices[0].amount amount']],
		['amount: 10000', 'amount: 1.005', ['account.invoices[0].amount amount']],
		['amount: 10000', 'amount: 10000, disputed: 10001', ['account.invoices[0].disputed disputed']],
		[
			'amount: 10000',
			'amonut: 10000',
			['account.invoices[0].amount missing', 'account.invoices[0].amonut unknown amount'],
		],
		['documents: [合同, 四月对账单]', 'documents: 合同', ['account.documents list']],
		['documents: [合同, 四月对账单]', 'documents: [合同, 合同]', ['account.documents[1] twice']],
		['documents: [合同, 四月对账单]', 'currency: yuan', ['account.currency currency']],
		['    - { number: A1, amount: 10000, due: 2026-04-11 }', '    []', ['account.invoices empty']],
		['追问: 0..5', '追问: 五', ['variables.追问 range']],
		['追问: 0..5', '追问: 5..0', ['variables.追问 range']],
		['追问: 0..5', '追问: { max: 5, start: 6 }', ['variables.追问 range']],
		['追问: 0..5', '"追 问": 0..5', ['variables.追 问 variable-name']],
		['goal: 目标', 'goal: 目标\nrubric: { in-writing: 11 }', ['rubric.in-writing integer']],
		['goal: 目标', 'goal: 目标\ngoal: 再来', ['goal duplicate']],
		['goal: 目标', 'goal: &a 目标\nrubric: *a', ['alias']],
		['goal: 目标', 'goal: "目标', ['yaml']],
	])('%j as %j is found fault with', (from, to, expected) => {
		expect(faults(edited(from, to)).sort()).toEqual([...expected].sort());
	});
	it('must be there, closed, and a map', () => {
		const details = (source: string) => read(source).findings.map(({ params }) => params['detail']);
		expect(details(body)).toEqual(['absent']);
		expect(details(`---\nid: a\n${body}`)).toEqual(['unclosed']);
		expect(details(fileWith(body, '- a'))).toEqual(['map']);
		expect(details(fileWith(body, `# ${'a'.repeat(70_000)}`))).toEqual(['too-long']);
	});
	it('points at the value that is wrong', () => {
		const source = fileWith(body, edited('due: 2026-04-11', 'due: 2026-02-30'));
		const [finding] = read(source).findings;
		expect(finding && source.slice(finding.range.start.offset, finding.range.end.offset)).toBe('2026-02-30');
		expect(finding?.range.start).toMatchObject({ line: 19, column: 41 });
	});
});
