import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changed } from '../../../src/lib/core/scenario/edit.ts';
import {
	editFrontMatter,
	matterOf,
	type FieldEdit,
	type FieldPath,
} from '../../../src/lib/core/scenario/edit-front-matter.ts';
import { shippedScenarios } from '../../support/library.ts';
import { text as anyText } from '../../support/scenario-arbitrary.ts';

const file = `---
# Written by hand.
id: test # the folder's name
title: "题目"
summary: '摘要' # one sentence
goal: >
  一句
  目标
customer: { name: 王建国, title: 经理 } # who decides

account:
  # As of the call.
  today: 2026-05-28
  invoices: # both are theirs
    - { number: A1, amount: 10000, due: 2026-04-11 } # the old one
    - number: A2
      amount: 500 # small
      due: 2026-06-20
  documents: [合同, 对账单] # stamped
  history:
authority:
facts:
  - 等项目回款 # the cause
  - 忘记了
variables: { 追问: 0..5, 信任: { min: -3, max: 3 } }
---

# 对话

title: 不是这里
`;

function edited(edit: FieldEdit, text = file): string {
	const changes = editFrontMatter(text, edit);
	if (!changes) throw new Error('cannot be done');
	return changed(text, changes);
}

/** The lines that are no longer there, and those that are new. */
function lineChanges(before: string, after: string): { gone: string[]; come: string[] } {
	const count = (lines: string[], line: string) => lines.filter((each) => each === line).length;
	const [left, right] = [before.split('\n'), after.split('\n')];
	return {
		gone: left.filter((line) => count(left, line) > count(right, line)),
		come: right.filter((line) => count(right, line) > count(left, line)),
	};
}

const set = (path: FieldPath, value: string | number): FieldEdit => ({ kind: 'set', path, value });

