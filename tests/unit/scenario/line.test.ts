import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { faultsOf, lineOf, talkWith } from '../../support/scenario-text.ts';

function faults(quote: string): string[] {
	return faultsOf(read(talkWith(`## 甲\n\n${quote}\n\n- *其他* [→ 完](#完)`)));
}

describe('a customer’s line', () => {
	it('is a quote, one text for each paragraph', () => {
		expect(lineOf('> 喂？\n> 哪位？\n>\n> 我在开会。')).toEqual({
			index: 0,
			text: ['喂？哪位？', '我在开会。'],
			speaker: null,
			visit: null,
			when: 'normal',
			moves: [],
		});
	});
	it('may end in a tag: speaker, visit, moves', () => {
		expect(lineOf('> 哪位？\n> — 陈会计 · 第 2 次 `推脱` `诉苦`')).toMatchObject({
			text: ['哪位？'],
			speaker: '陈会计',
			visit: 2,
			moves: [{ kind: 'evade' }, { kind: 'plead' }],
		});
	});
	it.each([
		['— 没听懂', { when: 'lost' }],
		['— lost', { when: 'lost' }],
		['— 沉默 `施压`', { when: 'silence', moves: [{ kind: 'press' }] }],
		['— silence', { when: 'silence' }],
		['—— 第二次', { visit: 2 }],
		['-- 3rd time', { visit: 3 }],
		['— visit 4', { visit: 4 }],
		['— 第 1 次', { visit: null, speaker: null }],
		['—', { speaker: null, moves: [] }],
	])('understands the tag %s', (tag, expected) => {
		expect(lineOf(`> 喂？\n> ${tag}`)).toMatchObject({ text: ['喂？'], ...expected });
	});
	it('may begin with a dash without being a tag', () => {
		expect(lineOf('> — 喂？')).toMatchObject({ text: ['— 喂？'], speaker: null });
	});
	it('reveals a cause', () => {
		expect(lineOf('> 钱没回来。\n> — `真因 等项目回款`').moves).toEqual([{ kind: 'reveal', fact: 0 }]);
		expect(lineOf('> 钱没回来。\n> — `reveal 忘记了`').moves).toEqual([{ kind: 'reveal', fact: 1 }]);
	});
	it.each([
		['承诺 80000 2026-06-05 对公转账', { more: false, amount: 8_000_000, date: '2026-06-05', method: 'bank-transfer' }],
		[
			'promise 80000 2026-06-05 bank transfer',
			{ more: false, amount: 8_000_000, date: '2026-06-05', method: 'bank-transfer' },
		],
		['另 承诺 1234.50 2026-06 承兑汇票', { more: true, amount: 123_450, date: '2026-06', method: 'acceptance-bill' }],
		['also promise ? asap ?', { more: true, amount: null, date: 'asap', method: null }],
		['承诺 ? 尽快 ？', { more: false, amount: null, date: 'asap', method: null }],
		['承诺 80000', { more: false, amount: 8_000_000, date: null, method: null }],
		['承诺 ? ? third-party payment', { more: false, amount: null, date: null, method: 'third-party' }],
	])('promises: %s', (span, terms) => {
		expect(lineOf(`> 行。\n> — \`${span}\``).moves).toEqual([{ kind: 'promise', ...terms }]);
	});
	it.each([
		['推辞', 'unknown-move name'],
		['推脱 一下', 'unknown-move name'],
		['另 推脱', 'unknown-move name'],
		['真因', 'unknown-fact no-cause'],
		['真因 没钱', 'unknown-fact name'],
		['承诺', 'bad-promise empty'],
		['承诺 八万', 'bad-promise amount'],
		['承诺 0 2026-06-05 ?', 'bad-promise amount'],
		['承诺 80000 明天', 'bad-promise date'],
		['承诺 80000 2026-06-31 ?', 'bad-promise date'],
		['承诺 80000 2026-06-05 汇款', 'unknown-method name'],
	])('%s is found fault with', (span, fault) => {
		expect(faults(`> 行。\n> — \`${span}\``)).toEqual([fault]);
	});
});
