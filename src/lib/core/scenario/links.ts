/** Where a file names its states: links of replies, and the endings of the follow-up. */
import { anchorOf } from './anchor.ts';
import type { Block, Content } from './blocks.ts';
import { blocksOf } from './blocks.ts';
import { inlineOf, runOf, type Run } from './inline.ts';
import { anchorTable, stateAnchors, type Section, type Sections } from './sections.ts';

export interface StateLink {
	/** The whole link, brackets included. */
	start: number;
	end: number;
	/** Its words, as they are written. */
	text: { start: number; end: number };
	/** What stands behind the #. */
	anchor: { start: number; end: number };
	/** Number of the state that it leads to; null when it leads nowhere. */
	target: number | null;
	/** Number of the state that it stands in; null when it holds in every state. */
	home: number | null;
}

/** The links of the talk's replies, in order. */
export function linksOf(all: Sections): StateLink[] {
	const names = stateNames(all);
	const table = anchorTable(names, stateAnchors(all, []));
	return all.sections
		.filter(({ part }) => part === 'talk')
		.flatMap((section) =>
			section.blocks.flatMap((block) =>
				block.kind === 'list' ? block.items.flatMap((item) => linksOfItem(all.text, item, section, table)) : [],
			),
		);
}

export function stateNames({ sections }: Sections): string[] {
	return sections.filter(({ level, state }) => level === 2 && state !== null).map(({ name }) => name);
}

/** The headings of the follow-up that name an ending, with the state that each is. */
export function endingHeadings(all: Sections): { section: Section; state: number }[] {
	const names = stateNames(all);
	return all.sections.flatMap((section) => {
		if (section.part !== 'follow-up' || section.level !== 3) return [];
		const anchor = anchorOf(section.name);
		const state = names.findIndex((name) => name === section.name || anchorOf(name) === anchor);
		return state < 0 ? [] : [{ section, state }];
	});
}

function linksOfItem(text: string, item: Content, section: Section, table: ReadonlyMap<string, number>): StateLink[] {
	const run = wordsOf(text, item);
	return inlineOf(run.text).flatMap((token) => {
		if (token.kind !== 'link') return [];
		const written = run.text.slice(token.start, token.end);
		const middle = token.start + written.lastIndexOf('](#');
		return [
			{
				start: run.offset(token.start),
				end: run.offset(token.end - 1) + 1,
				text: placeIn(run, token.start + 1, middle),
				anchor: placeIn(run, middle + 3, token.end - 1),
				target: table.get(token.target) ?? table.get(anchorOf(token.target)) ?? null,
				home: section.state,
			},
		];
	});
}

function placeIn(run: Run, from: number, to: number): { start: number; end: number } {
	const start = run.offset(from);
	return { start, end: to > from ? run.offset(to - 1) + 1 : start };
}

/** The words of an item, without the lists and quotes in it. */
function wordsOf(text: string, item: Content): Run {
	const lines: Content['lines'] = { start: [], end: [] };
	for (const block of blocksOf(text, item.lines)) {
		if (!hasWords(block)) continue;
		block.lines.start.forEach((start, line) => {
			lines.start.push(start);
			lines.end.push(block.lines.end[line] ?? start);
		});
	}
	return runOf(text, lines);
}

function hasWords(block: Block): block is Extract<Block, { kind: 'paragraph' | 'heading' }> {
	return block.kind === 'paragraph' || block.kind === 'heading';
}
