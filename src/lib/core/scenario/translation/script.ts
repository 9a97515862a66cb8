/** A file as a translator reads it: its pieces in order, each with its place, and what each of them decides where it can be read. */
import { blocksOf, type Block, type Content } from '../blocks.ts';
import { runOf } from '../inline.ts';
import type { PartId } from '../keywords.ts';
import { read } from '../read.ts';
import { isSceneLine } from '../read-scene.ts';
import { linesOf, repliesOf } from '../replies.ts';
import type { Finding } from '../finding.ts';
import type { Line, Part, Reply, Scenario, State } from '../scenario.ts';
import { sectionsOf, type Section } from '../sections.ts';
import type { Ranges } from '../source.ts';
import { cellOf, lineStart, plainCell, type Cell } from './cell.ts';

export interface SpokenLine {
	cell: Cell;
	start: number;
	end: number;
	node: Line | null;
}

export interface Bullet {
	cell: Cell;
	wordings: Cell[];
	remarks: Cell[];
	/** The bullet's sign, and the end of all that hangs on it. */
	start: number;
	end: number;
	/** White space before the sign. */
	indent: string;
	node: Reply | null;
}

export interface Variant {
	/** Null for what holds in any mood. */
	heading: Cell | null;
	narration: Cell[];
	lines: SpokenLine[];
	replies: Bullet[];
	node: Part | null;
	start: number;
	/** End of the heading. */
	head: number;
	/** End of the last thing in it. */
	until: number;
}

export interface Scene {
	index: number;
	name: string;
	heading: Cell;
	scene: Cell | null;
	variants: Variant[];
	node: State | null;
	start: number;
	until: number;
}

export type PieceKind = 'heading' | 'text' | 'diagram' | 'item' | 'quote';

/** A piece of a part that is not the talk. */
export interface Piece {
	kind: PieceKind;
	/** Of a heading; else how deep it stands in lists. */
	level: number;
	cell: Cell;
	/** The whole of it with its signs, and what hangs on it. */
	start: number;
	end: number;
	/** What it decides: a ticked box. */
	mark: string;
}

export interface PlainPart {
	heading: Cell;
	pieces: Piece[];
	start: number;
	until: number;
}

export interface Script {
	text: string;
	scenario: Scenario | null;
	ranges: Ranges;
	findings: readonly Finding[];
	parts: Partial<Record<Exclude<PartId, 'talk'>, PlainPart>>;
	talk: { start: number; heading: number; until: number } | null;
	/** What may be answered everywhere. */
	everywhere: Bullet[];
	scenes: Scene[];
}

export function scriptOf(text: string): Script {
	const { scenario = null, ranges, findings } = read(text);
	return new ScriptReader(text, scenario, ranges, findings).script();
}

class ScriptReader {
	readonly #text: string;
	readonly #script: Script;
	readonly #lines: readonly Line[];
	readonly #replies: readonly Reply[];
	#lineCount = 0;
	#replyCount = 0;

	constructor(text: string, scenario: Scenario | null, ranges: Ranges, findings: readonly Finding[]) {
		this.#text = text;
		this.#lines = scenario ? linesOf(scenario) : [];
		this.#replies = scenario ? repliesOf(scenario) : [];
		this.#script = { text, scenario, ranges, findings, parts: {}, talk: null, everywhere: [], scenes: [] };
	}

