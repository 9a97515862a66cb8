/** Lessons about the scenario language: a piece of a scenario, set into a frame that makes a whole of it, so that it can be checked while it is changed. */
import type { Finding } from '../scenario/finding.ts';
import { partWords, wordFor, type PartId } from '../scenario/keywords.ts';
import type { Language, Scenario } from '../scenario/scenario.ts';
import { skeletonOf } from '../scenario/skeleton.ts';
import type { Ranges } from '../scenario/source.ts';
import { check } from './check.ts';

/** Which part of the frame a lesson's piece takes the place of. */
export type LessonPlace = 'head' | 'case' | 'prepare' | 'mood' | 'everywhere' | 'state' | 'follow-up';

export interface Lesson {
	title: string;
	paragraphs: string[];
	place: LessonPlace;
	/** Its mistakes are on purpose. */
	broken: boolean;
	snippet: string;
}

const places: ReadonlySet<string> = new Set<LessonPlace>([
	'head',
	'case',
	'prepare',
	'mood',
	'everywhere',
	'state',
	'follow-up',
]);

/** Each `## heading` is a lesson; the info string of its fence says where its piece belongs. */
export function lessonsOf(source: string): Lesson[] {
	const { headings, fences } = skeletonOf(source);
	return headings.flatMap(({ level, name, to, end }) => {
		const fence = fences.find(({ from }) => from > to && from < end);
		if (level !== 2 || !fence) return [];
		const [opening = '', ...rest] = source.slice(fence.from, fence.to).split('\n');
		const word = /\S+$/.exec(opening)?.[0] ?? '';
		const paragraphs = source
			.slice(to, fence.from)
			.trim()
			.split(/\n{2,}/);
		const place = places.has(word) ? (word as LessonPlace) : 'state';
		return [{ title: name, paragraphs, place, broken: word === 'broken', snippet: rest.slice(0, -1).join('\n') }];
	});
}

export interface ReadLesson {
	/** Null when nothing could be read as a scenario. */
	scenario: Scenario | null;
	ranges: Ranges;
	/** Those within the piece; lines count from its first. */
	findings: { finding: Finding; line: number }[];
	/** Where the piece stands in the whole. */
	from: number;
	to: number;
}

/** Sections of the frame that begin a part. */
const parts: Readonly<Partial<Record<string, PartId>>> = {
	case: 'case',
	prepare: 'prepare',
	mood: 'mood',
	everywhere: 'talk',
	'follow-up': 'follow-up',
};

/** @param frame the parts of a small scenario, each behind a line `=== name` */
export function readLesson(frame: string, language: Language, place: LessonPlace, snippet: string): ReadLesson {
	let text = '';
	let from = 0;
	let to = 0;
	for (const section of frame.split(/^=== /m).slice(1)) {
		const end = section.indexOf('\n');
		const name = section.slice(0, end);
		const part = parts[name];
		if (part) text += `# ${wordFor(partWords, part, language)}\n\n`;
		if (name === 'head') text += '---\n';
		if (name === place) from = text.length;
		text += name === place ? snippet : section.slice(end + 1).trimEnd();
		if (name === place) to = text.length;
		text += name === 'head' ? '\n---\n\n' : '\n\n';
	}
	const { scenario, ranges, findings } = check(text);
	const linesBefore = text.slice(0, from).split('\n').length - 1;
	return {
		scenario: scenario ?? null,
		ranges,
		findings: findings.flatMap((finding) => {
			const { offset, line } = finding.range.start;
			return offset >= from && offset <= to ? [{ finding, line: line - linesBefore }] : [];
		}),
		from,
		to,
	};
}
