/** The mood diagram: a `mermaid` block `stateDiagram-v2` whose transitions are labelled with the acts that cause them. */
import { actNamed, acts, type ActId } from '../act/act.ts';
import type { Block } from './blocks.ts';
import { runOf, type Run } from './inline.ts';
import type { Reading } from './reading.ts';
import type { MoodTransition } from './scenario.ts';

export interface Moods {
	/** In order of first appearance, the start first. */
	moods: string[];
	moodTransitions: MoodTransition[];
}

/** A mood's name stands before a colon here and behind a dot in headings. */
const moodName = /^[^\s:：·・`[\]"]{1,40}$/;
const start = '[*]';

/** Where there is no diagram there is one nameless mood. */
export function readMood(reading: Reading, blocks: readonly Block[]): Moods {
	const diagram = blocks.find((block) => block.kind === 'code' && block.info.split(/\s/)[0] === 'mermaid');
	for (const block of blocks) {
		if (block.kind === 'heading') reading.report('bad-mood-diagram', block.start, block.end, { detail: 'heading' });
	}
	if (diagram?.kind === 'code') return new DiagramReader(reading).read(diagram);
	const other = blocks.find((block) => block.kind !== 'comment' && block.kind !== 'heading');
	if (other) reading.report('bad-mood-diagram', other.start, other.end, { detail: 'no-diagram' });
	return { moods: [''], moodTransitions: [] };
}

class DiagramReader {
	readonly #reading: Reading;
	readonly #numbers = new Map<string, number>();
	readonly #transitions: MoodTransition[] = [];
	#started = false;

	constructor(reading: Reading) {
		this.#reading = reading;
	}

	read(diagram: Extract<Block, { kind: 'code' }>): Moods {
		const { lines } = diagram;
		const runs = lines.start
			.map((_, line) => runOf(this.#reading.text, lines, line, line + 1))
			.filter((run) => run.text !== '' && !run.text.startsWith('%%'));
		const [head, ...rest] = runs;
		if (!head || !/^stateDiagram(?:-v2)?$/.test(head.text)) {
			const place = head ?? diagram;
			this.#reading.report('bad-mood-diagram', place.start, place.end, { detail: 'kind' });
			return { moods: [''], moodTransitions: [] };
		}
		// The start has number 0 wherever its arrow stands.
		for (const run of rest) if (run.text.startsWith(start)) this.#begin(run);
		for (const run of rest) if (!run.text.startsWith(start)) this.#line(run);
		if (!this.#started && this.#numbers.size > 0)
			this.#reading.report('bad-mood-diagram', head.start, head.end, { detail: 'no-start' });
		const moods = [...this.#numbers.keys()];
		this.#reading.mark(moods, diagram.start, diagram.end);
		this.#reading.mark(this.#transitions, diagram.start, diagram.end);
		return { moods: moods.length === 0 ? [''] : moods, moodTransitions: this.#transitions };
	}

	#begin(run: Run): void {
		const [, target] = arrow(run.text) ?? [];
		if (target === undefined || this.#started || !moodName.test(target)) {
			this.#fault(run, this.#started ? 'two-starts' : 'line');
			return;
		}
		this.#started = true;
		this.#number(target);
	}

	#line(run: Run): void {
		const { text } = run;
		if (/^direction (?:TB|TD|BT|LR|RL)$/.test(text)) return;
		const colon = text.search(/[:：]/);
		const ends = colon < 0 ? text : text.slice(0, colon);
		const [from, to] = arrow(ends) ?? [];
		if (from === undefined || to === undefined) {
			// A name by itself declares a mood.
			if (moodName.test(text) && !text.includes('-->')) this.#number(text);
			else this.#fault(run, 'line');
			return;
		}
		if (!moodName.test(from) || !moodName.test(to)) {
			this.#fault(run, to === start ? 'end' : 'line');
			return;
		}
		const transition: MoodTransition = { from: this.#number(from), to: this.#number(to), acts: [] };
		if (colon >= 0) transition.acts = this.#acts(run, colon + 1);
		if (colon < 0 || text.slice(colon + 1).trim() === '') this.#fault(run, 'no-acts');
		this.#reading.mark(transition, run.start, run.end);
		this.#transitions.push(transition);
	}

	#acts(run: Run, from: number): ActId[] {
		const found: ActId[] = [];
		let at = from;
		for (const piece of run.text.slice(from).split(/[,，、]/)) {
			const name = piece.trim();
			const begin = at + piece.indexOf(name);
			at += piece.length + 1;
			const act = actNamed(name) ?? actNamed(name.toLowerCase());
			if (act === undefined) {
				if (name === '') continue;
				const suggestion = this.#reading.suggest(name, actLabels);
				this.#reading.reportIn(run, begin, begin + name.length, 'unknown-act', { detail: 'name', name }, suggestion);
			} else if (!found.includes(act)) found.push(act);
		}
		return found;
	}

	#number(name: string): number {
		const known = this.#numbers.get(name);
		if (known !== undefined) return known;
		this.#numbers.set(name, this.#numbers.size);
		return this.#numbers.size - 1;
	}

	#fault(run: Run, detail: string): void {
		this.#reading.report('bad-mood-diagram', run.start, run.end, { detail, name: run.text });
	}
}

/** Every label of every act, for "did you mean". */
export const actLabels: readonly string[] = [
	...acts.map((act) => act.label.zh),
	...acts.map((act) => act.label.en),
	...acts.map((act) => act.id),
];

function arrow(text: string): [from: string, to: string] | undefined {
	const at = text.indexOf('-->');
	return at < 0 ? undefined : [text.slice(0, at).trim(), text.slice(at + 3).trim()];
}
