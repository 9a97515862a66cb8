/** Reads a rehearsal's file. Like the reader of scenarios it never throws for an author's mistake. */
import { parse } from 'yaml';
import { type ActId, actNamed } from '../act/act.ts';
import { type Block, blocksOf, type Content } from '../scenario/blocks.ts';
import { isIsoDate } from '../scenario/calendar.ts';
import { inlineOf, openingEmphasis, runOf, unescaped } from '../scenario/inline.ts';
import {
	channelWords,
	followUpWords,
	idNamed,
	partWords,
	recordWords,
	rehearsalWords,
	type PartId,
} from '../scenario/keywords.ts';
import { type Lines, Source } from '../scenario/source.ts';
import { readTerms } from '../scenario/terms.ts';
import { readExpectation } from './read-expectation.ts';
import type { Problem, ProblemCode, RehearsedRecord, RehearsedTurn, Rehearsal, Written } from './rehearsal.ts';
import { DecodeError, Shape } from './shape.ts';

/** A rehearsal is a page or two. */
const longest = 256 * 1024;
const fence = '---';
const speakerTag = /^(?:[—–]{1,2}|--)\s{0,8}/;
const tick = /^\[([ xX])\]\s{0,8}/;

export interface RehearsalResult {
	/** Missing when the front matter cannot be read. */
	rehearsal?: Rehearsal;
	problems: Problem[];
}

export function readRehearsal(source: string): RehearsalResult {
	const reader = new RehearsalReader(source.slice(0, longest));
	if (source.length > longest) reader.report(0, 'front-matter', { path: '', reason: 'too large' });
	return reader.read();
}

type Head = Pick<Rehearsal, 'scenario' | 'version' | 'seed' | 'mode' | 'expect'>;

class RehearsalReader {
	readonly #source: Source;
	readonly #problems: Problem[] = [];

	constructor(text: string) {
		this.#source = new Source(text);
	}

	report(offset: number, code: ProblemCode, params: Problem['params'] = {}): void {
		this.#problems.push({ line: this.#line(offset), code, params });
	}