describe('an edit of the front matter', () => {
	it.each<[string, FieldEdit, string[], string[]]>([
		['a text', set(['id'], 'other'), ["id: test # the folder's name"], ["id: other # the folder's name"]],
		['a text in quotes', set(['title'], '新: 题目'), ['title: "题目"'], ['title: "新: 题目"']],
		['a text in single quotes', set(['summary'], '话'), ["summary: '摘要' # one sentence"], ["summary: '话' # one sentence"]],
		['a folded text', set(['goal'], '新目标'), ['goal: >', '  一句', '  目标'], ['goal: 新目标']],
		['a field in braces', set(['customer', 'name'], '李, 总'), ['customer: { name: 王建国, title: 经理 } # who decides'], ['customer: { name: "李, 总", title: 经理 } # who decides']],
		['a new field in braces', set(['customer', 'company'], '恒达'), ['customer: { name: 王建国, title: 经理 } # who decides'], ['customer: { name: 王建国, title: 经理, company: 恒达 } # who decides']],
		['a number in a list', set(['account', 'invoices', 1, 'amount'], 600), ['      amount: 500 # small'], ['      amount: 600 # small']],
		['a new field of an item', set(['account', 'invoices', 1, 'goods'], '轴承'), [], ['      goods: 轴承']],
		['a new field', set(['difficulty'], 2), [], ['difficulty: 2']],
		['a field of a map that is empty', set(['authority', 'instalments'], 2), ['authority:'], ['authority: { instalments: 2 }']],
		['a field of a map that is missing', set(['trainee', 'name'], '小李'), [], ['trainee: { name: 小李 }']],
		['one more row', { kind: 'add', path: ['account', 'invoices'], value: { number: 'A3', amount: 1, due: '2026-07-01' } }, [], ['    - { number: A3, amount: 1, due: 2026-07-01 }']],
		['one more name in brackets', { kind: 'add', path: ['account', 'documents'], value: '签收单' }, ['  documents: [合同, 对账单] # stamped'], ['  documents: [合同, 对账单, 签收单] # stamped']],
		['one more name', { kind: 'add', path: ['facts'], value: '没钱' }, [], ['  - 没钱']],
		['a first row', { kind: 'add', path: ['account', 'contacts'], value: { name: '陈会计' } }, [], ['  contacts:', '    - { name: 陈会计 }']],
		['a first row of what is empty', { kind: 'add', path: ['account', 'history'], value: { date: '2026-05-12', channel: 'phone', note: '挂断' } }, ['  history:'], ['  history: [{ date: 2026-05-12, channel: phone, note: 挂断 }]']],
		['a row taken out', { kind: 'remove', path: ['account', 'invoices', 0] }, ['    - { number: A1, amount: 10000, due: 2026-04-11 } # the old one'], []],
		['a row of several lines taken out', { kind: 'remove', path: ['account', 'invoices', 1] }, ['    - number: A2', '      amount: 500 # small', '      due: 2026-06-20'], []],
		['the first field of a row taken out', { kind: 'remove', path: ['account', 'invoices', 1, 'number'] }, ['    - number: A2', '      amount: 500 # small'], ['    - amount: 500 # small']],
		['a name taken out of brackets', { kind: 'remove', path: ['account', 'documents', 0] }, ['  documents: [合同, 对账单] # stamped'], ['  documents: [对账单] # stamped']],
		['a field taken out', { kind: 'remove', path: ['summary'] }, ["summary: '摘要' # one sentence"], []],
		['a variable taken out', { kind: 'remove', path: ['variables', '追问'] }, ['variables: { 追问: 0..5, 信任: { min: -3, max: 3 } }'], ['variables: { 信任: { min: -3, max: 3 } }']],
		['a variable called otherwise', { kind: 'rename', path: ['variables', '追问'], key: '催' }, ['variables: { 追问: 0..5, 信任: { min: -3, max: 3 } }'], ['variables: { 催: 0..5, 信任: { min: -3, max: 3 } }']],
		['names changed about', { kind: 'raise', path: ['facts', 1] }, ['  - 等项目回款 # the cause', '  - 忘记了'], ['  - 忘记了 # the cause', '  - 等项目回款']],
	])('changes only the lines of %s', (_, edit, gone, come) => {
		expect(lineChanges(file, edited(edit))).toEqual({ gone, come });
	}); // prettier-ignore

	it('takes a list with its last name', () => {
		const one = edited({ kind: 'remove', path: ['facts', 0] });
		expect(edited({ kind: 'remove', path: ['facts', 0] }, one)).not.toContain('facts');
	});
	it('puts a field where it is usually written', () => {
		expect(edited(set(['version'], 2))).toContain("id: test # the folder's name\nversion: 2\ntitle");
	});
	it('is refused where there is nothing to take out, and where the YAML cannot be read', () => {
		expect(editFrontMatter(file, { kind: 'remove', path: ['minutes'] })).toBeNull();
		expect(editFrontMatter('---\na: [\n---\n', set(['a'], 1))).toBeNull();
		expect(editFrontMatter('# 对话\n', set(['a'], 1))).toBeNull();
	});
	it('keeps any text as it was typed, and everything else', () => {
		const paths: FieldPath[] = [['id'], ['title'], ['goal'], ['customer', 'name'], ['customer', 'temper'], ['account', 'invoices', 0, 'goods'], ['account', 'documents', 1], ['facts', 0], ['trainee', 'name']]; // prettier-ignore
		fc.assert(
			fc.property(fc.constantFrom(...paths), fc.oneof(anyText, fc.string({ minLength: 1 })), (path, value) => {
				const after = edited(set(path, value));
				const before = matterOf(file)?.document.toJS() as Record<string, unknown>;
				const now: unknown = parse(after.slice(4, after.indexOf('\n---\n', 4)), { schema: 'core' });
				const meant = structuredClone(before);
				put(meant, path, value);
				expect(now).toEqual(meant);
				for (const comment of file.match(/# [a-z].*/gi) ?? []) expect(after).toContain(comment);
			}),
			{ numRuns: 300 },
		);
	});
	it('can be made to every scenario of the library', () => {
		for (const { source } of shippedScenarios()) {
			const after = edited(set(['account', 'invoices', 0, 'amount'], 1234.5), source);
			expect(lineChanges(source, after).come).toHaveLength(1);
			expect(edited({ kind: 'add', path: ['account', 'documents'], value: '新的凭证' }, source)).toContain('新的凭证]');
		}
	});
});

function put(data: Record<string, unknown>, path: FieldPath, value: unknown): void {
	let at = data;
	for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
	at[path.at(-1) ?? ''] = value;
}
