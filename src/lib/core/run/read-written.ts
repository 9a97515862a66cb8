/** How a piece of written work reads, part by part. */
import type { LetterEar, LetterPart, LetterPartId } from '../letter/letter.ts';
import { readConfirmation, readLetter } from '../letter/read-letter.ts';
import { sentencesOf } from '../letter/text.ts';
import type { WrittenWork } from './written-work.ts';

export function readWritten(text: string, { matter, model }: WrittenWork, ear: LetterEar | null): LetterPart[] {
	return model === null ? readLetter(text, matter, ear) : readConfirmation(text, matter, model, ear);
}

/** The sentence of the author's own words that holds a part; null where there are no such words, or the part is none of words. */
export function sentenceOfModel(
	id: LetterPartId,
	{ matter, model }: WrittenWork,
	ear: LetterEar | null,
): string | null {
	const part = model === null ? undefined : readLetter(model, matter, ear).find((own) => own.id === id);
	const [words] = part?.state === 'there' ? part.words : [];
	const sentence =
		words && sentencesOf(model ?? '').find(({ start, end }) => words.start >= start && words.start < end);
	return sentence ? (model?.slice(sentence.start, sentence.end) ?? null) : null;
}
