import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../../src/lib/core/run/decode-scenario.ts';
import { decodeRun } from '../../../src/lib/core/run/decode.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { RunHead } from '../../../src/lib/core/run/log.ts';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { scriptOf } from '../../../src/lib/core/run/script.ts';
import { writeRehearsal } from '../../../src/lib/core/run/write-rehearsal.ts';
import { inForm } from '../../../src/lib/core/scenario/forms.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { formed } from '../../support/formed-scenario.ts';

const { scenario } = read(formed);
if (!scenario) throw new Error('no scenario');

const play = (seed: number, where: string, sum: string) => `---
scenario: formed
version: 1
seed: ${seed}
mode: choice
---

# 对话

> 喂？我在${where}。

- 先付 ${sum} 元，行吗？

> 不用分，一万一次给你。

- 一万元，对公转账，我记下了。

> 就这样。
`;

function played(seed: number, where: string, sum: string) {
	const { rehearsal } = readRehearsal(play(seed, where, sum));
	if (!rehearsal || !scenario) throw new Error('no rehearsal');
	return playRehearsal(scenario, rehearsal);
}

describe('a run of a scenario with forms', () => {
	it('is played in the form that the seed picks, and its log says which', () => {
		for (const [seed, where, sum] of [
			[0, '开会', '6000'],
			[1, '高铁上', '4000'],
		] as const) {
			const { run, problems } = played(seed, where, sum);
			expect(problems).toEqual([]);
			expect(run.head.form).toBe(seed);
		}
		expect(played(1, '开会', '6000').problems.map(({ code }) => code)).toContain('customer-says-otherwise');
	});

	it('replays as it was played, with the promises of its form', () => {
		const { run } = played(1, '高铁上', '4000');
		const state = replay(scenario, run);
		expect(state.snapshot?.promises).toMatchObject([{ amount: 10_000_00, date: '2026-06-12' }]);
		expect(replay(inForm(scenario, 1), run)).toEqual(state);
		expect(new LiveRun(scenario, run.head, run.entries).state).toEqual(state);
		expect(score(scenario, run).total).toBe(score(inForm(scenario, 1), run).total);
	});

	it('is told in the words of its form', () => {
		const { run } = played(1, '高铁上', '4000');
		const live = new LiveRun(scenario, run.head, run.entries);
		const script = scriptOf(live.scenario, live.state, run.entries);
		expect(script[0]?.theirs?.text).toEqual(['喂？我在高铁上。']);
		expect(script[1]?.mine?.words.map(({ text }) => text).join('')).toContain('先付 4000 元');
		expect(writeRehearsal(scenario, run)).toContain('> 喂？我在高铁上。');
	});

	it('is decoded with its form, and refused when there is none of that number', () => {
		const { run } = played(1, '高铁上', '4000');
		const hash = scenario.hash;
		const text = JSON.stringify(run);
		expect(decodeRun(text).head.form).toBe(1);
		expect(() => replay(scenario, decodeRun(text.replace('"form":1', '"form":9')))).toThrow('unknown-form');
		const head: RunHead = { ...run.head, form: 2, scenario: { ...run.head.scenario, hash } };
		expect(() => new LiveRun(scenario, head)).toThrow('unknown-form');
	});

	it('takes its forms along when the scenario travels', () => {
		const travelled = decodeScenario(JSON.parse(JSON.stringify(scenario)));
		expect(travelled).toEqual(scenario);
		expect(inForm(travelled, 1)).toEqual(inForm(scenario, 1));
		expect(decodeScenario(JSON.parse(JSON.stringify(inForm(scenario, 1))))).toEqual(inForm(scenario, 1));
		const wrong = JSON.parse(JSON.stringify(scenario)) as { forms: { moves: { line: number }[] }[] };
		for (const { moves } of wrong.forms) for (const each of moves) each.line = 99;
		expect(() => decodeScenario(wrong)).toThrow(/line/);
	});

	it('that names no form is of the first', () => {
		const { run } = played(0, '开会', '6000');
		const { form: _form, ...head } = run.head;
		expect(replay(scenario, { ...run, head })).toEqual(replay(scenario, run));
	});
});
