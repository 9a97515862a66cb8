/** A finding in its text, with what its menders ask of the file. */
import type { Content } from '../blocks.ts';
import { changed, type Change } from '../edit.ts';
import type { Finding } from '../finding.ts';
import { anchorOf } from '../anchor.ts';
import { read, type ReadResult } from '../read.ts';
import type { Language, Outcome, Reply, Scenario, State } from '../scenario.ts';
import { sectionAt, sectionsOf, stateAnchors, type Section, type Sections } from '../sections.ts';
import { stateNames } from '../links.ts';

/** What a mend is called; its words are in the message files. */
export type MendTitle =
	| 'suggestion' | 'remove-span' | 'leave-open' | 'declare-variable' | 'declare-fact' | 'declare-document' | 'declare-mood' | 'name-fact' | 'plain-words'
	| 'add-state' | 'add-ending' | 'add-link' | 'remove-link' | 'rename-unique' | 'remove-condition' | 'join' | 'remove-words' | 'remove-reply' | 'not-ending'
	| 'move-scene' | 'comment-out' | 'add-diagram' | 'add-diagram-head' | 'add-start' | 'remove-line' | 'add-way-out' | 'add-line' | 'mark-overpromise'
	| 'remove-state' | 'remove-mood' | 'add-weak' | 'add-sound' | 'add-other' | 'add-lost-line' | 'add-remark' | 'add-front-matter' | 'close-front-matter'
	| 'quote' | 'plain-signs' | 'remove-field' | 'add-field' | 'make-list' | 'make-map' | 'add-case' | 'to-case' | 'merge-parts' | 'add-talk' | 'make-heading'
	| 'make-ending' | 'to-tag' | 'demote' | 'to-question' | 'add-question'; // prettier-ignore

export interface Mend {
	title: MendTitle;
	params: Record<string, string | number>;
	changes: readonly Change[];
	/** What one will want to write anew, in the text after the changes. */
	select?: { from: number; to: number };
}

export class Place {
	readonly source: string;
	readonly finding: Finding;
	#sections: Sections | null = null;
	#read: ReadResult | null = null;

	constructor(source: string, finding: Finding) {
		this.source = source;
		this.finding = finding;
	}

	get start(): number {
		return this.finding.range.start.offset;
	}

	get end(): number {
		return this.finding.range.end.offset;
	}

	/** The words that the finding points at. */
	get words(): string {
		return this.source.slice(this.start, this.end);
	}

	get detail(): string {
		return String(this.finding.params.detail ?? '');
	}

	get name(): string {
		return String(this.finding.params.name ?? '');
	}

	get all(): Sections {
		return (this.#sections ??= sectionsOf(this.source));
	}

	get section(): Section | undefined {
		return sectionAt(this.all, this.start);
	}

	/** The file as it is read; undefined where nothing can be played. */
	get scenario(): Scenario | undefined {
		return this.#result.scenario;
	}

	get #result(): ReadResult {
		return (this.#read ??= read(this.source));
	}

	get language(): Language {
		return this.scenario?.language ?? (/^language:[ \t]*en\b/m.test(this.source.slice(0, 4000)) ? 'en' : /\p{Script=Han}/u.test(this.source.slice(0, 4000)) ? 'zh' : /^language:[ \t]*zh\b/m.test(this.source.slice(0, 4000)) ? 'zh' : 'en'); // prettier-ignore
	}

	/** The state that the finding is about: the one whose heading it points at, else the one it stands in. */
	get state(): { index: number; state: State; section: Section } | undefined {
		const index = this.section?.state ?? null;
		const section = this.all.sections.find((each) => each.level === 2 && each.state === index);
		const state = index === null ? undefined : this.scenario?.states[index];
		return index === null || !state || !section ? undefined : { index, state, section };
	}

	/** The item of a list that holds an offset. */
	itemAt(offset = this.start): { item: Content; section: Section } | undefined {
		const section = sectionAt(this.all, offset);
		const items = section?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
		const item = items?.find(({ start, end }) => start <= offset && offset <= end);
		return section && item ? { item, section } : undefined;
	}

	rangeOf(node: object): { start: number; end: number } | undefined {
		const range = this.#result.ranges.get(node);
		return range && { start: range.start.offset, end: range.end.offset };
	}

	/** The reply that the finding points at. */
	reply(): Reply | undefined {
		const { scenario } = this;
		const all = scenario && [...scenario.everywhere, ...scenario.states.flatMap(({ parts }) => parts.flatMap(({ replies }) => replies))]; // prettier-ignore
		return all?.find((reply) => {
			const range = this.rangeOf(reply);
			return range && range.start <= this.start && this.start <= range.end;
		});
	}

	/** A link to a state by its number. */
	linkTo(index: number): string {
		const name = stateNames(this.all)[index] ?? '';
		return `[→ ${name.replace(/[[\]\\`]/g, '\\$&')}](#${stateAnchors(this.all, [])[index] ?? ''})`;
	}

	/** The first ending with one of the outcomes, else any ending. */
	ending(...outcomes: Outcome[]): number | undefined {
		const states = this.scenario?.states ?? [];
		const wanted = states.findIndex(({ outcome }) => outcome !== null && outcomes.includes(outcome));
		const any = wanted >= 0 ? wanted : states.findIndex(({ outcome }) => outcome !== null);
		return any < 0 ? undefined : any;
	}

	/** The name, or the name with a number, that no state has. */
	freeName(name: string): string {
		const taken = new Set([
			...stateNames(this.all).map(anchorOf),
			...this.all.sections.map((section) => anchorOf(section.name)),
		]);
		if (!taken.has(anchorOf(name))) return name;
		let number = 2;
		while (taken.has(anchorOf(`${name} ${number}`))) number++;
		return `${name} ${number}`;
	}

	mend(title: MendTitle, changes: readonly Change[], params: Mend['params'] = {}, select?: string): Mend {
		const mend: Mend = { title, params, changes };
		const place = select === undefined ? null : placeOf(this.source, changes, select);
		return place ? { ...mend, select: place } : mend;
	}

	/** One change: other words from one offset to another. */
	put(title: MendTitle, from: number, to: number, insert: string, params: Mend['params'] = {}, select?: string): Mend {
		return this.mend(title, [{ from, to, insert }], params, select);
	}

	/** The whole lines from one offset to another, the line end behind them included. */
	lines(start: number, end: number): { from: number; to: number } {
		const from = this.source.lastIndexOf('\n', start - 1) + 1;
		const close = this.source.indexOf('\n', Math.max(end, start));
		return { from, to: close < 0 ? this.source.length : close + 1 };
	}

	/** The lines and one of the empty lines about them, so that none is left over. */
	block(start: number, end: number): { from: number; to: number } {
		const { from, to } = this.lines(start, end);
		const rest = /^(?:[ \t]*\n)?/.exec(this.source.slice(to, to + 400))?.[0].length ?? 0;
		return { from, to: to + rest };
	}
}

/** Where words that were put in stand after the changes. */
function placeOf(source: string, changes: readonly Change[], words: string): { from: number; to: number } | null {
	for (const change of changes) {
		const at = change.insert.indexOf(words);
		if (at < 0) continue;
		const before = changes.filter(({ from }) => from < change.from);
		const shift = before.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
		const from = change.from + shift + at;
		return changed(source, changes).startsWith(words, from) ? { from, to: from + words.length } : null;
	}
	return null;
}
