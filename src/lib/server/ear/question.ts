/** What a page asks the ear: other people's input, read with limits. */
import { longestReply } from '../../core/act/hearing/normalise.ts';
import { DecodeError, Shape } from '../../core/run/shape.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import { boundedText } from './bounded-text.ts';

export interface Question {
	/** The trainee's reply. */
	text: string;
	/** What it answers; null when nobody has said anything. */
	customer: string | null;
	language: Language;
	/** What the talk is about, in a sentence; null when it is not told. */
	situation: string | null;
}

/** Bytes. A Chinese character takes three, and its JSON escape six. */
const longestBody = 32 * 1024;
const longestContext = 2000;

/** The question; otherwise the HTTP status that says what is wrong with it. */
export async function readQuestion(request: Request): Promise<Question | 400 | 413 | 415> {
	// A form of another site could not say so without asking first.
	if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) return 415;
	if (Number(request.headers.get('content-length') ?? 0) > longestBody) return 413;
	const body = await boundedText(request.body, longestBody).catch(() => '');
	if (body === null) return 413;
	try {
		const shape = new Shape(JSON.parse(body), '');
		const text = shape.field('text').text(longestReply);
		if (text.trim() === '') return 400;
		return {
			text,
			customer: shape.field('customer').orNull((line) => line.text(longestContext)),
			language: shape.field('language').oneOf(['zh', 'en'] as const),
			situation: shape.optional('situation')?.orNull((told) => told.text(longestContext)) ?? null,
		};
	} catch (error) {
		if (error instanceof DecodeError || error instanceof SyntaxError) return 400;
		throw error;
	}
}

/**
 * Whether the asking page is one of ours. Browsers say so themselves where the connection is trustworthy; elsewhere they name the page's origin. What names
 * none is no page.
 */
export function isOwnPage(headers: Headers, own: URL): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	const origin = headers.get('origin') ?? '';
	if (!URL.canParse(origin)) return false;
	const { host } = new URL(origin);
	// Behind a proxy, or over plain http, the server takes itself for another scheme: the host decides.
	return host === own.host || host === headers.get('host');
}