	script(): Script {
		const { sections } = sectionsOf(this.#text);
		for (const section of sections) {
			if (section.part === 'talk') this.#talk(section);
			else if (section.part) this.#plain(section, section.part);
		}
		return this.#script;
	}

	#heading(section: Section): Cell {
		return plainCell(this.#text, section.nameStart, section.nameEnd);
	}

	#talk(section: Section): void {
		const { start, end, until, level } = section;
		this.#script.talk ??= { start, heading: end, until };
		this.#script.talk.until = until;
		if (section.state === null) {
			for (const block of section.blocks)
				if (block.kind === 'list') this.#script.everywhere.push(...block.items.map((item) => this.#bullet(item)));
			return;
		}
		let scene = this.#script.scenes.at(-1);
		if (level === 2 || !scene) {
			const node = this.#script.scenario?.states[section.state] ?? null;
			scene = { index: section.state, name: section.name, heading: this.#heading(section), scene: null, variants: [], node, start, until }; // prettier-ignore
			this.#script.scenes.push(scene);
			scene.variants.push(this.#variant(scene, null, section));
		} else if (level === 3) scene.variants.push(this.#variant(scene, this.#heading(section), section));
		const variant = scene.variants.at(-1);
		if (!variant) return;
		section.blocks.forEach((block, index) => this.#block(block, scene, variant, level === 2 && index === 0));
		scene.until = variant.until = until;
	}

	#variant({ node, variants }: Scene, heading: Cell | null, { start, end: head, until }: Section): Variant {
		const part = node?.parts[variants.length] ?? null;
		return { heading, narration: [], lines: [], replies: [], node: part, start, head, until };
	}

	#block(block: Block, scene: Scene, variant: Variant, first: boolean): void {
		switch (block.kind) {
			case 'paragraph':
				if (!isSceneLine(runOf(this.#text, block.lines))) variant.narration.push(cellOf(this.#text, block.lines));
				else if (first) scene.scene = cellOf(this.#text, block.lines);
				return;
			case 'code':
				variant.narration.push(plainCell(this.#text, block.start, block.end));
				return;
			case 'quote':
				variant.lines.push({
					cell: cellOf(this.#text, block.lines),
					start: block.start,
					end: block.end,
					node: this.#lines[this.#lineCount++] ?? null,
				});
				return;
			case 'list':
				variant.replies.push(...block.items.map((item) => this.#bullet(item)));
				return;
			case 'heading':
			case 'comment':
			case 'rule':
		}
	}

	#bullet(item: Content): Bullet {
		const text = this.#text;
		const bullet: Bullet = {
			...wordsOfItem(text, item),
			wordings: [],
			remarks: [],
			node: this.#replies[this.#replyCount++] ?? null,
		};
		for (const block of blocksOf(text, item.lines)) {
			if (block.kind === 'quote') bullet.remarks.push(cellOf(text, block.lines));
			else if (block.kind === 'list')
				bullet.wordings.push(...block.items.map((nested) => wordsOfItem(text, nested).cell));
		}
		return bullet;
	}

	#plain(section: Section, id: Exclude<PartId, 'talk'>): void {
		const { start, end, until, level } = section;
		const part = (this.#script.parts[id] ??= { heading: this.#heading(section), pieces: [], start, until });
		part.until = until;
		if (level > 1) part.pieces.push({ kind: 'heading', level, cell: this.#heading(section), start, end, mark: '' });
		for (const block of section.blocks) this.#pieces(block, part.pieces, 0);
	}

	#pieces(block: Block, pieces: Piece[], level: number): void {
		const text = this.#text;
		const { start, end } = block;
		if (block.kind === 'paragraph')
			pieces.push({ kind: 'text', level, cell: cellOf(text, block.lines), start, end, mark: '' }); // prettier-ignore
		else if (block.kind === 'quote')
			pieces.push({ kind: 'quote', level, cell: cellOf(text, block.lines), start, end, mark: '' }); // prettier-ignore
		else if (block.kind === 'code')
			pieces.push({ kind: 'diagram', level, cell: cellOf(text, block.lines), start, end, mark: '' }); // prettier-ignore
		else if (block.kind === 'list')
			for (const item of block.items) {
				const words = wordsOfItem(text, item);
				const mark = /^\[([ xX])\]/.exec(words.cell.text)?.[1]?.toLowerCase() ?? '';
				pieces.push({ kind: 'item', level, ...words, mark });
				for (const nested of blocksOf(text, item.lines))
					if (nested.kind === 'quote' || nested.kind === 'list') this.#pieces(nested, pieces, level + 1);
			}
	}
}

/** The words of an item up to what is nested in it. */
function wordsOfItem(
	text: string,
	{ start, end, lines }: Content,
): { cell: Cell; start: number; end: number; indent: string } {
	// prettier-ignore
	const nested = blocksOf(text, lines).find(({ kind }) => kind !== 'paragraph' && kind !== 'heading');
	const count = nested ? lines.end.filter((lineEnd) => lineEnd < nested.start).length : lines.start.length;
	const indent = text.slice(lineStart(text, start), start);
	// An item that begins with a list or a quote has no words of its own.
	const first = lines.start[0] ?? start;
	const cell = count === 0 ? plainCell(text, first, first) : cellOf(text, lines, count);
	return { cell, start, end, indent: /^[ \t]*$/.test(indent) ? indent : indent.replace(/\S/g, ' ') };
}
