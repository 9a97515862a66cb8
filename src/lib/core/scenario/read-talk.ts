/** Act two: H2 = a state, H3 = the state in a mood or from a visit on, quotes = lines, bullets = replies. */
import { anchorOf, type Anchors } from './anchor.ts';
import type { Block } from './blocks.ts';
import { runOf, unescaped } from './inline.ts';
import { visitNamed } from './keywords.ts';
import { readLine, type LineContext } from './read-line.ts';
import { ReplyReader } from './read-reply.ts';
import { isSceneLine, readScene } from './read-scene.ts';
import { wordsOf } from './read-prose.ts';
import type { Part, Reply, Scenario, State } from './scenario.ts';

export const mostStates = 5000;
export const mostReplies = 20_000;

export type Talk = Pick<Scenario, 'everywhere' | 'states'>;

type Heading = Extract<Block, { kind: 'heading' }>;

/** `anchors` has given those of the headings before the talk. */
export function readTalk(context: LineContext, blocks: readonly Block[], anchors: Anchors): Talk {
	return new TalkReader(context, anchors).read(blocks);
}

class TalkReader {
	readonly #context: LineContext;
	readonly #anchors: Anchors;
	readonly #replies: ReplyReader;
	readonly #talk: Talk = { everywhere: [], states: [] };
	readonly #byAnchor = new Map<string, number>();
	#bullets = 0;
	#lines = 0;
	#part: Part | null = null;
	/** Whether the state's first paragraph is still to come. */
	#sceneDue = false;

	constructor(context: LineContext, anchors: Anchors) {
		this.#context = context;
		this.#anchors = anchors;
		this.#replies = new ReplyReader(context);
	}

	read(blocks: readonly Block[]): Talk {
		for (const block of blocks) this.#block(block);
		this.#followLinks();
		return this.#talk;
	}

	#block(block: Block): void {
		switch (block.kind) {
			case 'heading':
				return this.#heading(block);
			case 'paragraph':
				return this.#paragraph(block);
			case 'quote':
				return this.#quote(block);
			case 'list':
				for (const item of block.items) this.#bullet(this.#replies.read(item, this.#bullets, this.#home()));
				this.#sceneDue = false;
				return;
			case 'code':
				return this.#code(block);
			case 'comment':
			case 'rule':
		}
	}

	/** The state that is being read; links that lead nowhere lead there. */
	#home(): number {
		return Math.max(0, this.#talk.states.length - 1);
	}

	get #state(): State | undefined {
		return this.#talk.states[this.#talk.states.length - 1];
	}

	#heading(block: Heading): void {
		const { reading } = this.#context;
		const name = unescaped(runOf(reading.text, block.lines).text);
		const anchor = this.#anchors.next(name);
		if (block.level === 2) this.#startState(block, name, anchor);
		else if (block.level === 3 && this.#state) this.#startVariant(block, name, this.#state);
		else reading.report('missing-part', block.start, block.end, { detail: 'deep-heading', name });
	}

	#startState(block: Heading, name: string, anchor: string): void {
		const { reading } = this.#context;
		const base = anchorOf(name);
		const index = this.#talk.states.length;
		const earlier = this.#byAnchor.get(base);
		if (earlier === undefined) this.#byAnchor.set(base, index);
		else {
			const first = this.#talk.states[earlier];
			const line = (first && reading.ranges.get(first)?.start.line) ?? 0;
			reading.report('duplicate-state', block.start, block.end, { name, line });
		}
		if (!this.#byAnchor.has(anchor)) this.#byAnchor.set(anchor, index);
		const common: Part = { mood: null, visit: null, narration: [], lines: [], replies: [] };
		const state: State = {
			name,
			anchor,
			channel: null,
			days: 0,
			unanswered: false,
			outcome: null,
			narration: [],
			parts: [common],
		};
		reading.mark(state, block.start, block.end);
		reading.mark(common, block.start, block.end);
		this.#talk.states.push(state);
		this.#part = common;
		this.#sceneDue = true;
	}

	#startVariant(block: Heading, name: string, state: State): void {
		const { reading, declared } = this.#context;
		const part: Part = { mood: null, visit: null, narration: [], lines: [], replies: [] };
		for (const piece of name.split(/[·・]/)) {
			const word = piece.trim();
			const visit = visitNamed(word);
			if (visit !== undefined) part.visit = visit > 1 ? visit : null;
			else {
				part.mood = declared.moods.number(word) ?? 0;
				if (word === '' || declared.moods.number(word) === undefined)
					reading.reportUnknown('unknown-mood', block.start, block.end, word, declared.moods.list);
			}
		}
		reading.mark(part, block.start, block.end);
		state.parts.push(part);
		this.#part = part;
		this.#sceneDue = false;
	}

	#paragraph(block: Extract<Block, { kind: 'paragraph' }>): void {
		const { reading, facts } = this.#context;
		const run = runOf(reading.text, block.lines);
		const state = this.#state;
		if (!state || !this.#part) {
			reading.report('bad-scene', block.start, block.end, { detail: 'outside', name: '' });
		} else if (isSceneLine(run)) {
			if (this.#sceneDue) readScene(reading, run, state);
			else reading.report('bad-scene', block.start, block.end, { detail: 'not-first', name: run.text });
		} else this.#narrate(wordsOf(reading, run, facts));
		this.#sceneDue = false;
	}

	#code(block: Extract<Block, { kind: 'code' }>): void {
		const { reading } = this.#context;
		if (this.#part) this.#narrate(reading.text.slice(block.start, block.end).replace(/\s+/g, ' ').trim());
		else reading.report('bad-scene', block.start, block.end, { detail: 'outside', name: '' });
		this.#sceneDue = false;
	}

	#narrate(text: string): void {
		const state = this.#state;
		if (!state || !this.#part || text === '') return;
		(this.#part === state.parts[0] ? state : this.#part).narration.push(text);
	}

	#quote(block: Extract<Block, { kind: 'quote' }>): void {
		const { reading } = this.#context;
		if (this.#part) this.#part.lines.push(readLine(this.#context, block, this.#lines++));
		else reading.report('bad-scene', block.start, block.end, { detail: 'outside', name: '' });
		this.#sceneDue = false;
	}

	#bullet(reply: Reply): void {
		this.#bullets++;
		const state = this.#state;
		if (!state || !this.#part) this.#talk.everywhere.push(reply);
		else {
			this.#part.replies.push(reply);
			if (state.outcome === null) return;
			const range = this.#context.reading.ranges.get(reply);
			if (range)
				this.#context.reading.report('bad-scene', range.start.offset, range.end.offset, {
					detail: 'ending',
					name: state.name,
				});
		}
	}

	#followLinks(): void {
		const { reading } = this.#context;
		const names = this.#talk.states.map((state) => state.anchor);
		for (const { reply, anchor, start, end } of this.#replies.links) {
			const target = this.#byAnchor.get(anchor) ?? this.#byAnchor.get(anchorOf(anchor));
			if (target === undefined) reading.reportUnknown('unknown-link', start, end, anchor, names, 'state');
			else reply.target = target;
		}
	}
}
