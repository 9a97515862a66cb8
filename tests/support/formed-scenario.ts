/** A scenario in two forms, in the canonical layout: other words, another promise, another plan. */
export const formed = `---
id: formed
language: zh
version: 1
title: 两种说法
summary: 一场话，两种说法
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
  currency: CNY
  today: 2026-05-28
  invoices:
    - { number: A1, amount: 10000, due: 2026-04-11 }
authority: { instalments: 1, extension-days: 30, discount: 0 }
goal: 拿到日期和金额
forms:
  - { where: 开会, sum: 6000, day: 2026-06-05 }
  - { where: 高铁上, sum: 4000, day: 2026-06-12 }
---

# 案情

欠款一笔。

# 对话

- *其他* [→ 没谈成](#没谈成)

## 接通

> 喂？我在{{form.where}}。

- 先付 {{form.sum}} 元，行吗？ \`提出方案 {{form.sum}}@{{form.day}}\` \`要求承诺\` [→ 说定](#说定)
- 那您先忙。 \`含糊收尾\` [→ 没谈成](#没谈成)
  > 没有日子。

## 说定

> 不用分，一万一次给你。
> — \`承诺 10000 {{form.day}} 对公转账\`

- 一万元，对公转账，我记下了。 \`确认约定\` [→ 谈妥](#谈妥)
- 好嘞。 \`含糊收尾\` [→ 没谈成](#没谈成)
  > 没有复述。

## 谈妥

\`结局 达成\`

> 就这样。

## 没谈成

\`结局 无承诺\`

> 回头说。
`;
