/** A story of any length for measuring, the same for the same number: as a scenario of ours and as ink. */
import { draw } from '../../lib/core/machine/chance.ts';

export interface Story {
	states: number;
	markdown: string;
	ink: string;
}

const head = (states: number) => `---
id: measured-${states}
language: zh
version: 1
title: 量出来的故事
summary: 生成的故事，只用来量快慢。
topic: evasion
channel: phone
difficulty: 2
minutes: 8
best: agreed
customer:
  name: 王建国
  title: 采购经理
  company: 恒达机电
trainee:
  name: 小李
  company: 华瑞轴承
  title: 销售内勤
account:
  currency: CNY
  today: 2026-05-28
  invoices:
    - { number: HR-0312, amount: 186000, due: 2026-04-11 }
  documents: [合同, 发票]
  contacts: []
  history: []
authority: { instalments: 2, extension-days: 30, discount: 0 }
variables:
  追问: 0..1
facts: [等项目回款]
goal: 得到日期、金额、方式都具体的付款承诺
---

# 案情

{{invoice.number}} 的货款 {{amount}} 已逾期 {{overdue}} 天。

# 情绪

\`\`\`mermaid
stateDiagram-v2
  [*] --> 敷衍
  敷衍 --> 恼火 : 争辩指责, 打断敷衍, 威胁恐吓, 侮辱谩骂
  敷衍 --> 认真 : 出示凭证, 重申约定, 追问细节
  认真 --> 恼火 : 争辩指责, 威胁恐吓, 侮辱谩骂, 虚假陈述
  认真 --> 松口 : 复述确认, 协助解决, 认可感谢
  松口 --> 恼火 : 威胁恐吓, 侮辱谩骂, 虚假陈述
  松口 --> 认真 : 打断敷衍, 争辩指责
  恼火 --> 敷衍 : 共情理解, 认可感谢
\`\`\`

# 对话

- *越线* [→ 翻脸](#翻脸)
- *沉默 20 秒* [→ 没谈成](#没谈成)
`;

const tail = `
## 定数

> 行，5 号 8 万，18 号 10 万 6，对公。
> — \`承诺 80000 2026-06-05 对公转账\` \`另 承诺 106000 2026-06-18 对公转账\`

- 5 号 8 万，18 号 10.6 万，对公。我发您微信，您回“确认”。 \`确认约定\` \`书面确认\` [→ 谈妥](#谈妥)
- 太感谢了王总，那我就不打扰您了。 \`礼貌收尾\` \`含糊收尾\` [→ 没谈成](#没谈成)
  > 没有复述，也没留下字。
- *其他* [→ 定数](#定数)

## 谈妥

\`结局 达成\`

> 嗯，没错。

## 没谈成

\`结局 无承诺\`

> 再说再说。

## 翻脸

\`结局 谈崩\`

> 你再说一遍？

# 复盘

你给的日期越具体，你在他的队伍里就越靠前。
`;

/** What a reply says, its acts, and how far from its state it leads at most. */
const replies = [
	['占您一分钟：三月那批轴承 18.6 万，合同是 30 天账期，4 月 11 号就到了。', ['征询时间', '说明欠款', '重申约定'], 1],
	['您是说几个项目都垫着、钱先紧着它们？那是真紧。等的是哪一笔？', ['复述确认', '共情理解', '追问细节'], 40],
	['又开会？您上回也在开会。', ['争辩指责'], 0],
] as const;

/** A story with this many states, its four last ones included. */
export function storyOf(states: number): Story {
	const scenes = states - 4;
	const markdown = [head(states)];
	const ink = ['VAR pushed = 0', '-> scene0'];
	for (let scene = 0; scene < scenes; scene++) {
		markdown.push(scenario(scene, scenes));
		ink.push(knot(scene, scenes));
	}
	markdown.push(tail);
	ink.push(inkTail);
	return { states, markdown: markdown.join('\n'), ink: ink.join('\n') };
}

/** Where a reply leads: ahead within its reach, round from the last scene to the first; the first reply of the last scene leads to the end. */
function target(scene: number, scenes: number, reply: number): number {
	const reach = replies[reply]?.[2] ?? 0;
	if (reach === 0) return scene;
	if (reach === 1) return scene + 1;
	return (scene + 1 + draw(reach, scene, reply)) % scenes;
}

const nameOf = (scene: number, scenes: number) => (scene === scenes ? '定数' : `场景${scene}`);

function scenario(scene: number, scenes: number): string {
	const bullets = replies.map(([text, acts], reply) => {
		const link = nameOf(target(scene, scenes, reply), scenes);
		const guard = reply === 1 && scene % 5 === 0 ? '*当 追问>=1* ' : '';
		const effect = reply === 0 && scene % 3 === 0 ? ' `追问+1`' : '';
		const remark = reply === 2 ? '\n  > 票号、金额、到期日，一句话说清。' : '';
		return `- ${guard}${text} ${acts.map((act) => `\`${act}\``).join(' ')}${effect} [→ ${link}](#${link})${remark}`;
	});
	const name = nameOf(scene, scenes);
	return `
## ${name}

> 这事我记着呢，你放心，回头一定给你安排。这是第 ${scene} 回了。
> — \`推脱\`

${bullets.join('\n')}
- *其他* [→ ${name}](#${name})

### 恼火

> 你这是什么态度？我缺你这点钱吗！
> — \`施压\`
`;
}

const knotOf = (scene: number, scenes: number) => (scene === scenes ? 'sums' : `scene${scene}`);

function knot(scene: number, scenes: number): string {
	const choices = replies.map(([text], reply) => {
		const guard = reply === 1 && scene % 5 === 0 ? '{pushed >= 1} ' : '';
		const effect = reply === 0 && scene % 3 === 0 ? '\n  ~ pushed = 1' : '';
		return `+ ${guard}[${text}]${effect}\n  -> ${knotOf(target(scene, scenes, reply), scenes)}`;
	});
	return `=== scene${scene} ===\n这事我记着呢，你放心，回头一定给你安排。这是第 ${scene} 回了。\n${choices.join('\n')}\n`;
}

const inkTail = `=== sums ===
行，5 号 8 万，18 号 10 万 6，对公。
+ [5 号 8 万，18 号 10.6 万，对公。我发您微信，您回“确认”。]
  -> agreed
+ [太感谢了王总，那我就不打扰您了。]
  -> agreed
=== agreed ===
嗯，没错。
-> END
`;
