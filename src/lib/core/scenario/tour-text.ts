/** The text of the tour, and where each of its pieces goes. */
import { skeletonOf, type Heading } from './skeleton.ts';
import type { PartId } from './keywords.ts';
import type { TourStep } from './tour.ts';

/** A step as it is told. */
export interface ToldStep {
	title: string;
	paragraphs: string[];
	/** What is to be written; null where it is not about writing. */
	snippet: string | null;
}

/** Each `## heading` is a step, its fenced block what is to be written. */
export function toldSteps(source: string): ToldStep[] {
	const { headings, fences } = skeletonOf(source);
	return headings.flatMap(({ level, name, to, end }) => {
		if (level !== 2) return [];
		const fence = fences.find(({ from }) => from > to && from < end);
		const paragraphs = source
			.slice(to, fence?.from ?? end)
			.trim()
			.split(/\n{2,}/);
		const lines = fence && source.slice(fence.from, fence.to).split('\n').slice(1, -1);
		return [{ title: name, paragraphs, snippet: lines?.join('\n') ?? null }];
	});
}

/** Where a piece is put: at the end of a state, behind it, before or at the top of a part, at the end of the file. */
type Spot = { end: number } | { behind: number } | { before: PartId } | { top: PartId };

const spots: Readonly<Partial<Record<TourStep, Spot>>> = {
	line: { end: 0 },
	reply: { end: 0 },
	state: { behind: 0 },
	weak: { end: 0 },
	choice: { end: 1 },
	promise: { behind: 1 },
	mood: { before: 'talk' },
	variant: { end: 1 },
	other: { top: 'talk' },
	'follow-up': { before: 'debrief' },
};

/** Where a step's piece would begin; the end of the text where its place is not to be found. */
export function placeOfStep(text: string, step: TourStep): number {
	const spot = spots[step];
	const { headings } = skeletonOf(text);
	if (!spot) return text.length;
	if ('before' in spot) return part(headings, spot.before)?.from ?? text.length;
	if ('top' in spot) {
		const heading = part(headings, spot.top);
		return heading ? heading.to : text.length;
	}
	const number = 'end' in spot ? spot.end : spot.behind;
	const own = headings.find(({ state }) => state === number) ?? headings.findLast(({ state }) => state !== null);
	return own?.end ?? text.length;
}

/** The text with the step's piece in its place, and from where to where it stands. */
export function typedIn(text: string, step: TourStep, snippet: string): { text: string; from: number; to: number } {
	const place = placeOfStep(text, step);
	const before = text.slice(0, place).trimEnd();
	const after = text.slice(place).replace(/^\s+/, '');
	const gap = before === '' ? '' : continuesList(before, snippet) ? '\n' : '\n\n';
	const from = before.length + gap.length;
	const to = from + snippet.length;
	const gapBehind = after === '' ? '\n' : continuesList(snippet, after) ? '\n' : '\n\n';
	return { text: before + gap + snippet + gapBehind + after, from, to };
}

/** Bullets that follow bullets are one list: no blank line between them. */
function continuesList(before: string, after: string): boolean {
	const last = before.slice(before.lastIndexOf('\n') + 1);
	return after.startsWith('- ') && (/^- /.test(last) || /^ {2}[->]/.test(last));
}

function part(headings: readonly Heading[], id: PartId): Heading | undefined {
	return headings.find((heading) => heading.level === 1 && heading.part === id);
}
