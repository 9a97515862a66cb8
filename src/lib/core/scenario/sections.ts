/** A scenario file cut at its headings, exactly as it is read: what stands where, for whoever changes the text. */
import { anchorOf, Anchors } from './anchor.ts';
import { blocksOf, type Block } from './blocks.ts';
import { runOf, unescaped } from './inline.ts';
import { idNamed, partWords, type PartId } from './keywords.ts';
import { Source } from './source.ts';

export interface Section {
	level: number;
	/** Without Markdown's escapes. */
	name: string;
	/** The heading, from its first # to the end of its line. */
	start: number;
	end: number;
	/** Where the words of the heading stand. */
	nameStart: number;
	nameEnd: number;
	/** The part that it is or belongs to; null under a heading that is no part. */
	part: PartId | null;
	/** Number of the state that it is or belongs to; null outside the talk's states. */
	state: number | null;
	/** What stands under it, up to the next heading. */
	blocks: Exclude<Block, { kind: 'heading' }>[];
	/** End of the last of them, else of the heading. */
	until: number;
}

export interface Sections {
	text: string;
	/** Offset of the first line behind the front matter. */
	body: number;
	/** Blocks before the first heading. */
	before: Block[];
	sections: Section[];
}

export function sectionsOf(text: string): Sections {
	const { lines } = new Source(text);
	const first = bodyLine(text, lines);
	const result: Sections = { text, body: lines.start[first] ?? text.length, before: [], sections: [] };
	let part: PartId | null = null;
	let states = 0;
	const seen = new Set<PartId>();
	for (const block of blocksOf(text, { start: lines.start.slice(first), end: lines.end.slice(first) })) {
		const last = result.sections[result.sections.length - 1];
		if (block.kind !== 'heading') {
			if (!last) result.before.push(block);
			else {
				last.blocks.push(block);
				last.until = block.end;
			}
			continue;
		}
		const run = runOf(text, block.lines);
		if (block.level === 1) {
			const named: PartId | null = idNamed(partWords, run.text) ?? null;
			part = named !== null && seen.has(named) ? null : named;
			if (part) seen.add(part);
			states = 0;
		} else if (block.level === 2 && part === 'talk') states++;
		const nameStart = block.lines.start[0] ?? block.start;
		result.sections.push({
			level: block.level,
			name: block.level === 1 ? run.text : unescaped(run.text),
			start: block.start,
			end: block.end,
			nameStart,
			nameEnd: Math.max(nameStart, run.end),
			part,
			state: part === 'talk' && states > 0 ? states - 1 : null,
			blocks: [],
			until: block.end,
		});
	}
	return result;
}

/** The first line behind the front matter; 0 where there is none. */
function bodyLine(text: string, { start, end }: Source['lines']): number {
	const lineText = (line: number) => text.slice(start[line], end[line]).trimEnd();
	if (lineText(0) !== '---') return 0;
	for (let line = 1; line < start.length; line++) if (lineText(line) === '---') return line + 1;
	return start.length;
}

/** The sections of a state: its own, then its variants. */
export function sectionsOfState({ sections }: Sections, state: number): Section[] {
	return sections.filter((section) => section.state === state);
}

/** The last section of a part, where more can be added; undefined where there is no such part. */
export function lastOfPart({ sections }: Sections, part: PartId): Section | undefined {
	return sections.filter((section) => section.part === part).at(-1);
}

/** The section that an offset stands in. */
export function sectionAt({ sections }: Sections, offset: number): Section | undefined {
	return sections.findLast((section) => section.start <= offset);
}

/** The anchors of the talk's states in order, when the headings are called so; `names` in the order of `sections`. */
export function stateAnchors({ sections }: Sections, names: readonly string[]): string[] {
	const anchors = new Anchors();
	return sections.flatMap((section, index) => {
		if (section.part === null) return [];
		const anchor = anchors.next(names[index] ?? section.name);
		return section.level === 2 && section.state !== null ? [anchor] : [];
	});
}

/** Which state an anchor in a link leads to. Of two states with one anchor the first has it. */
export function anchorTable(names: readonly string[], anchors: readonly string[]): Map<string, number> {
	const table = new Map<string, number>();
	names.forEach((name, state) => {
		for (const each of [anchorOf(name), anchors[state] ?? '']) if (!table.has(each)) table.set(each, state);
	});
	return table;
}
