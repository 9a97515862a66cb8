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
