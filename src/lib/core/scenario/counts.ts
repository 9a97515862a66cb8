/** How long a text is, as writers count: Chinese characters, and words of other scripts. */
import type { Skeleton } from './skeleton.ts';

export interface Counts {
	words: number;
	/** Bullets that a trainee may choose; the special ones are not counted. */
	replies: number;
}

const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** Words that are said, told or remarked: without code spans, conditions, link targets and the signs of Markdown. */
export function wordsIn(text: string): number {
	const spoken = text
		.replace(/`[^`\n]*`/g, ' ')
		.replace(/\]\(#[^)\n]*\)/g, ' ')
		.replace(/^([ \t]*[-*+][ \t]+)(?:\*[^*\n]{1,400}\*[ \t]*){1,2}/gm, '$1');
	return spoken.match(wordPattern)?.length ?? 0;
}

const bulletPattern = /^[-*+][ \t]+(?!(?:\*(?:当|if)[^*\n]{0,400}\*[ \t]*)?\*(?:其他|其它|还是没懂|沉默|越线|other|else|still lost|silence|red[ -]line))/gim; // prettier-ignore

export function countsOf(text: string, { matter, headings, fences }: Skeleton): Counts {
	let words = 0;
	let replies = 0;
	let at = matter ? matter.to : 0;
	for (const { from, to } of fences) {
		words += wordsInLong(text.slice(at, from));
		at = to;
	}
	words += wordsInLong(text.slice(at));
	for (const { level, part, from, end } of headings)
		if (level === 1 && part === 'talk') replies += repliesIn(text.slice(from, end));
	return { words, replies };
}

/** What was counted, stretch by stretch: whoever types changes one of a thousand. */
const counted = new Map<string, number>();
const mostCounted = 5000;

/** The same as `wordsIn`, counted anew only from heading to heading where something changed; no sign that is left out reaches beyond its line. */
function wordsInLong(text: string): number {
	let words = 0;
	for (const stretch of text.split(/\n(?=#)/)) {
		let own = counted.get(stretch);
		if (own === undefined) {
			own = wordsIn(stretch);
			if (counted.size >= mostCounted) counted.clear();
			counted.set(stretch, own);
		}
		words += own;
	}
	return words;
}

export function repliesIn(text: string): number {
	return text.match(bulletPattern)?.length ?? 0;
}
