/** Small scenario files for tests: a front matter, and whatever the test is about. */
import { read, type ReadResult } from '../../src/lib/core/scenario/read.ts';
import type { Line, Reply, Scenario, State } from '../../src/lib/core/scenario/scenario.ts';

export const head = `id: test
language: zh
version: 1
title: 题目
summary: 摘要
topic: evasion
channel: phone
difficulty: 1
minutes: 3
best: agreed
customer:
  name: 王建国
trainee:
  name: 小李
account:
  today: 2026-05-28
  invoices:
    - { number: A1, amount: 10000, due: 2026-04-11 }
  documents: [合同, 四月对账单]
variables: { 追问: 0..5, 信任: { min: -3, max: 3, start: 1 } }
facts: [等项目回款, 忘记了]
goal: 目标`;

export const diagram = `# 情绪

\`\`\`mermaid
stateDiagram-v2
  [*] --> 敷衍
  敷衍 --> 认真 : 重申约定
\`\`\``;

export function fileWith(body: string, frontMatter = head): string {
	return `---\n${frontMatter}\n---\n\n${body}\n`;
}

/** A file whose talk is the given text, followed by an ending. */
export function talkWith(states: string): string {
	return fileWith(`${diagram}\n\n# 对话\n\n${states}\n\n## 完\n\n\`结局 无承诺\`\n\n> 再说吧。`);
}

export function scenarioOf(source: string): Scenario {
	const { scenario, findings } = read(source);
	if (!scenario || findings.length > 0) throw new Error(JSON.stringify(findings));
	return scenario;
}

/** Codes and details of what is found. */
export function faultsOf({ findings }: Pick<ReadResult, 'findings'>): string[] {
	return findings.map(({ code, params }) => (params['detail'] === undefined ? code : `${code} ${params['detail']}`));
}

export function stateOf(states: string): State {
	const [state] = scenarioOf(talkWith(states)).states;
	if (!state) throw new Error('no state');
	return state;
}

/** The first line of a state that holds the quote. */
export function lineOf(quote: string): Line {
	const line = stateOf(`## 甲\n\n${quote}\n\n- *其他* [→ 完](#完)`).parts[0]?.lines[0];
	if (!line) throw new Error('no line');
	return line;
}

/** The reply that a bullet is. */
export function replyOf(bullet: string): Reply {
	const reply = stateOf(`## 甲\n\n> 喂？\n\n${bullet}`).parts[0]?.replies[0];
	if (!reply) throw new Error('no reply');
	return reply;
}

/** What is found about a bullet. */
export function bulletFaults(bullet: string): string[] {
	return faultsOf(read(talkWith(`## 甲\n\n> 喂？\n\n${bullet}`)));
}
