/** The scene line: a state's first paragraph when it holds code spans alone. */
import { inlineOf, type Inline, type Run } from './inline.ts';
import { afterWord, channelWords, idNamed, outcomeWords, sceneWords, wordsOf } from './keywords.ts';
import type { Reading } from './reading.ts';
import type { State } from './scenario.ts';

const daysPattern = /^[+＋]?\s{0,4}(\d{1,4})\s{0,4}(?:天|日|days?|d)(?:\s{1,4}(.{3,5}))?$/i;
const clockPattern = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;

/** Whether a paragraph is nothing but code spans. */
export function isSceneLine(run: Run): boolean {
	if (!run.text.startsWith('`')) return false;
	return inlineOf(run.text).every(
		(token) => token.kind === 'code' || (token.kind === 'text' && token.text.trim() === ''),
	);
}

export function readScene(reading: Reading, run: Run, state: State): void {
	for (const token of inlineOf(run.text)) if (token.kind === 'code') readSpan(reading, run, token, state);
}

function readSpan(reading: Reading, run: Run, token: Extract<Inline, { kind: 'code' }>, state: State): void {
	const { text } = token;
	const report = (code: 'bad-scene' | 'unknown-outcome', detail: string, name: string, candidates: readonly string[]) =>
		reading.reportIn(run, token.start, token.end, code, { detail, name }, reading.suggest(name, candidates));
	if (afterWord(sceneWords.unanswered, text) === '') {
		state.unanswered = true;
		return;
	}
	const channel = afterWord(sceneWords.channel, text);
	if (channel !== undefined) {
		state.channel = idNamed(channelWords, channel) ?? null;
		if (state.channel === null) report('bad-scene', 'channel', channel, wordsOf(channelWords, reading.language));
		return;
	}
	const ending = afterWord(sceneWords.ending, text);
	if (ending !== undefined) {
		const outcome = idNamed(outcomeWords, ending);
		if (outcome === undefined) report('unknown-outcome', 'name', ending, wordsOf(outcomeWords, reading.language));
		// A state whose outcome is mistyped is still meant to be an ending.
		state.outcome = outcome ?? 'no-commitment';
		return;
	}
	const time = afterWord(sceneWords.time, text);
	if (time === undefined) {
		report('bad-scene', 'word', text, wordsOf(sceneWords, reading.language));
		return;
	}
	const [, days, late] = daysPattern.exec(time) ?? [undefined, undefined, time];
	const clock = late === undefined ? null : clockPattern.exec(late);
	if ((days === undefined && !clock) || (late !== undefined && !clock) || Number(days ?? 0) > 3650) {
		report('bad-scene', 'time', text, []);
		return;
	}
	if (days !== undefined) state.days = Number(days);
	if (clock) state.time = `${clock[1]?.padStart(2, '0')}:${clock[2]}`;
}
