/** Reads Twee 3: passages under `:: Name [tags] {metadata}`. Every scan goes over the text once. */
import { Run } from '../scenario/inline.ts';
import { mostStates } from '../scenario/read-talk.ts';
import { Source } from '../scenario/source.ts';
import { isSpecialPassage } from './special-passages.ts';
import type { Aside, Passage, Story } from './story.ts';

/** True when some line opens a passage. */
export function isTwee(text: string): boolean {
	return text.startsWith('::') || text.startsWith('\ufeff::') || text.includes('\n::') || text.includes('\r::');
}

export function readTwee(text: string): Story {
	const { lines } = new Source(text);
	const story: Story = { title: '', format: '', start: 0, passages: [], asides: [] };
	const headers: number[] = [];
	lines.start.forEach((at, line) => {
		if (text.startsWith('::', at)) headers.push(line);
	});
	const firstLine = headers[0] ?? lines.start.length;
	addAside(story, 'before', text, lines.start[0] ?? 0, lines.start[firstLine] ?? text.length);
	const data = new StoryData();
	headers.forEach((line, index) => {
		// Beyond the limit the story is refused, however it goes on.
		if (story.passages.length > mostStates) return;
		const start = lines.start[line] ?? 0;
		const header = readHeader(text.slice(start + 2, lines.end[line]));
		const nextLine = headers[index + 1] ?? lines.start.length;
		const body = bodyOf(text, lines, line + 1, nextLine);
		const end = lines.end[nextLine - 1] ?? text.length;
		const whole = header.rest === '' ? '' : text.slice(start, lines.end[line]);
		place(story, data, { ...header, header: whole, start, body }, text, end);
	});
	story.format = data.format;
	story.start = startOf(story, data.start);
	return story;
}

/** Puts a passage where it belongs: title and data of the story, an aside, or a passage to be played. */
function place(
	story: Story,
	data: StoryData,
	{ name, tags, header, start, body }: Passage,
	text: string,
	end: number,
): void {
	const whole = () => addAside(story, 'special-passage', text, start, end);
	if (name === 'StoryTitle' && story.title === '') {
		story.title = body.text.replace(/\s+/g, ' ').trim();
		addAside(story, 'title', text, start, start + `::${text.slice(start + 2, end).split('\n', 1)[0] ?? ''}`.length);
	} else if (name === 'StoryData') {
		data.read(body.text);
		addAside(story, 'story-data', text, start, end);
	} else if (tags.includes('script')) addAside(story, 'script', text, start, end);
	else if (tags.includes('stylesheet')) addAside(story, 'stylesheet', text, start, end);
	else if (isSpecialPassage(name, tags)) whole();
	else story.passages.push({ name, tags, header, start, body });
}

function addAside(story: Story, kind: Aside['kind'], text: string, start: number, end: number): void {
	const own = text.slice(start, end);
	if (own.trim() !== '') story.asides.push({ kind, text: own.trim(), start, end });
}

function startOf({ passages }: Story, named: string): number {
	const told = named === '' ? -1 : passages.findIndex(({ name }) => name === named);
	const usual = passages.findIndex(({ name }) => name === 'Start');
	return Math.max(0, told >= 0 ? told : usual);
}

/** What the JSON of StoryData says; JSON that does not parse says nothing. */
export class StoryData {
	format = '';
	start = '';

	read(json: string): void {
		let data: unknown;
		try {
			data = JSON.parse(json);
		} catch {
			return;
		}
		if (typeof data !== 'object' || data === null) return;
		const { format, start } = data as Record<string, unknown>;
		if (typeof format === 'string') this.format = format.toLowerCase();
		if (typeof start === 'string') this.start = start;
	}
}

/** Name and tags; `rest` is what else the header holds. A backslash takes the meaning of the sign behind it. */
function readHeader(header: string): { name: string; tags: string[]; rest: string } {
	let name = '';
	let at = 0;
	for (; at < header.length && header[at] !== '[' && header[at] !== '{'; at++) {
		if (header[at] === '\\' && at + 1 < header.length) at++;
		name += header[at];
	}
	const rest = header.slice(at).trim();
	const tags = rest.startsWith('[') ? tagsOf(rest) : [];
	// Twee 2 writes a position behind the name: `:: Name <10,20>`.
	const position = / <\d{1,6},\d{1,6}>$/.exec(name.trimEnd())?.[0] ?? '';
	const bare = name.trimEnd().slice(0, name.trimEnd().length - position.length);
	return { name: bare.replace(/\s+/g, ' ').trim(), tags, rest: `${position} ${rest}`.trim() };
}

function tagsOf(rest: string): string[] {
	let text = '';
	for (let at = 1; at < rest.length && rest[at] !== ']'; at++) {
		if (rest[at] === '\\' && at + 1 < rest.length) at++;
		text += rest[at];
	}
	return text.split(/\s+/).filter((tag) => tag !== '');
}

/** The lines of a passage as one text; a line that begins with `\::` begins with `::`. */
function bodyOf(text: string, lines: { start: number[]; end: number[] }, from: number, to: number): Run {
	const pieces: { at: number; offset: number }[] = [];
	const parts: string[] = [];
	let length = 0;
	for (let line = from; line < to; line++) {
		const start = (lines.start[line] ?? 0) + (text.startsWith('\\::', lines.start[line]) ? 1 : 0);
		const own = text.slice(start, lines.end[line]);
		pieces.push({ at: length, offset: start });
		parts.push(own);
		length += own.length + 1;
	}
	return new Run(parts.join('\n'), pieces);
}
