/** Our own form: `{dossier, turns: [{who, text}]}`. `name` and `at` (a day, or a day and a time) may stand beside. */
import { isIsoDate } from '../scenario/calendar.ts';
import { sideOfWord } from './sides.ts';
import type { ReadTranscript, SaidTurn, Trouble } from './turn.ts';

export function readJson(text: string): ReadTranscript {
	const failed = (code: Trouble['code'], line: number | null, values: Trouble['values'] = {}): ReadTranscript => ({
		form: 'json',
		said: [],
		dossier: undefined,
		troubles: [{ code, line, values }],
	});
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return failed('bad-json', lineOf(text, error), { reason: error instanceof Error ? error.message : '' });
	}
	const turns: unknown = Array.isArray(value) ? value : (value as { turns?: unknown } | null)?.turns;
	if (!Array.isArray(turns)) return failed('not-turns', null, { path: 'turns' });
	const said: SaidTurn[] = [];
	const troubles: Trouble[] = [];
	turns.forEach((turn: unknown, at) => {
		const wrong = (part: string) =>
			troubles.push({ code: 'bad-turn', line: at + 1, values: { path: `turns[${at}]${part}` } });
		if (typeof turn !== 'object' || turn === null || Array.isArray(turn)) return void wrong('');
		const { who, text: words, at: when } = turn as Record<string, unknown>;
		if (typeof who !== 'string' || sideOfWord(who) === null) wrong('.who');
		else if (typeof words !== 'string') wrong('.text');
		else said.push({ speaker: who, text: words, day: dayIn(when), line: at + 1 });
	});
	const dossier: unknown = Array.isArray(value) ? undefined : (value as { dossier?: unknown }).dossier;
	return { form: 'json', said, dossier, troubles: troubles.slice(0, 20) };
}

function dayIn(value: unknown): string | null {
	const day = typeof value === 'string' ? value.slice(0, 10) : '';
	return isIsoDate(day) ? day : null;
}

/** The line that the parser's message names by its position; null when it names none. */
function lineOf(text: string, error: unknown): number | null {
	const message = error instanceof Error ? error.message : '';
	const line = /line (\d+)/.exec(message)?.[1];
	if (line !== undefined) return Number(line);
	const position = /position (\d+)/.exec(message)?.[1];
	// Some engines quote what stands about the place instead: ten signs before it, ten behind.
	const quoted = /\.\.\."([\s\S]*?)"(?:\.\.\.)? is not valid JSON/.exec(message)?.[1];
	const at = position !== undefined ? Number(position) : quoted === undefined ? -1 : text.indexOf(quoted) + 10;
	return at < 0 || (quoted !== undefined && !text.includes(quoted)) ? null : text.slice(0, at).split('\n').length;
}
