/**
 * Reads the stories of Twine 2's HTML, published or archived: `<tw-storydata>` with its passages, as Twine itself writes them. No HTML in general: elements
 * are looked for by name, attributes are in quotes, and what stands within a passage is text with character references.
 */
import { decodedRun } from './entities.ts';
import { isSpecialPassage } from './special-passages.ts';
import type { Aside, Passage, Story } from './story.ts';

const storyOpening = '<tw-storydata';

export function isTwineHtml(text: string): boolean {
	return text.includes(storyOpening);
}

/** The stories of the file, and what stands outside them: a story format's program and its page. */
export function readTwineHtml(text: string): { stories: Story[]; outside: { start: number; end: number }[] } {
	const stories: Story[] = [];
	const outside: { start: number; end: number }[] = [];
	let at = 0;
	for (let open = nextTag(text, storyOpening, 0); open >= 0; open = nextTag(text, storyOpening, at)) {
		const head = tagAt(text, open, storyOpening);
		if (!head) break;
		const close = text.indexOf('</tw-storydata>', head.end);
		const end = close < 0 ? text.length : close;
		outside.push({ start: at, end: open });
		stories.push(storyOf(text, head, open, end));
		at = close < 0 ? text.length : close + '</tw-storydata>'.length;
	}
	outside.push({ start: at, end: text.length });
	return { stories, outside: outside.filter(({ start, end }) => text.slice(start, end).trim() !== '') };
}

interface Tag {
	attributes: Map<string, string>;
	/** Behind its `>`. */
	end: number;
}

/** Where a tag opens, and not the tag of an element with a longer name, or a name in a program's text. */
function nextTag(text: string, opening: string, from: number): number {
	let at = text.indexOf(opening, from);
	while (at >= 0 && !namesEnd(text, at + opening.length)) at = text.indexOf(opening, at + 1);
	return at;
}

function namesEnd(text: string, at: number): boolean {
	return /[\s>/]/.test(text[at] ?? '');
}

/** The opening tag at an offset; null when it has no end: then nothing behind it is read, for it would be read again and again. */
function tagAt(text: string, at: number, opening: string): Tag | null {
	const attributes = new Map<string, string>();
	let next = at + opening.length;
	for (;;) {
		while (/[\s/]/.test(text[next] ?? '')) next++;
		if (text[next] === '>') return { attributes, end: next + 1 };
		const from = next;
		while (next < text.length && !/[\s=>/]/.test(text[next] ?? '')) next++;
		if (next === from && text[next] !== '=') return null;
		const name = text.slice(from, next);
		if (text[next] !== '=') {
			attributes.set(name, '');
			continue;
		}
		const quote = text[next + 1];
		const close = quote === '"' || quote === "'" ? text.indexOf(quote, next + 2) : -1;
		if (close < 0) return null;
		attributes.set(name, decodedRun(text, next + 2, close).text);
		next = close + 1;
	}
}

/** Elements of a story. */
const elements = ['tw-passagedata', 'tw-tag', 'script', 'style'] as const;

function storyOf(text: string, head: Tag, open: number, end: number): Story {
	const story: Story = { title: '', format: '', start: 0, passages: [], asides: [] };
	story.title = (head.attributes.get('name') ?? '').replace(/\s+/g, ' ').trim();
	story.format = (head.attributes.get('format') ?? '').toLowerCase();
	aside(story, 'story-data', text.slice(open + 1, head.end - 1), open, head.end);
	const startPid = head.attributes.get('startnode');
	let at = head.end;
	let between = head.end;
	for (let next = text.indexOf('<', at); next >= 0 && next < end; next = text.indexOf('<', at)) {
		const element = elements.find((name) => text.startsWith(name, next + 1) && namesEnd(text, next + 1 + name.length));
		if (!element) {
			at = next + 1;
			continue;
		}
		const tag = tagAt(text, next, `<${element}`);
		if (!tag) break;
		const found = text.indexOf(`</${element}>`, tag.end);
		const close = found < 0 || found > end ? end : found;
		aside(story, 'before', text.slice(between, next), between, next);
		if (element === 'tw-passagedata') {
			const passage = passageOf(text, tag, next, close);
			if (startPid !== undefined && tag.attributes.get('pid') === startPid) story.start = story.passages.length;
			if (isSpecialPassage(passage.name, passage.tags)) {
				const words = `${passage.header}\n${passage.body.text}`;
				aside(story, 'special-passage', words, next, close);
			} else story.passages.push(passage);
		} else if (element === 'tw-tag') aside(story, 'tag-color', text.slice(next + 1, tag.end - 1), next, tag.end);
		else aside(story, element === 'script' ? 'script' : 'stylesheet', text.slice(tag.end, close), next, close);
		at = found < 0 || found > end ? end : close + element.length + 3;
		between = at;
	}
	aside(story, 'before', text.slice(between, end), between, end);
	return story;
}

function passageOf(text: string, { attributes, end }: Tag, start: number, close: number): Passage {
	const tags = (attributes.get('tags') ?? '').split(/\s+/).filter((tag) => tag !== '');
	const name = (attributes.get('name') ?? '').replace(/\s+/g, ' ').trim();
	const header = text.slice(start + 1, end - 1);
	return { name, tags, header, start, body: decodedRun(text, end, close) };
}

function aside(story: Story, kind: Aside['kind'], text: string, start: number, end: number): void {
	if (text.trim() !== '') story.asides.push({ kind, text: text.trim(), start, end });
}
