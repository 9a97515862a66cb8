/** Reads a letter part by part: what stands there, what is missing, what is wrong. Pure: the same text, matter and ear give the same parts everywhere. */
import type { HeardAct } from '../act/hearing/recognise.ts';
import { readAmount } from './amount.ts';
import { readAsk } from './ask.ts';
import { readBasis } from './basis.ts';
import { readDeadline } from './deadline.ts';
import { readDue } from './due.ts';
import type { LetterEar, LetterMatter, LetterPart } from './letter.ts';
import { readLimitation } from './limitation.ts';
import { readParties } from './parties.ts';
import { notAsked } from './part.ts';
import { readPayment } from './payment.ts';
import { longestLetter, plainText, sentencesOf } from './text.ts';
import { readTone } from './tone.ts';

/**
 * The parts of a letter, always the same nine in the same order. `ear` hears each sentence; without one, what only the ear could find is not found.
 * Words beyond `longestLetter` are not read.
 */
export function readLetter(text: string, matter: LetterMatter, ear: LetterEar | null): LetterPart[] {
	const own = text.slice(0, longestLetter);
	const plain = plainText(own);
	const heard = ear ? heardIn(own, ear) : [];
	return [
		readParties(plain, matter),
		readBasis(plain, matter, heard),
		readAmount(plain, matter),
		readDue(plain, matter),
		readAsk(plain, matter, heard),
		readDeadline(plain, matter),
		readPayment(plain, matter),
		readTone(plain, heard),
		readLimitation(plain, matter),
	];
}

/**
 * A confirmation beside the author's own for this ending: it need not hold what that one does without. Everything that it does hold is looked at.
 */
export function readConfirmation(
	text: string,
	matter: LetterMatter,
	model: string,
	ear: LetterEar | null,
): LetterPart[] {
	const wanted = readLetter(model, matter, ear);
	return readLetter(text, matter, ear).map((part, at) =>
		part.state === 'missing' && wanted[at]?.state !== 'there' ? notAsked(part.id) : part,
	);
}

/** How many of the parts that are asked for stand there. */
export function countOf(parts: readonly LetterPart[]): { there: number; of: number } {
	const asked = parts.filter(({ state }) => state !== 'not-asked');
	return { there: asked.filter(({ state }) => state === 'there').length, of: asked.length };
}

/** The acts of every sentence, at their places in the letter. */
function heardIn(text: string, ear: LetterEar): HeardAct[] {
	return sentencesOf(text).flatMap(({ start, end }) =>
		ear
			.hear(text.slice(start, end), { customer: null })
			.map((heard) => ({ ...heard, start: heard.start + start, end: heard.end + start })),
	);
}
