/**
 * The bones of a file, found so quickly that it can be done at every key that is pressed: front matter, fences, headings. What is read by it is only shown
 * (colours, folds, lists); whoever changes the text goes by `sections.ts`, which reads as the scenario is read.
 */
import { Anchors } from './anchor.ts';
import { unescaped } from './inline.ts';
import { idNamed, partWords, type PartId } from './keywords.ts';

export interface Heading {
	level: number;
	name: string;
	/** The line of the heading. */
	from: number;
	to: number;
	/** Where the next heading of its level or above begins, or the text ends. */
	end: number;
	part: PartId | null;
	/** Number of the state that it is; null for any other heading. */
	state: number | null;
}

export interface Skeleton {
	/** From the first dashes to the end of the last line of dashes; null where there is no front matter. */
	matter: { from: number; to: number } | null;
	headings: readonly Heading[];
	/** From the opening fence to the end of the closing one. */
	fences: readonly { from: number; to: number }[];
}

/** What a line is part of. */
export type Place = 'matter' | 'fence' | PartId | null;

export function skeletonOf(text: string): Skeleton {
	const matter = matterOf(text);
	const headings: Heading[] = [];
	const fences: { from: number; to: number }[] = [];
	let fence: { from: number; sign: string } | null = null;
	for (let from = matter ? nextLine(text, matter.to) : 0; from < text.length; from = nextLine(text, from)) {
		const sign = text[from];
		if (fence) {
			if (sign === fence.sign[0] && text.startsWith(fence.sign, from)) {
				fences.push({ from: fence.from, to: lineEnd(text, from) });
				fence = null;
			}
		} else if (sign === '#') {
			const to = lineEnd(text, from);
			const found = /^(#{1,6})(?:[ \t]+(.{0,400}))?$/.exec(text.slice(from, Math.min(to, from + 410)));
			if (found) headings.push({ level: found[1]?.length ?? 1, name: nameOf(found[2] ?? ''), from, to, end: text.length, part: null, state: null }); // prettier-ignore
		} else if ((sign === '`' || sign === '~') && text.startsWith(sign.repeat(3), from)) {
			fence = { from, sign: sign.repeat(3) };
		}
	}
	if (fence) fences.push({ from: fence.from, to: text.length });
	place(headings);
	return { matter, headings, fences };
}

function matterOf(text: string): Skeleton['matter'] {
	if (!/^---[ \t]*$/.test(text.slice(0, lineEnd(text, 0)))) return null;
	for (let from = nextLine(text, 0); from < text.length; from = nextLine(text, from))
		if (text.startsWith('---', from) && text.slice(from, lineEnd(text, from)).trimEnd() === '---')
			return { from: 0, to: lineEnd(text, from) };
	return { from: 0, to: text.length };
}

function lineEnd(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end < 0 ? text.length : end;
}

function nextLine(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end < 0 ? text.length : end + 1;
}

function nameOf(words: string): string {
	return unescaped(
		words
			.trim()
			.replace(/(?:^|[ \t])#{1,400}$/, '')
			.trim(),
	);
}

/** Parts, numbers of states, and ends. */
function place(headings: Heading[]): void {
	let part: PartId | null = null;
	let states = 0;
	const open: Heading[] = [];
	for (const heading of headings) {
		while ((open.at(-1)?.level ?? 0) >= heading.level) {
			const closed = open.pop();
			if (closed) closed.end = heading.from;
		}
		open.push(heading);
		if (heading.level === 1) part = idNamed(partWords, heading.name) ?? null;
		heading.part = part;
		if (heading.level === 2 && part === 'talk') heading.state = states++;
	}
}

/** What stands at an offset. */
export function placeAt({ matter, headings, fences }: Skeleton, offset: number): Place {
	if (matter && offset <= matter.to) return 'matter';
	if (fences.some(({ from, to }) => from <= offset && offset <= to)) return 'fence';
	return headingAt(headings, offset)?.part ?? null;
}

/** The heading that an offset stands under. */
export function headingAt(headings: readonly Heading[], offset: number): Heading | undefined {
	let low = 0;
	let high = headings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((headings[middle]?.from ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return headings[low - 1];
}

/** The state that an offset stands in. */
export function stateAt({ headings }: Skeleton, offset: number): Heading | undefined {
	const here = headingAt(headings, offset);
	if (here?.part !== 'talk') return undefined;
	return headings.findLast(
		({ state, from, end }) => state !== null && from <= offset && offset < Math.max(end, from + 1),
	);
}

/** The talk's states with their anchors, in order. */
export function statesOf({ headings }: Skeleton): (Heading & { anchor: string })[] {
	const anchors = new Anchors();
	return headings.flatMap((heading) => {
		const anchor = anchors.next(heading.name);
		return heading.state === null ? [] : [{ ...heading, anchor }];
	});
}
