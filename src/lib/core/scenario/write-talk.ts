/** Act two as Markdown. */
import { guardWords, lineTagWords, visitTag, wordFor } from './keywords.ts';
import type { Line, Part, Reply, Scenario, Segment, State } from './scenario.ts';
import {
	writeActs,
	writeEffects,
	writeGuard,
	writeMove,
	writePartName,
	writeScene,
	writeSpecial,
} from './write-spans.ts';
import { escaped, escapedBlock, escapedBullet, escapedItem, escapedHeading } from './write-words.ts';

/** The blocks of the talk, its H1 not included. */
export function writeTalk(scenario: Scenario): string[] {
	return new TalkWriter(scenario).blocks();
}

/** One reply with all that hangs on it, in the words of the scenario that it is written for. */
export function writeReply(reply: Reply, scenario: Scenario): string {
	return new TalkWriter(scenario).reply(reply);
}

/** One customer's line. */
export function writeLine(line: Line, scenario: Scenario): string {
	return new TalkWriter(scenario).line(line);
}

/** The blocks of a variant of a state, its heading first. */
export function writeVariant(part: Part, scenario: Scenario): string[] {
	return new TalkWriter(scenario).variant(part);
}

/** The blocks of one state, its heading first. */
export function writeState(state: State, scenario: Scenario): string[] {
	return new TalkWriter(scenario).state(state);
}

class TalkWriter {
	readonly #scenario: Scenario;

	constructor(scenario: Scenario) {
		this.#scenario = scenario;
	}

	blocks(): string[] {
		const { everywhere, states } = this.#scenario;
		return [...this.#bullets(everywhere), ...states.flatMap((state) => this.state(state))];
	}

	get #language() {
		return this.#scenario.language;
	}

	state(state: State): string[] {
		const [common, ...variants] = state.parts;
		return [
			`## ${escapedHeading(state.name)}`.trimEnd(),
			...this.#scene(state),
			...state.narration.map(escapedBlock),
			...(common ? this.#part(common) : []),
			...variants.flatMap((part) => this.variant(part)),
		];
	}

	variant(part: Part): string[] {
		return [`### ${escapedHeading(writePartName(part, this.#scenario))}`, ...this.#part(part)];
	}

	#scene(state: State): string[] {
		const spans = writeScene(state, this.#language);
		return spans.length === 0 ? [] : [spans.map(span).join(' ')];
	}

	#part({ narration, lines, replies }: Part): string[] {
		return [...narration.map(escapedBlock), ...lines.map((line) => this.line(line)), ...this.#bullets(replies)];
	}

	line(line: Line): string {
		const paragraphs = line.text.map((text) => `> ${escapedBlock(text)}`).join('\n>\n');
		const language = this.#language;
		const tags = [
			...(line.speaker === null ? [] : [escaped(line.speaker)]),
			...(line.visit === null ? [] : [visitTag(line.visit, language)]),
			...(line.when === 'normal' ? [] : [wordFor(lineTagWords, line.when, language)]),
		].join(' · ');
		const tag = [tags, ...line.moves.map((move) => span(writeMove(move, this.#scenario)))]
			.filter((each) => each !== '')
			.join(' ');
		if (tag !== '') return [paragraphs, `> — ${tag}`].filter((each) => each !== '').join('\n');
		// A last paragraph that begins with a dash would be taken for the tag: an empty tag shows that it is none.
		return line.text.length > 1 && /^(?:[—–]|--)/.test(line.text[line.text.length - 1] ?? '')
			? `${paragraphs}\n> —`
			: paragraphs;
	}

	#bullets(replies: readonly Reply[]): string[] {
		return replies.length === 0 ? [] : [replies.map((reply) => this.reply(reply)).join('\n')];
	}

	reply(reply: Reply): string {
		const target = this.#scenario.states[reply.target];
		const name = (target?.name ?? '').replace(/[[\]\\`]/g, '\\$&');
		const behind = [...writeEffects(reply, this.#scenario).map(span), `[→ ${name}](#${target?.anchor ?? ''})`].join(
			' ',
		);
		const pieces = [
			...(reply.guard
				? [`*${wordFor(guardWords, 'if', this.#language)} ${writeGuard(reply.guard, this.#scenario)}*`]
				: []),
			...(reply.kind === 'reply' ? [] : [`*${writeSpecial(reply, this.#language)}*`]),
			...(reply.segments.length === 0 ? [] : [this.#segments(reply.segments, behind)]),
			behind,
		];
		return [
			`- ${pieces.join(' ')}`,
			...reply.wordings.map((wording) => `  - ${escapedItem(wording)}`),
			...(reply.remark.length === 0 ? [] : [reply.remark.map((text) => `  > ${escapedBlock(text)}`).join('\n  >\n')]),
		].join('\n');
	}

	#segments(segments: readonly Segment[], behind: string): string {
		const [first = ''] = segments.map(({ text }) => text);
		let text = '';
		for (const segment of segments) {
			text += escaped(segment.text);
			const spans = writeActs(segment, this.#scenario);
			if (spans.length > 0) text += `${text === '' || /\s$/.test(text) ? '' : ' '}${spans.map(span).join(' ')}`;
		}
		const rest = text.slice(escaped(first).length);
		return `${escapedBullet(first, `${rest} ${behind}`)}${rest}`;
	}
}

function span(text: string): string {
	return `\`${text}\``;
}
