/** One question to the other model: one request, with a time limit, and an answer of which nothing is believed before it was read. */
import type { SecondFailure } from '../../core/act/hearing/other-ear.ts';
import { readSecond, type QuotedAct } from '../../core/act/hearing/read-second.ts';
import { boundedText } from './bounded-text.ts';
import { promptFor } from './prompt.ts';
import type { Question } from './question.ts';
import type { EarSettings } from './settings.ts';

/** `status` is the endpoint's, for the log of the server. */
export type EarAnswer = { heard: QuotedAct[] } | { heard: null; reason: SecondFailure; status?: number };

/** Bytes. */
const longestAnswer = 64 * 1024;

/** Endpoints that do not know how to be held to JSON, each found out by asking. */
const withoutFormat = new Set<string>();

/** Never rejects. @param left aborted when nobody waits for the answer any longer */
export async function ask(settings: EarSettings, question: Question, left?: AbortSignal): Promise<EarAnswer> {
	const late = AbortSignal.timeout(settings.patience);
	try {
		const response = await fetch(settings.address, {
			method: 'POST',
			// Wherever it would lead to, the key was not given for that.
			redirect: 'manual',
			signal: left ? AbortSignal.any([late, left]) : late,
			headers: {
				'content-type': 'application/json',
				accept: 'application/json',
				...(settings.key === null ? {} : { authorization: `Bearer ${settings.key}` }),
			},
			body: JSON.stringify(requestFor(settings, question)),
		});
		if (response.status !== 200) {
			await response.body?.cancel().catch(() => undefined);
			return refusal(settings, response.status);
		}
		const text = await boundedText(response.body, longestAnswer);
		const heard = text === null ? null : readAnswer(text, question.text);
		return heard ? { heard } : { heard: null, reason: 'unreadable' };
	} catch {
		return { heard: null, reason: late.aborted ? 'slow' : 'unreachable' };
	}
}

function requestFor({ address, model }: EarSettings, question: Question) {
	return {
		model,
		messages: promptFor(question),
		temperature: 0,
		max_tokens: 2000,
		stream: false,
		...(withoutFormat.has(address) ? {} : { response_format: { type: 'json_object' } }),
	};
}

function refusal({ address }: EarSettings, status: number): EarAnswer {
	// The next question is put without: the answer is read as strictly in any case.
	if (status === 400 || status === 422) withoutFormat.add(address);
	return { heard: null, reason: status === 429 || status === 503 ? 'busy' : 'refused', status };
}

/** What a chat endpoint sends back, down to the acts; null when anything on the way is not what it should be. */
export function readAnswer(body: string, text: string): QuotedAct[] | null {
	const choices = own(parsed(body), 'choices');
	const content = own(own(Array.isArray(choices) ? choices[0] : null, 'message'), 'content');
	if (typeof content !== 'string') return null;
	return readSecond(own(parsed(bare(content)), 'acts'), text);
}

/** Without the thinking aloud before it, and the fence around it, that some models cannot leave off. */
function bare(content: string): string {
	let rest = content.trim();
	if (rest.startsWith('<think>')) rest = rest.slice(rest.lastIndexOf('</think>') + '</think>'.length).trim();
	if (rest.startsWith('```') && rest.endsWith('```')) rest = rest.slice(rest.indexOf('\n') + 1, -3).trim();
	return rest;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function own(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : null;
}
