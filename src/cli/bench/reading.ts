/** Reading, checking and compiling a file of many states, beside what a lexer and `createMachine` alone take for the same text. */
import { marked } from 'marked';
import { createMachine } from 'xstate';
import { check } from '../../lib/core/machine/check.ts';
import { compile } from '../../lib/core/machine/compile.ts';
import { read } from '../../lib/core/scenario/read.ts';
import { millisecondsInTurns } from './clock.ts';
import type { Story } from './story.ts';

export interface ReadingTimes {
	states: number;
	/** Milliseconds. */
	readAndCompile: number;
	/** `marked.lexer` and `createMachine` with the same machine's configuration. */
	baseline: number;
	/** The whole check: reading, text, exploration. */
	check: number;
}

export function measureReading({ markdown, states }: Story): ReadingTimes {
	const { scenario } = read(markdown);
	if (!scenario) throw new Error('the story does not read');
	const { config } = compile(scenario);
	const [readAndCompile = 0, baseline = 0, checked = 0] = millisecondsInTurns([
		() => {
			const result = read(markdown);
			if (result.scenario) compile(result.scenario);
		},
		() => {
			marked.lexer(markdown);
			createMachine({ ...config });
		},
		() => void check(markdown),
	]);
	return { states, readAndCompile, baseline, check: checked };
}
