import { Compiler } from 'inkjs/full';
import { describe, expect, test } from 'vitest';
import { playsOf } from '../../../src/cli/bench/plays.ts';
import { storyOf } from '../../../src/cli/bench/story.ts';
import { check } from '../../../src/lib/core/machine/check.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';

describe('the story that is measured', () => {
	const story = storyOf(30);

	test('is a scenario without errors, of as many states as asked for', () => {
		const { scenario, findings, cutOff } = check(story.markdown);
		expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect([scenario?.states.length, cutOff]).toEqual([30, null]);
	});

	test('is the same story in ink: the same choices are on offer all the way', () => {
		const { scenario } = read(story.markdown);
		const ink = new Compiler(story.ink).Compile();
		const plays = playsOf(scenario as Scenario, 20, 30);
		expect(plays.reduce((sum, { choices }) => sum + choices.length, 0)).toBeGreaterThan(200);
		for (const { choices } of plays) {
			ink.ResetState();
			ink.ContinueMaximally();
			for (const choice of choices) {
				expect(ink.currentChoices.length).toBeGreaterThan(choice);
				ink.ChooseChoiceIndex(choice);
				ink.ContinueMaximally();
			}
		}
	});
});
