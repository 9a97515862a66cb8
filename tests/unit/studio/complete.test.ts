import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeAt, type KnownNames } from '../../../src/lib/core/scenario/complete.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import type { Place } from '../../../src/lib/core/scenario/skeleton.ts';

const names: KnownNames = {
	states: [
		{ name: '接通', anchor: '接通', outcome: null },
		{ name: 'No deal', anchor: 'no-deal', outcome: 'no-commitment' },
	],
	moods: ['敷衍', '认真'],
	variables: ['追问'],
	facts: ['等项目回款'],
	documents: ['合同', '对账单'],
	contacts: ['陈会计'],
	mentions: ['amount', 'customer.name'],
};

/** What is offered at the sign |. */
function offered(written: string, place: Place = 'talk', language: Language = 'zh') {
	const column = written.indexOf('|');
	const line = written.replace('|', '');
	const found = completeAt({ line, column, place }, names, language);
	return found && { ...found, line };
}

const labels = (written: string, place?: Place, language?: Language) => offered(written, place, language)?.offers.map(({ label }) => label) ?? []; // prettier-ignore

/** The line when an offer is taken. */
function taken(written: string, label: string, place?: Place, language?: Language): string {
	const found = offered(written, place, language);
	const offer = found?.offers.find((each) => each.label === label);
	if (!found || !offer) throw new Error(`${label} is not offered`);
	return found.line.slice(0, found.from) + (offer.insert ?? offer.label) + found.line.slice(found.to);
}

describe('what is offered', () => {
	it.each<[string, string[]]>([
		['- 好。 [→ 完](#|', ['接通', 'No deal']],
		['- 好。 [→ |', ['接通', 'No deal']],
		['> — `真因 |', ['等项目回款']],
		['> — `承诺 100 ? |', ['对公转账', '承兑汇票', '支票', '现金', '第三方支付', '抵扣', '?']],
		['> — `承诺 100 |', ['尽快', '?']],
		['> — |', ['没听懂', '沉默', '第 2 次', '第 3 次', '陈会计']],
		['- *|', ['当', '其他', '还是没懂', '沉默', '越线']],
		['- *当 |', ['追问', '情绪', '查明', '说过', '带了', '到访', '非']],
		['- *当 追问>=2 且 情绪=|', ['敷衍', '认真']],
		['- *当 非 查明 |', ['等项目回款']],
		['- *当 带了 |', ['合同', '对账单']],
		['- 看。 `出示凭证 合同、|', ['合同', '对账单']],
		['- 好。 `查明 |', ['等项目回款']],
		['`|', ['渠道', '时间', '无应答', '结局']],
		['`渠道 |', ['电话', '微信', '上门', '当面', '函件']],
		['### |', ['敷衍', '认真', '第 2 次', '第 3 次']],
		['- 共 {{|', ['amount', 'customer.name']],
		['> 喂？|', []],
		['- 好|', []],
	])('%s', (written, expected) => {
		expect(labels(written)).toEqual(expected);
	});
	it('is every act in a reply, with what it is', () => {
		const acts = offered('- 好。 `共|')?.offers ?? [];
		expect(acts.filter(({ kind }) => kind === 'act')).toHaveLength(36);
		expect(acts.find(({ label }) => label === '共情理解')?.act).toBe('empathise');
		expect(labels('- 好。 `|')).toContain('追问+1');
	});
	it('depends on the part', () => {
		expect(labels('# |', 'case')).toEqual(['案情', '准备', '情绪', '对话', '跟进', '复盘']);
		expect(labels('## |', 'follow-up')).toEqual(['记录', '消息', '函件']);
		expect(labels('### |', 'follow-up')).toEqual(['No deal']);
		expect(labels('- |', 'follow-up')).toEqual(['原因', '承诺', '下次联系', '备注']);
		expect(labels('  敷衍 --> 认真 : 共情理解, |', 'fence')).toContain('复述确认');
		expect(labels('  敷衍 --> |', 'fence')).toEqual(['敷衍', '认真']);
		expect(labels('channel: |', 'matter')).toContain('wechat');
		expect(labels('best: |', 'matter')).toContain('agreed');
		expect(labels('su|', 'matter')).toContain('summary');
	});
	it('is in the language of the file', () => {
		expect(labels('- *|', 'talk', 'en')).toEqual(['if', 'other', 'still lost', 'silence', 'red line']);
		expect(labels('`ending |', 'talk', 'en')).toContain('message-left');
		expect(labels('- Fine. `emp|', 'talk', 'en')).toContain('empathise');
	});
});

describe('an offer that is taken', () => {
	it.each<[string, string, string]>([
		['- 好。 [→ 完](#完|)', '接通', '- 好。 [→ 完](#接通)'],
		['- 好。 [→ 完](#|', 'No deal', '- 好。 [→ 完](#no-deal)'],
		['- 好。 [|', 'No deal', '- 好。 [→ No deal](#no-deal)'],
		['- 好。 [→ 完|](#完)', '接通', '- 好。 [→ 接通](#接通)'],
		['- *沉|', '沉默', '- *沉默 20 秒*'],
		['- *沉|*', '沉默', '- *沉默 20 秒*'],
		['- 共 {{am|', 'amount', '- 共 {{amount}}'],
		['- 共 {{am|}}', 'amount', '- 共 {{amount}}'],
		['> — `承|', '承诺', '> — `承诺 ? ? ?'],
		['- *当 到|', '到访', '- *当 到访>='],
	])('%s: %s', (written, label, expected) => {
		expect(taken(written, label)).toBe(expected);
	});
	it('keeps to the line, whatever the line', () => {
		const piece = fc.constantFrom(
			'- ',
			'*',
			'`',
			'[',
			'](#',
			')',
			'> ',
			'— ',
			'{{',
			'}}',
			'当 ',
			'且 ',
			'情绪=',
			'出示凭证 ',
			'承诺 ',
			'# ',
			': ',
			'-->',
			'甲',
		);
		const place = fc.constantFrom<Place>('matter', 'fence', 'talk', 'follow-up', 'case', null);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(), place, (pieces, number, where) => {
				const line = pieces.join('');
				const column = number % (line.length + 1);
				const found = completeAt({ line, column, place: where }, names, 'zh');
				if (found)
					expect(0 <= found.from && found.from <= column && column <= found.to && found.to <= line.length).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});
