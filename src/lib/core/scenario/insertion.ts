/** Where something new belongs when it is asked for at a place of the text, so that the layout stays as it is everywhere else. */
import type { Content } from './blocks.ts';
import { inlineOf, openingEmphasis, runOf } from './inline.ts';
import { afterWord, idNamed, specialWords } from './keywords.ts';
import { lastOfPart, sectionAt, sectionsOf, sectionsOfState, type Section, type Sections } from './sections.ts';

export type InsertionKind =
	/** A customer's line. */
	| 'line'
	/** A reply. */
	| 'bullet'
	/** Under a reply: a remark, another wording. */
	| 'nested'
	| 'state'
	| 'ending'
	/** The state in a mood. */
	| 'variant'
	/** At the head of a reply. */
	| 'condition'
	/** A code span of a reply. */
	| 'span'
	/** A code span of a customer's line. */
	| 'move';

export interface Insertion {
	at: number;
	/** What has to stand before and behind it. */
	before: string;
	after: string;
}

/** Null where there is nothing that it could belong to: no talk, no reply under which, no line. */
export function insertionFor(text: string, offset: number, kind: InsertionKind): Insertion | null {
	const all = sectionsOf(text);
	const section = talkSection(all, offset);
	if (!section) return null;
	switch (kind) {
		case 'line':
			return section.state === null ? null : behind(lineEndIn(section, offset), '\n\n');
		case 'bullet':
			return bulletIn(text, section, offset);
		case 'nested': {
			const item = itemIn(section, offset);
			return item ? behind(item.end, '\n  ') : null;
		}
		case 'state':
			return behind(endOfState(all, section), '\n\n');
		case 'ending':
			return behind(lastOfPart(all, 'talk')?.until ?? section.until, '\n\n');
		case 'variant':
			return section.state === null ? null : behind(endOfState(all, section), '\n\n');
		case 'condition': {
			const item = itemIn(section, offset);
			return item ? { at: item.lines.start[0] ?? item.start, before: '', after: ' ' } : null;
		}
		case 'span':
			return spanIn(text, section, offset);
		case 'move':
			return moveIn(text, section, offset);
	}
}

function behind(at: number, before: string): Insertion {
	return { at, before, after: '' };
}

/** The section of the talk at an offset; from elsewhere, the talk's last. */
function talkSection(all: Sections, offset: number): Section | undefined {
	const here = sectionAt(all, offset);
	return here?.part === 'talk' ? here : lastOfPart(all, 'talk');
}

function endOfState(all: Sections, section: Section): number {
	const sections = section.state === null ? [section] : sectionsOfState(all, section.state);
	return sections.at(-1)?.until ?? section.until;
}

/** Behind the quote at the offset, else the last quote; before the replies where there is none. */
function lineEndIn(section: Section, offset: number): number {
	const quotes = section.blocks.filter(({ kind }) => kind === 'quote');
	const quote = quotes.find(({ start, end }) => start <= offset && offset <= end) ?? quotes.at(-1);
	if (quote) return quote.end;
	const list = section.blocks.findIndex(({ kind }) => kind === 'list');
	const before = list < 0 ? section.blocks.at(-1) : section.blocks[list - 1];
	return before?.end ?? section.end;
}

/** Behind the reply at the offset, else behind the last reply, before what is no reply: 其他, 沉默. */
function bulletIn(text: string, section: Section, offset: number): Insertion {
	const item = itemAt(section, offset);
	if (item) return behind(item.end, '\n');
	const items = itemsOf(section);
	const last = items.findLast((each) => !isSpecial(text, each));
	if (last) return behind(last.end, '\n');
	return items[0] ? { at: items[0].start, before: '', after: '\n' } : behind(section.until, '\n\n');
}

/** Whether an item is `*其他*` and the like, a condition before it or not. */
export function isSpecial(text: string, item: Content): boolean {
	const run = runOf(text, item.lines, 0, 1);
	let at = 0;
	for (let opening = openingEmphasis(run.text, at); opening; opening = openingEmphasis(run.text, at)) {
		const named = idNamed(specialWords, opening.text) ?? afterWord(specialWords.silence, opening.text);
		if (named !== undefined) return true;
		at = opening.end;
		while (run.text[at] === ' ') at++;
	}
	return false;
}

function itemsOf(section: Section): Content[] {
	return section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
}

function itemAt(section: Section, offset: number): Content | undefined {
	return itemsOf(section).find(({ start, end }) => start <= offset && offset <= end);
}

/** The reply at the offset, else the last before it. */
function itemIn(section: Section, offset: number): Content | undefined {
	return itemAt(section, offset) ?? itemsOf(section).findLast(({ end }) => end <= offset);
}

/** At the offset where it stands among the words of a reply, else before the link. */
function spanIn(text: string, section: Section, offset: number): Insertion | null {
	const item = itemIn(section, offset);
	if (!item) return null;
	const run = runOf(text, item.lines, 0, 1);
	let words = 0;
	for (let opening = openingEmphasis(run.text, 0); opening; opening = openingEmphasis(run.text, words)) {
		words = opening.end;
		while (run.text[words] === ' ') words++;
	}
	const tokens = inlineOf(run.text, words);
	const link = tokens.find((token) => token.kind === 'link');
	const from = run.offset(words);
	const until = link ? run.offset(link.start) : run.end;
	const within = tokens.some(({ kind, start, end }) => kind === 'code' && run.offset(start) < offset && offset < run.offset(end)); // prettier-ignore
	const at = offset > from && offset <= until && !within ? offset : until;
	const [left, right] = [text[at - 1] ?? ' ', text[at] ?? '\n'];
	return { at, before: /\s/.test(left) ? '' : ' ', after: /[\s[]/.test(right) && right !== '[' ? '' : ' ' };
}

/** In the tag of the quote at the offset, else of the last quote before it; a quote without a tag gets one. */
function moveIn(text: string, section: Section, offset: number): Insertion | null {
	const quotes = section.blocks.filter(({ kind }) => kind === 'quote');
	const quote =
		quotes.find(({ start, end }) => start <= offset && offset <= end) ?? quotes.findLast(({ end }) => end <= offset);
	if (!quote) return null;
	const last = text.slice(text.lastIndexOf('\n', quote.end - 1) + 1, quote.end);
	const tagged = /^[ \t]{0,8}>[ \t]{0,8}(?:[—–]{1,2}|--)/.test(last);
	return behind(quote.end, tagged ? ' ' : '\n> — ');
}
