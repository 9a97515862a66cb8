/** Where a rehearsal parts from what is written, in words: the place, and what was written beside what was played. */
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Breach } from '$lib/core/score/accept.ts';
import { expectationText } from '$lib/wording/expectation.ts';
import { problemText } from '$lib/wording/problem.ts';

export function breachText(breach: Breach): string {
	return 'line' in breach ? problemText(breach, getLocale()) : expectationText(breach, getLocale());
}

const keys: Readonly<Record<string, string>> = {
	'other-ending': 'ending',
	'other-mood': 'mood',
	'other-rung': 'rung',
	'other-total': 'total',
	'other-red-lines': 'red-lines',
};

/** Its line in the text of the rehearsal, from 1; for what the front matter expects, that of the expectation. */
export function lineOf(text: string, breach: Breach): number {
	if ('line' in breach) return breach.line;
	const key = keys[breach.code] ?? 'checks';
	const lines = text.slice(0, 20_000).split(/\r\n|\r|\n/);
	const from = lines.findIndex((line) => line.startsWith('expect:'));
	const at = lines.findIndex((line, index) => index > from && line.trimStart().startsWith(`${key}:`));
	return Math.max(1, (at < 0 ? from : at) + 1);
}

/** Two texts to be set beside each other; null where one sentence says it better. */
export function besides({ code, params }: Breach): { expected: string; actual: string } | null {
	if (code !== 'customer-says-otherwise' && code !== 'not-on-offer') return null;
	return { expected: String(params.expected ?? ''), actual: String(params.actual ?? '') };
}
