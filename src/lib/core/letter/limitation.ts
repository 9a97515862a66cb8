/**
 * Limitation: that the letter claims performance of the debt, which makes the period of limitation begin anew (Civil Code of China, article 195, item 1).
 * Any plain demand for payment does; words by which the letter is no demand undo it.
 */
import { demandsIn } from './ask.ts';
import type { LetterMatter, LetterPart } from './letter.ts';
import { missing, notAsked, there, wrong } from './part.ts';
import { placesOf } from './text.ts';

const disclaimer =
	/(?:不|并非|而非)(?:作为?|视为|构成|代表|属于|是)?(?:正式)?(?:的)?(?:催款|催收|催告|索款|付款要求)(?:之用|函)?|仅(?:供|作|为|用于)(?:贵司|双方)?(?:核对|对账|复核)(?:之用|使用|账目)?|\b(?:is )?not (?:to be (?:taken|read) as |intended as |meant as )?a (?:formal )?(?:demand|request for payment)|\bfor (?:reconciliation|reference|information|checking)(?: purposes)? only\b/gi;
/** Claims performance in so many words. */
const claim =
	/履行请求|请求[^。；;！!？?\n]{0,12}履行|主张(?:权利|债权)|正式(?:向[^。；;！!？?\n]{0,6})?(?:催告|催款|催收)|履行付款义务|\bdemand for (?:payment|performance)\b|\bperformance of (?:the|this|your) (?:debt|obligation|payment)/gi;

/** `plain` is the letter made plain. */
export function readLimitation(plain: string, { kind }: LetterMatter): LetterPart {
	if (kind === 'confirmation') return notAsked('limitation');
	const undone = placesOf(plain, disclaimer);
	if (undone.length > 0) return wrong('limitation', 'limitation-disclaimed', undone);
	if (kind === 'reminder') return notAsked('limitation');
	const words = [...placesOf(plain, claim), ...demandsIn(plain).slice(0, 1)];
	return words.length > 0 ? there('limitation', words) : missing('limitation', 'limitation-lacks');
}
