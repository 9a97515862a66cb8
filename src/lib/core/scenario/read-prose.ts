/** Plain texts: paragraphs, the wording of an item, the blocks of the briefing. Facts that nothing declares are found here. */
import { blocksOf, type Block, type Content } from './blocks.ts';
import { mentionsIn } from './facts.ts';
import { runOf, unescaped, type Run } from './inline.ts';
import type { Reading } from './reading.ts';

/** The names that `{{…}}` may hold in this file. */
export type FactNames = ReadonlySet<string>;

/** A block as it is written, line ends made LF. */
export function rawBlock(reading: Reading, block: Block, facts: FactNames): string {
	const raw = reading.text.slice(block.start, block.end);
	for (const { name, start, end } of mentionsIn(raw)) {
		if (!facts.has(name)) reportFact(reading, name, block.start + start, block.start + end, facts);
	}
	return raw.replace(/\r\n?/g, '\n').trimEnd();
}

/** The words of a run, and its facts checked. */
export function wordsOf(reading: Reading, run: Run, facts: FactNames): string {
	checkFacts(reading, run, facts);
	return unescaped(run.text);
}

export function checkFacts(reading: Reading, run: Run, facts: FactNames): void {
	for (const { name, start, end } of mentionsIn(run.text)) {
		if (!facts.has(name)) reportFact(reading, name, run.offset(start), run.offset(end - 1) + 1, facts);
	}
}

function reportFact(reading: Reading, name: string, start: number, end: number, facts: FactNames): void {
	// The briefing is read before a form is picked.
	if (name.startsWith('form.') && Object.hasOwn(reading.form, name.slice('form.'.length)))
		reading.report('bad-form', start, end, { detail: 'too-early', name: name.slice('form.'.length), form: 1 });
	else reading.reportUnknown('unknown-fact', start, end, name, [...facts], 'placeholder');
}

/** The paragraphs of a quote or of other content, each as one text; code and lists in it are told as they are written. */
export function paragraphsOf(reading: Reading, content: Content, facts: FactNames): string[] {
	const found: string[] = [];
	for (const block of blocksOf(reading.text, content.lines)) {
		if (block.kind === 'comment' || block.kind === 'rule') continue;
		const text =
			block.kind === 'list' || block.kind === 'quote' || block.kind === 'code'
				? rawOneLine(reading, block)
				: wordsOf(reading, runOf(reading.text, block.lines), facts);
		if (text !== '') found.push(text);
	}
	return found;
}

/** A block that has no business here, kept as one line of words. */
function rawOneLine(reading: Reading, block: Block): string {
	return reading.text.slice(block.start, block.end).replace(/\s+/g, ' ').trim();
}

/** What an item of a list holds: the words of its first paragraphs, and the quotes and lists within it. */
export interface ItemContent {
	/** First paragraph; further ones are put to it. */
	run: Run;
	quotes: Extract<Block, { kind: 'quote' }>[];
	lists: Extract<Block, { kind: 'list' }>[];
}

export function itemContent(reading: Reading, item: Content): ItemContent {
	const { text } = reading;
	// Nearly every item is one line.
	if (item.lines.start.length === 1 && !isOpener(text, item.lines.start[0] ?? 0))
		return { run: runOf(text, item.lines), quotes: [], lists: [] };
	const quotes: ItemContent['quotes'] = [];
	const lists: ItemContent['lists'] = [];
	const words: Content['lines'] = { start: [], end: [] };
	for (const block of blocksOf(text, item.lines)) {
		if (block.kind === 'quote') quotes.push(block);
		else if (block.kind === 'list') lists.push(block);
		else if (block.kind === 'paragraph' || block.kind === 'heading') {
			block.lines.start.forEach((start, line) => {
				words.start.push(start);
				words.end.push(block.lines.end[line] ?? start);
			});
		}
	}
	if (words.start.length === 0) {
		words.start.push(item.lines.start[0] ?? item.start);
		words.end.push(item.lines.start[0] ?? item.start);
	}
	return { run: runOf(text, words), quotes, lists };
}

/** Signs that may open a block other than a paragraph. */
function isOpener(text: string, at: number): boolean {
	return '#>-*+`~<'.includes(text[at] ?? ' ');
}
