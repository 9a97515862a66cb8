/** What one language has and the other lacks, written for the other as a start: its acts, links and effects in the other's words, what is said as it stands. */
import { anchorOf } from '../anchor.ts';
import { partWords, wordFor, type PartId } from '../keywords.ts';
import type { Language, Line, Part, Reply, Scenario, State } from '../scenario.ts';
import { writeScene } from '../write-spans.ts';
import { writeLine, writeReply, writeState, writeVariant } from '../write-talk.ts';
import { lineStart } from './cell.ts';
import type { Bullet, Piece, Scene, Script, SpokenLine, Variant } from './script.ts';

/** What is put in, and where. */
export interface TakeOver {
	language: Language;
	at: number;
	insert: string;
}

/** From one language to the other. */
export interface Crossing {
	from: Script;
	to: Script;
	/** Of the one that takes over. */
	language: Language;
	/** Which of its states stands beside a state of the other. */
	target: (state: number) => number | null;
	/** What links of the other that lead nowhere yet call a state that it lacks. */
	called: (state: number) => string | null;
}

/** Writes things of the one language for the other. */
export class TakingOver {
	readonly #crossing: Crossing;
	/** The other language's names, those that it lacks filled in from the one that has them; null where either cannot be read. */
	readonly #names: Scenario | null;
	readonly #own: number;

	constructor(crossing: Crossing) {
		this.#crossing = crossing;
		const { scenario: from } = crossing.from;
		const { scenario: to } = crossing.to;
		this.#own = to?.states.length ?? 0;
		this.#names = from && to ? namesOf(from, to, crossing) : null;
	}

	scene(scene: Scene, before: Scene | null): TakeOver | null {
		const { from, to } = this.#crossing;
		const { node } = scene;
		const state = node && this.#names ? this.#state(node, scene.index) : null;
		const text = state && this.#names ? writeState(state, this.#names).join('\n\n') : from.text.slice(scene.start, scene.until); // prettier-ignore
		if (before) return this.#put(before.until, `\n\n${text}`);
		const first = to.scenes[0];
		if (first) return this.#put(first.start, `${text}\n\n`);
		return to.talk ? this.#put(to.talk.until, `\n\n${text}`) : null;
	}

	variant(variant: Variant, before: Variant): TakeOver {
		const text =
			variant.node && this.#names
				? writeVariant(this.#part(variant.node), this.#names).join('\n\n')
				: this.#crossing.from.text.slice(variant.start, variant.until);
		return this.#put(before.until, `\n\n${text}`);
	}

	sceneLine(scene: Scene, beside: Scene): TakeOver | null {
		const { language } = this.#crossing;
		const spans = scene.node ? writeScene(scene.node, language).map((span) => `\`${span}\``).join(' ') : ''; // prettier-ignore
		const text = spans || scene.scene?.raw;
		return text ? this.#put(beside.variants[0]?.head ?? beside.heading.to, `\n\n${text}`) : null;
	}

	narration(raw: string, before: number | null, beside: Variant, scene: Scene): TakeOver {
		const head = beside.heading ? beside.head : (scene.scene?.to ?? beside.head);
		return this.#put(before ?? head, `\n\n${raw}`);
	}

	line(line: SpokenLine, before: SpokenLine | null, beside: Variant, scene: Scene): TakeOver {
		const { from } = this.#crossing;
		const text = line.node && this.#names ? writeLine(line.node as Line, this.#names) : from.text.slice(line.start, line.end); // prettier-ignore
		const head = beside.heading ? beside.head : (scene.scene?.to ?? beside.head);
		return this.#put(before?.end ?? beside.narration.at(-1)?.to ?? head, `\n\n${text}`);
	}

	/** `owner` is where it comes to when there is no other reply yet. */
	reply(bullet: Bullet, before: Bullet | null, others: readonly Bullet[], owner: number): TakeOver {
		const { from } = this.#crossing;
		const text =
			bullet.node && this.#names
				? writeReply(this.#reply(bullet.node), this.#names)
				: from.text.slice(bullet.start, bullet.end);
		if (before) return this.#put(before.end, `\n${before.indent}${text}`);
		const first = others[0];
		return first ? this.#put(first.start, `${text}\n${first.indent}`) : this.#put(owner, `\n\n${text}`);
	}

	piece(piece: Piece, before: Piece | null, head: number): TakeOver {
		const { text } = this.#crossing.from;
		const start = piece.kind === 'heading' ? piece.start : lineStart(text, piece.start);
		const inList = (each: Piece) => each.kind === 'item' || each.level > 0;
		const close = before && before.kind !== 'heading' && inList(piece) && inList(before);
		return this.#put(before?.end ?? head, `${close ? '\n' : '\n\n'}${text.slice(start, piece.end)}`);
	}

	/** A whole part, behind the one before it. */
	part(id: PartId, body: string): TakeOver | null {
		const { to, language } = this.#crossing;
		const ends = order.slice(0, order.indexOf(id)).map((each) => (each === 'talk' ? to.talk : to.parts[each])?.until);
		const at = ends.findLast((end) => end !== undefined);
		if (at === undefined) return null;
		return this.#put(at, `\n\n# ${wordFor(partWords, id, language)}\n\n${body}`);
	}

	#put(at: number, insert: string): TakeOver {
		const { text } = this.#crossing.to;
		return {
			language: this.#crossing.language,
			at,
			insert: text.includes('\r\n') ? insert.replace(/\r?\n/g, '\r\n') : insert.replace(/\r\n/g, '\n'),
		};
	}

	#target(state: number): number {
		return this.#crossing.target(state) ?? this.#own + state;
	}

	#reply(reply: Reply): Reply {
		return { ...reply, target: this.#target(reply.target) };
	}

	#part(part: Part): Part {
		return { ...part, replies: part.replies.map((reply) => this.#reply(reply)) };
	}

	#state(state: State, index: number): State {
		const { name = state.name, anchor = state.anchor } = this.#names?.states[this.#own + index] ?? {};
		return { ...state, name, anchor, parts: state.parts.map((part) => this.#part(part)) };
	}
}

const order: readonly PartId[] = ['case', 'prepare', 'mood', 'talk', 'follow-up', 'debrief'];

/** The names of the one, filled up with those of the other; its states, and behind them the other's under names that are free. */
function namesOf(from: Scenario, to: Scenario, { language, called }: Crossing): Scenario {
	const taken = new Set(to.states.map(({ name }) => anchorOf(name)));
	const filled = <T>(own: readonly T[], others: readonly T[]): T[] => [...own, ...others.slice(own.length)];
	return {
		...to,
		language,
		variables: filled(to.variables, from.variables),
		facts: filled(to.facts, from.facts),
		moods: filled(to.moods, from.moods),
		account: { ...to.account, documents: filled(to.account.documents, from.account.documents) },
		states: [
			...to.states,
			...from.states.map((state, index) => {
				const wanted = called(index) ?? state.name;
				let name = wanted;
				for (let number = 2; taken.has(anchorOf(name)); number++) name = `${wanted} ${number}`;
				return { ...state, name, anchor: anchorOf(name) };
			}),
		],
	};
}
