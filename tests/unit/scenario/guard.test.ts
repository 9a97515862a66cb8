import { describe, expect, it } from 'vitest';
import { readGuard } from '../../../src/lib/core/scenario/guard.ts';
import { Names, type Declared } from '../../../src/lib/core/scenario/names.ts';
import type { Guard } from '../../../src/lib/core/scenario/scenario.ts';

const declared: Declared = {
	moods: new Names(['敷衍', '认真', 'half-open']),
	variables: new Names(['追问', '非常', 'trust']),
	facts: new Names(['等项目回款', '或有事项 且 未报', 'waiting for and on funds']),
	documents: new Names(['对账单', 'stamp and receipt']),
};

function guard(text: string): Guard {
	const result = readGuard(text, declared);
	if ('fault' in result) throw new Error(`${result.fault.code} ${result.fault.detail}`);
	return result.guard;
}

function fault(text: string) {
	const result = readGuard(text, declared);
	return 'fault' in result ? { code: result.fault.code, detail: result.fault.detail, name: result.fault.name } : null;
}

describe('a guard', () => {
	it.each<[string, Guard]>([
		['追问>=2', { kind: 'variable', variable: 0, op: '>=', value: 2 }],
		['追问 ＝ -3', { kind: 'variable', variable: 0, op: '=', value: -3 }],
		['trust≠1', { kind: 'variable', variable: 2, op: '!=', value: 1 }],
		['情绪=认真', { kind: 'mood', mood: 1, is: true }],
		['mood != half-open', { kind: 'mood', mood: 2, is: false }],
		['查明 等项目回款', { kind: 'learnt', fact: 0 }],
		['learnt 等项目回款', { kind: 'learnt', fact: 0 }],
		['说过 提出方案', { kind: 'said', act: 'propose-plan' }],
		['said propose a plan', { kind: 'said', act: 'propose-plan' }],
		['said propose-plan', { kind: 'said', act: 'propose-plan' }],
		['带了 对账单', { kind: 'brought', document: 0 }],
		['brought stamp and receipt', { kind: 'brought', document: 1 }],
		['到访>=2', { kind: 'visits', op: '>=', value: 2 }],
		['visits < 3', { kind: 'visits', op: '<', value: 3 }],
	])('%s is a condition', (text, expected) => {
		expect(guard(text)).toEqual(expected);
	});

	const asked: Guard = { kind: 'variable', variable: 0, op: '>=', value: 2 };
	const serious: Guard = { kind: 'mood', mood: 1, is: true };
	const learnt: Guard = { kind: 'learnt', fact: 0 };

	it('binds and tighter than or', () => {
		const expected: Guard = { kind: 'or', of: [asked, { kind: 'and', of: [serious, learnt] }] };
		expect(guard('追问>=2 或 情绪=认真 且 查明 等项目回款')).toEqual(expected);
		expect(guard('追问>=2 or mood=认真 AND learnt 等项目回款')).toEqual(expected);
		expect(guard('追问>=2或情绪=认真且查明 等项目回款')).toEqual(expected);
	});
	it('applies not to one condition', () => {
		const expected: Guard = { kind: 'and', of: [{ kind: 'not', of: serious }, asked] };
		expect(guard('非 情绪=认真 且 追问>=2')).toEqual(expected);
		expect(guard('非情绪=认真　且　追问＞=2')).toEqual(expected);
		expect(guard('not mood=认真 and 追问>=2')).toEqual(expected);
	});
	it('lets names hold the words that join conditions', () => {
		expect(guard('查明 或有事项 且 未报 且 追问>=2')).toEqual({
			kind: 'and',
			of: [{ kind: 'learnt', fact: 1 }, asked],
		});
		expect(guard('learnt waiting for and on funds or visits>=2')).toMatchObject({
			kind: 'or',
			of: [{ fact: 2 }, { kind: 'visits' }],
		});
		expect(guard('非常>=1')).toEqual({ kind: 'variable', variable: 1, op: '>=', value: 1 });
	});
	it.each([
		['', { code: 'bad-guard', detail: 'condition', name: '' }],
		['追问', { code: 'bad-guard', detail: 'condition', name: '追问' }],
		['追问>=二', { code: 'bad-guard', detail: 'integer', name: '二' }],
		['到访 2', { code: 'bad-guard', detail: 'comparison', name: '2' }],
		['情绪>认真', { code: 'bad-guard', detail: 'mood-comparison', name: '认真' }],
		['追问>=2 情绪=认真', { code: 'bad-guard', detail: 'conjunction', name: '情绪=认真' }],
		['追问>=2 且', { code: 'bad-guard', detail: 'condition', name: '' }],
		['信任>=2', { code: 'unknown-variable', detail: 'name', name: '信任' }],
		['情绪=高兴 且 追问>=2', { code: 'unknown-mood', detail: 'name', name: '高兴' }],
		['查明 等回款', { code: 'unknown-fact', detail: 'name', name: '等回款' }],
		['说过 出方案', { code: 'unknown-act', detail: 'name', name: '出方案' }],
		['带了 合同', { code: 'unknown-document', detail: 'name', name: '合同' }],
	])('%j is refused', (text, expected) => {
		expect(fault(text)).toEqual(expected);
	});
	it('has 64 conditions at most', () => {
		expect(guard(Array(64).fill('追问>=2').join(' 且 '))).toMatchObject({ kind: 'and' });
		expect(fault(Array(65).fill('追问>=2').join(' 且 '))).toMatchObject({ detail: 'too-long' });
	});
});
