import { describe, expect, test } from 'vitest';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { accepted, type Breach } from '../../../src/lib/core/score/accept.ts';
import { checkExpectations } from '../../../src/lib/core/score/expect.ts';

const text = `---
id: my-case
language: zh
version: 2
title: 一单
summary: 一单。
topic: evasion
channel: phone
difficulty: 1
minutes: 5
best: agreed
customer: { name: 王总 }
trainee: { name: 小李 }
account:
  today: 2026-05-28
  invoices:
    - { number: A-1, amount: 10000, due: 2026-04-11 }
  documents: [合同, 对账单]
goal: 要个日子
---

# 准备

## 带什么？

- [x] 合同
- [ ] 对账单

# 对话

## 接通

> 喂？

- 哪天付？ \`要求承诺\` [→ 松口](#松口)
- 那好吧。 \`轻易退让\` [→ 再说](#再说)

## 松口

> 五号，对公。
> — 陈会计 · \`承诺 10000 2026-06-05 对公转账\`

- 说定了。 \`确认约定\` [→ 谈妥](#谈妥)

## 谈妥

\`结局 达成\`

> 嗯。

## 再说

\`结局 无承诺\`

> 再说吧。
`;
const scenario = read(text).scenario as Scenario;

const written = `---
scenario: my-case # of ours
version: 2
seed: 7
mode: choice
expect:
  ending: 谈妥
  rung: 4
  total: [30, 100] # roughly
  checks: { prepared: yes, ask-commitment: yes }
  red-lines: []
---

# 准备

## 带什么？

- [x] 合同
- [ ] 对账单

# 对话

> 喂？

- 哪天付？

> 五号，对公。
> — 陈会计

- 说定了。

> 嗯。
`;

/** Everything in which a rehearsal parts from what is written, in order. */
function partings(source: string): Breach[] {
	const { rehearsal, problems } = readRehearsal(source);
	if (!rehearsal) return problems;
	const played = playRehearsal(scenario, rehearsal);
	return [...problems, ...played.problems, ...checkExpectations(scenario, played.run, rehearsal.expect)];
}

/** Accepts the first parting again and again, until nothing parts or nothing can be done about it. */
function acceptAll(source: string): string {
	let now = source;
	for (let round = 0; round < 8; round++) {
		const [breach] = partings(now);
		const next = breach ? accepted(now, breach) : null;
		if (next === null) return now;
		now = next;
	}
	return now;
}

test('the rehearsal that they all begin with plays as written', () => {
	expect(partings(written)).toEqual([]);
});

describe('what came out is taken for what is expected, and nothing else is touched', () => {
	const cases: [what: string, from: string, to: string][] = [
		['a version', 'version: 2', 'version: 1'],
		['a scenario, its comment staying', 'scenario: my-case', 'scenario: other'],
		['the words of a line', '> 喂？', '> 喂，哪位？'],
		['the words of somebody else, who stays named', '> 五号，对公。', '> 六号。'],
		['who says a line', '> — 陈会计', '> — 李会计'],
		['a line more than there is', '\n> 嗯。\n', '\n> 嗯。\n\n> 再会。\n'],
		['the first line, left out', '> 喂？\n\n', ''],
		['a line in between, left out', '\n> 五号，对公。\n> — 陈会计\n', ''],
		['a reply with new words', '- 说定了。', '- 那说定了。'],
		['an option that is missing', '- [ ] 对账单\n', ''],
		['an option that is not there', '- [ ] 对账单\n', '- [ ] 对账单\n- [ ] 送货单\n'],
		['an ending', 'ending: 谈妥', 'ending: 再说'],
		['an ending in quotation marks', 'ending: 谈妥', 'ending: "再说"'],
		['a rung', 'rung: 4', 'rung: 5'],
		['a check', 'prepared: yes', 'prepared: no'],
		['red lines', 'red-lines: []', 'red-lines: [insult]'],
	];
	test.each(cases)('%s', (what, from, to) => {
		expect(written).toContain(from);
		const broken = written.replace(from, to);
		expect(partings(broken).length, what).toBeGreaterThan(0);
		const mended = acceptAll(broken);
		expect(partings(mended)).toEqual([]);
		const loose = (source: string) => source.replace(/["\s]/g, '');
		// A speaker that was left out with the line is not told of, so it does not come back.
		const same = what.startsWith('a line in between') ? written.replace('\n> — 陈会计', '') : written;
		expect(loose(mended)).toBe(loose(same));
	});

	test('a total, which becomes exact', () => {
		const broken = written.replace('[30, 100] # roughly', '[1, 2] # roughly');
		const mended = acceptAll(broken);
		expect(partings(mended)).toEqual([]);
		expect(mended).toMatch(/total: \[(\d+), \1\] # roughly/);
	});

	test('a list that stands on lines of its own', () => {
		const mended = acceptAll(written.replace('red-lines: []', 'red-lines:\n    - insult\n    - threaten'));
		expect(partings(mended)).toEqual([]);
		expect(mended).toContain('# 对话');
	});

	test('whatever ends the lines', () => {
		expect(partings(acceptAll(written.replace('> 喂？', '> 喂，哪位？').replaceAll('\n', '\r\n')))).toEqual([]);
	});
});

describe('the author decides', () => {
	test('where a reply is gone and nothing on offer reads alike', () => {
		const broken = written.replace('- 说定了。', '- 您再想想办法，我等您电话。');
		const [breach] = partings(broken);
		expect(breach?.code).toBe('not-on-offer');
		expect(accepted(broken, breach!)).toBeNull();
	});

	test('where the talk goes on beyond the rehearsal', () => {
		const broken = written.replace('\n- 说定了。\n\n> 嗯。\n', '');
		const [breach] = partings(broken);
		expect(breach?.code).toBe('talk-goes-on');
		expect(accepted(broken, breach!)).toBeNull();
	});

	test('where the front matter cannot be read', () => {
		const broken = written.replace('seed: 7', 'seed: [');
		expect(accepted(broken, partings(broken)[0]!)).toBeNull();
	});
});