	read(): RehearsalResult {
		const { head, body } = this.#frontMatter();
		if (!head) return { problems: this.#problems };
		const rehearsal: Rehearsal = { ...head, prepare: [], talk: [], record: null, message: null };
		let part: PartId | undefined;
		let section: Written | null = null;
		for (const block of blocksOf(this.#source.text, body)) {
			if (block.kind === 'comment' || block.kind === 'rule') continue;
			if (block.kind === 'heading') {
				section = { text: this.#words(block.lines), line: this.#line(block.start) };
				if (block.level === 1) part = this.#part(block, section.text);
				else if (part === 'prepare') rehearsal.prepare.push({ ...section, options: [] });
			} else if (part === 'prepare') this.#prepare(rehearsal, block);
			else if (part === 'talk') this.#talk(rehearsal.talk, block);
			else if (part === 'follow-up') this.#followUp(rehearsal, section, block);
		}
		return { rehearsal, problems: this.#problems };
	}

	#line(offset: number): number {
		return this.#source.position(offset).line;
	}

	#words(lines: Lines): string {
		return unescaped(runOf(this.#source.text, lines).text);
	}

	#frontMatter(): { head?: Head; body: Lines } {
		const { text, lines } = this.#source;
		const lineText = (line: number) => text.slice(lines.start[line], lines.end[line]).trimEnd();
		let close = 1;
		while (close < lines.start.length && lineText(close) !== fence) close++;
		const body = { start: lines.start.slice(close + 1), end: lines.end.slice(close + 1) };
		if (lineText(0) !== fence || close >= lines.start.length) {
			this.report(0, 'front-matter', { path: '', reason: 'absent' });
			return { body };
		}
		try {
			const yaml = text.slice(lines.start[1], lines.start[close]);
			return { head: headOf(new Shape(parse(yaml, { maxAliasCount: 0 }), '')), body };
		} catch (error) {
			const at =
				error instanceof DecodeError ? { path: error.path, reason: error.reason } : { path: '', reason: 'is no YAML' };
			this.report(0, 'front-matter', at);
			return { body };
		}
	}

	#part(heading: Content, name: string): PartId | undefined {
		const part = idNamed(partWords, name);
		if (part === 'prepare' || part === 'talk' || part === 'follow-up') return part;
		this.report(heading.start, 'not-a-part', { name });
		return undefined;
	}

	#prepare(rehearsal: Rehearsal, block: Block): void {
		const question = rehearsal.prepare.at(-1);
		if (block.kind !== 'list' || !question) {
			if (block.kind === 'list') this.report(block.start, 'misplaced');
			return;
		}
		for (const item of block.items) {
			const { text } = this.#item(item);
			const box = tick.exec(text);
			question.options.push({
				text: unescaped(box ? text.slice(box[0].length) : text),
				ticked: box?.[1]?.toLowerCase() === 'x',
				line: this.#line(item.start),
			});
		}
	}

	/** Paragraphs between the turns are comments. */
	#talk(turns: RehearsedTurn[], block: Block): void {
		if (block.kind === 'quote') turns.push(this.#customer(block));
		if (block.kind === 'list') for (const item of block.items) turns.push(this.#trainee(item));
	}

	#customer(quote: Content): RehearsedTurn {
		const paragraphs: string[] = [];
		let speaker: string | null = null;
		for (const block of blocksOf(this.#source.text, quote.lines)) {
			if (block.kind !== 'paragraph') continue;
			const count = block.lines.start.length;
			const last = runOf(this.#source.text, block.lines, count - 1, count).text;
			const tag = speakerTag.exec(last);
			// A quote that is one line only is what is said, even if it begins with a dash.
			const tagged = tag !== null && (count > 1 || paragraphs.length > 0);
			if (tagged) speaker = unescaped(last.slice(tag[0].length)).trim();
			const text = unescaped(runOf(this.#source.text, block.lines, 0, tagged ? count - 1 : count).text);
			if (text !== '') paragraphs.push(text);
		}
		return { kind: 'customer', line: this.#line(quote.start), text: paragraphs.join('\n'), speaker };
	}

	#trainee(item: Content): RehearsedTurn {
		const line = this.#line(item.start);
		const { text } = this.#item(item);
		const emphasis = openingEmphasis(text, 0);
		const instead = emphasis && emphasis.end === text.length ? idNamed(rehearsalWords, emphasis.text) : undefined;
		if (instead) return { kind: instead, line };
		const acts: ActId[] = [];
		let words = '';
		for (const token of inlineOf(text)) {
			if (token.kind !== 'code') {
				words += token.text;
				continue;
			}
			const act = actNamed(token.text);
			if (act) acts.push(act);
			else this.report(item.start, 'unknown-act', { name: token.text });
		}
		return { kind: 'reply', line, text: words.trim(), acts };
	}

	#followUp(rehearsal: Rehearsal, section: Written | null, block: Block): void {
		if (block.kind !== 'list') return;
		const kind = section ? idNamed(followUpWords, section.text) : undefined;
		if (kind === 'record') {
			rehearsal.record ??= { line: this.#line(block.start), reason: null, promises: [], next: null, notes: '' };
			for (const item of block.items) this.#recordItem(rehearsal.record, item);
		} else if (kind === 'message' || kind === 'letter') {
			const written = kind === 'message' ? (rehearsal.message ??= []) : (rehearsal.letter ??= []);
			for (const item of block.items)
				written.push({ text: unescaped(this.#item(item).text), line: this.#line(item.start) });
		} else this.report(block.start, 'misplaced');
	}

	#recordItem(record: RehearsedRecord, item: Content): void {
		const { text, items } = this.#item(item);
		const colon = text.search(/[:：]/);
		const value = colon < 0 ? '' : text.slice(colon + 1).trim();
		switch (idNamed(recordWords, colon < 0 ? text : text.slice(0, colon))) {
			case 'reason':
				record.reason = value === '' ? null : { text: unescaped(value), line: this.#line(item.start) };
				break;
			case 'promises':
				for (const each of items) this.#promise(record, each);
				break;
			case 'next-contact':
				if (value !== '') this.#nextContact(record, item, value);
				break;
			case 'note':
				record.notes = unescaped(value);
				break;
			default:
				this.report(item.start, 'misplaced', { name: text });
		}
	}

	#promise(record: RehearsedRecord, item: Content): void {
		const terms = readTerms(this.#item(item).text);
		if ('fault' in terms) this.report(item.start, 'bad-promise', { name: terms.name });
		else record.promises.push(terms);
	}

	#nextContact(record: RehearsedRecord, item: Content, value: string): void {
		const [date = '', ...rest] = value.split(/\s+/);
		const channel = idNamed(channelWords, rest.pop() ?? '');
		const contact = unescaped(rest.join(' '));
		if (!isIsoDate(date) || !channel || contact === '') this.report(item.start, 'bad-contact', { name: value });
		else record.next = { date, contact, channel };
	}

	/** The words of a bullet and the bullets within it. */
	#item(item: Content): { text: string; items: Content[] } {
		const lines: Lines = { start: [], end: [] };
		const items: Content[] = [];
		for (const block of blocksOf(this.#source.text, item.lines)) {
			if (block.kind === 'list') items.push(...block.items);
			if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
			lines.start.push(...block.lines.start);
			lines.end.push(...block.lines.end);
		}
		return { text: runOf(this.#source.text, lines).text, items };
	}
}

function headOf(shape: Shape): Head {
	const expect = shape.optional('expect');
	return {
		scenario: shape.field('scenario').text(200),
		version: shape.field('version').integer(0, 0xffffffff),
		seed: shape.field('seed').integer(0, 0xffffffff),
		mode: shape.field('mode').oneOf(['choice', 'free'] as const),
		expect: expect ? readExpectation(expect) : {},
	};
}
