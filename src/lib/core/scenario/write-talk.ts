/** Act two as Markdown. */
import { actOf, moves as moveTable, type ActId } from '../act/act.ts';
import { plainAmount } from './amounts.ts';
import {
	channelWords,
	conjunctionWords,
	guardWords,
	lineTagWords,
	methodWords,
	outcomeWords,
	sceneWords,
	specialWords,
	visitTag,
	wordFor,
	words,
} from './keywords.ts';
import type { Guard, Line, Move, Part, PlanItem, PromiseTerms, Reply, Scenario, Segment, State } from './scenario.ts';
import { escaped, escapedBlock, escapedBullet, escapedItem, escapedHeading } from './write-words.ts';

/** The blocks of the talk, its H1 not included. */
export function writeTalk(scenario: Scenario): string[] {
	return new TalkWriter(scenario).blocks();
}

class TalkWriter {
	readonly #scenario: Scenario;

	constructor(scenario: Scenario) {
		this.#scenario = scenario;
	}

	blocks(): string[] {
		const { everywhere, states } = this.#scenario;
		return [...this.#bullets(everywhere), ...states.flatMap((state) => this.#state(state))];
	}

	get #language() {
		return this.#scenario.language;
	}

	#state(state: State): string[] {
		const [common, ...variants] = state.parts;
		return [
			`## ${escapedHeading(state.name)}`.trimEnd(),
			...this.#scene(state),
			...state.narration.map(escapedBlock),
			...(common ? this.#part(common) : []),
			...variants.flatMap((part) => [`### ${escapedHeading(this.#variantName(part))}`, ...this.#part(part)]),
		];
	}

	#variantName({ mood, visit }: Part): string {
		const names = mood === null ? [] : [this.#scenario.moods[mood] ?? ''];
		if (visit !== null || names.length === 0) names.push(visitTag(visit ?? 1, this.#language));
		return names.join(' · ');
	}

	#scene({ channel, days, time, unanswered, outcome }: State): string[] {
		const language = this.#language;
		const spans: string[] = [];
		if (channel) spans.push(`${wordFor(sceneWords, 'channel', language)} ${wordFor(channelWords, channel, language)}`);
		if (days > 0) {
			const unit = language === 'zh' ? '天' : days === 1 ? 'day' : 'days';
			spans.push(`${wordFor(sceneWords, 'time', language)} +${days} ${unit}${time ? ` ${time}` : ''}`);
		} else if (time) {
			spans.push(`${wordFor(sceneWords, 'time', language)} ${time}`);
		}
		if (unanswered) spans.push(wordFor(sceneWords, 'unanswered', language));
		if (outcome) spans.push(`${wordFor(sceneWords, 'ending', language)} ${wordFor(outcomeWords, outcome, language)}`);
		return spans.length === 0 ? [] : [spans.map(span).join(' ')];
	}

	#part({ narration, lines, replies }: Part): string[] {
		return [...narration.map(escapedBlock), ...lines.map((line) => this.#line(line)), ...this.#bullets(replies)];
	}

	#line(line: Line): string {
		const paragraphs = line.text.map((text) => `> ${escapedBlock(text)}`).join('\n>\n');
		const language = this.#language;
		const tags = [
			...(line.speaker === null ? [] : [escaped(line.speaker)]),
			...(line.visit === null ? [] : [visitTag(line.visit, language)]),
			...(line.when === 'normal' ? [] : [wordFor(lineTagWords, line.when, language)]),
		].join(' · ');
		const tag = [tags, ...line.moves.map((move) => span(this.#move(move)))].filter((each) => each !== '').join(' ');
		if (tag !== '') return [paragraphs, `> — ${tag}`].filter((each) => each !== '').join('\n');
		// A last paragraph that begins with a dash would be taken for the tag: an empty tag shows that it is none.
		return line.text.length > 1 && /^(?:[—–]|--)/.test(line.text[line.text.length - 1] ?? '')
			? `${paragraphs}\n> —`
			: paragraphs;
	}

	#move(move: Move): string {
		const language = this.#language;
		const label = moveTable.find((each) => each.id === move.kind)?.label[language] ?? move.kind;
		if (move.kind === 'reveal') return `${label} ${this.#scenario.facts[move.fact] ?? ''}`;
		if (move.kind !== 'promise') return label;
		const also = move.more ? `${wordFor(words, 'also', language)} ` : '';
		return `${also}${label} ${writeTerms(move, language)}`;
	}

	#bullets(replies: readonly Reply[]): string[] {
		return replies.length === 0 ? [] : [replies.map((reply) => this.#reply(reply)).join('\n')];
	}

	#reply(reply: Reply): string {
		const target = this.#scenario.states[reply.target];
		const name = (target?.name ?? '').replace(/[[\]\\`]/g, '\\$&');
		const pieces = [
			...(reply.guard ? [`*${wordFor(guardWords, 'if', this.#language)} ${this.#guard(reply.guard)}*`] : []),
			...(reply.kind === 'reply' ? [] : [`*${this.#special(reply)}*`]),
			...(reply.segments.length === 0 ? [] : [this.#segments(reply.segments)]),
			...reply.effects.map(({ variable, op, value }) =>
				span(`${this.#scenario.variables[variable]?.name ?? ''}${op}${value}`),
			),
			...reply.learns.map((fact) =>
				span(`${wordFor(words, 'learn', this.#language)} ${this.#scenario.facts[fact] ?? ''}`),
			),
			`[→ ${name}](#${target?.anchor ?? ''})`,
		];
		return [
			`- ${pieces.join(' ')}`,
			...reply.wordings.map((wording) => `  - ${escapedItem(wording)}`),
			...(reply.remark.length === 0 ? [] : [reply.remark.map((text) => `  > ${escapedBlock(text)}`).join('\n  >\n')]),
		].join('\n');
	}

	#special({ kind, seconds }: Reply): string {
		const word = kind === 'reply' ? '' : wordFor(specialWords, kind, this.#language);
		if (kind !== 'silence') return word;
		return this.#language === 'zh' ? `${word} ${seconds ?? 20} 秒` : `${word} ${seconds ?? 20} s`;
	}

	#segments(segments: readonly Segment[]): string {
		let text = '';
		segments.forEach((segment, index) => {
			text += index === 0 ? escapedBullet(segment.text) : escaped(segment.text);
			const spans = this.#spans(segment);
			if (spans.length === 0) return;
			text += `${text === '' || /\s$/.test(text) ? '' : ' '}${spans.map(span).join(' ')}`;
		});
		return text;
	}

	/** The acts of a segment; figures stand with the first act that may carry them. */
	#spans({ acts, plan, documents }: Segment): string[] {
		const carrier = acts.find((act) => act === 'propose-plan' || act === 'split-dispute');
		return acts.map((act: ActId) => {
			const label = actOf(act).label[this.#language];
			if (act === carrier && plan.length > 0) return `${label} ${plan.map(writePlanItem).join(' ')}`;
			if (act !== 'cite-evidence' || documents.length === 0) return label;
			const names = documents.map((document) => this.#scenario.account.documents[document] ?? '');
			return `${label} ${names.join(this.#language === 'zh' ? '、' : ', ')}`;
		});
	}

	#guard(guard: Guard): string {
		const language = this.#language;
		const word = (id: keyof typeof guardWords) => wordFor(guardWords, id, language);
		switch (guard.kind) {
			case 'variable':
				return `${this.#scenario.variables[guard.variable]?.name ?? ''}${guard.op}${guard.value}`;
			case 'mood':
				return `${word('mood')}${guard.is ? '=' : '!='}${this.#scenario.moods[guard.mood] ?? ''}`;
			case 'learnt':
				return `${word('learnt')} ${this.#scenario.facts[guard.fact] ?? ''}`;
			case 'said':
				return `${word('said')} ${actOf(guard.act).label[language]}`;
			case 'brought':
				return `${word('brought')} ${this.#scenario.account.documents[guard.document] ?? ''}`;
			case 'visits':
				return `${word('visits')}${guard.op}${guard.value}`;
			case 'and':
			case 'or':
				return guard.of.map((each) => this.#guard(each)).join(` ${wordFor(conjunctionWords, guard.kind, language)} `);
			case 'not':
				return `${wordFor(conjunctionWords, 'not', language)} ${this.#guard(guard.of)}`;
		}
	}
}

function span(text: string): string {
	return `\`${text}\``;
}

/** `80000 2026-06-05 对公转账`, `?` for what is open. */
export function writeTerms({ amount, date, method }: PromiseTerms, language: Scenario['language']): string {
	return [
		amount === null ? '?' : plainAmount(amount),
		date === null ? '?' : date === 'asap' ? wordFor(words, 'asap', language) : date,
		method === null ? '?' : wordFor(methodWords, method, language),
	].join(' ');
}

/** `80000@2026-06-05`, `50%@2026-06`, `@2026-06`, `80000`. */
export function writePlanItem({ amount, share, date }: PlanItem): string {
	const sum = share !== null ? `${share}%` : amount !== null ? plainAmount(amount) : '';
	if (date !== null) return `${sum}@${date}`;
	return sum === '' ? '?' : sum;
}
