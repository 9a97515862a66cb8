/** What the palette offers to insert: templates in the language of the file, with fields to fill. */
import type { ActId } from '$lib/core/act/act.ts';
import { actOf, moves, type MoveId } from '$lib/core/act/act.ts';
import type { KnownNames } from '$lib/core/scenario/complete.ts';
import type { InsertionKind } from '$lib/core/scenario/insertion.ts';
import {
	guardWords,
	lineTagWords,
	methodWords,
	outcomeWords,
	sceneWords,
	specialWords,
	visitTag,
	wordFor,
	words,
} from '$lib/core/scenario/keywords.ts';
import type { Language, Outcome } from '$lib/core/scenario/scenario.ts';
import { m } from '$lib/paraglide/messages.js';

export interface Snippet {
	id: string;
	name: string;
	/** What it is for, in a few words. */
	means: string;
	kind: InsertionKind;
	/** As the library has templates: `${…}` is a field. */
	template: (around: Around) => string;
	/** Among the first at hand on a small screen. */
	quick?: boolean;
}

/** What a template knows of the place that it goes to. */
export interface Around {
	language: Language;
	names: KnownNames;
	/** The state that it goes to. */
	here: string | null;
	/** The day on which the talk is held. */
	today: string;
}

type Text = (inputs?: Record<string, never>, options?: { locale?: Language }) => string;

function field(text: string): string {
	return `\${${text.replace(/[{}]/g, '\\$&')}}`;
}

class Words {
	readonly #around: Around;

	constructor(around: Around) {
		this.#around = around;
	}

	say(text: Text): string {
		return text({}, { locale: this.#around.language });
	}

	field(text: Text): string {
		return field(this.say(text));
	}

	act(id: ActId, behind = ''): string {
		return `\`${actOf(id).label[this.#around.language]}${behind}\``;
	}

	move(id: MoveId): string {
		return moves.find((each) => each.id === id)?.label[this.#around.language] ?? id;
	}

	word<Id extends string>(
		table: Readonly<Record<Id, { zh: readonly [string, ...string[]]; en: readonly [string, ...string[]] }>>,
		id: Id,
	): string {
		return wordFor(table, id, this.#around.language);
	}

	/** A link to the state that the template stands in, or to an ending; its words can be changed at once. */
	link(state: { name: string; anchor: string } | undefined): string {
		if (!state) return `[→ ${this.field(m.studio_editor_field_state)}](#${this.field(m.studio_editor_field_state)})`;
		return `[→ ${field(state.name)}](#${field(state.anchor)})`;
	}

	here() {
		const { names, here } = this.#around;
		return names.states.find(({ name }) => name === here) ?? names.states[0];
	}

	ending(...outcomes: Outcome[]) {
		const { states } = this.#around.names;
		return states.find(({ outcome }) => outcome !== null && outcomes.includes(outcome)) ?? states.find(({ outcome }) => outcome !== null); // prettier-ignore
	}

	get sound(): string {
		return `- ${this.field(m.studio_editor_field_reply)} \`${field(actOf('ask-specific').label[this.#around.language])}\` ${this.link(this.here())}`;
	}

	get weak(): string {
		return (
			`- ${this.field(m.studio_editor_field_weak)} \`${field(actOf('give-up').label[this.#around.language])}\` ${this.link(this.ending('no-commitment', 'verbal'))}\n` +
			`  > ${this.field(m.studio_editor_field_remark)}`
		);
	}

	get line(): string {
		return `> ${this.field(m.studio_editor_field_line)}`;
	}

	get other(): string {
		return `- *${this.word(specialWords, 'other')}* ${this.link(this.here())}`;
	}
}

function snippet(
	id: string,
	kind: InsertionKind,
	[name, means]: [Text, Text],
	template: (words: Words, around: Around) => string,
	quick = false,
): Snippet {
	return { id, kind, name: name(), means: means(), template: (around) => template(new Words(around), around), quick };
}

/** In the order in which one needs them. */
export function snippets(): Snippet[] {
	return [
		snippet('line', 'line', [m.studio_editor_insert_line, m.studio_editor_insert_line_means], (say) => say.line, true),
		snippet('reply', 'bullet', [m.studio_editor_insert_reply, m.studio_editor_insert_reply_means], (say) => say.sound, true),
		snippet('weak', 'bullet', [m.studio_editor_insert_weak, m.studio_editor_insert_weak_means], (say) => say.weak, true),
		snippet('remark', 'nested', [m.studio_editor_insert_remark, m.studio_editor_insert_remark_means], (say) => `> ${say.field(m.studio_editor_field_remark)}`),
		snippet('wording', 'nested', [m.studio_editor_insert_wording, m.studio_editor_insert_wording_means], (say) => `- ${say.field(m.studio_editor_field_reply)}`),
		snippet('state', 'state', [m.studio_editor_insert_state, m.studio_editor_insert_state_means], (say) => {
			const name = say.field(m.studio_editor_field_state);
			const here = `[→ ${name}](#${name})`;
			return `## ${name}\n\n${say.line}\n\n${say.sound}\n${say.weak}\n- *${say.word(specialWords, 'other')}* ${here}`;
		}, true),
		snippet('ending', 'ending', [m.studio_editor_insert_ending, m.studio_editor_insert_ending_means], (say) =>
			`## ${say.field(m.studio_editor_field_ending)}\n\n\`${say.word(sceneWords, 'ending')} ${field(say.word(outcomeWords, 'no-commitment'))}\`\n\n${say.line}`),
		snippet('mood', 'variant', [m.studio_editor_insert_mood, m.studio_editor_insert_mood_means], (say, { names }) => {
			const mood = names.moods.find((each) => each !== '');
			return `### ${mood ? field(mood) : say.field(m.studio_editor_field_mood)}\n\n${say.line}`;
		}),
		snippet('visit', 'line', [m.studio_editor_insert_visit, m.studio_editor_insert_visit_means], (say, { language }) => `${say.line}\n> — ${visitTag(2, language)}`),
		snippet('lost', 'line', [m.studio_editor_insert_lost, m.studio_editor_insert_lost_means], (say) => `${say.line}\n> — ${say.word(lineTagWords, 'lost')}`),
		snippet('speaker', 'line', [m.studio_editor_insert_speaker, m.studio_editor_insert_speaker_means], (say, { names }) =>
			`${say.line}\n> — ${names.contacts[0] ? field(names.contacts[0]) : say.field(m.studio_editor_field_speaker)}`),
		snippet('plan', 'span', [m.studio_editor_insert_plan, m.studio_editor_insert_plan_means], (say, { today }) => say.act('propose-plan', ` ${field('50%')}@${field(today)}`)),
		snippet('act', 'span', [m.studio_editor_insert_act, m.studio_editor_insert_act_means], (say) => `\`${say.field(m.studio_editor_field_act)}\``),
		snippet('evidence', 'span', [m.studio_editor_insert_evidence, m.studio_editor_insert_evidence_means], (say, { names }) =>
			say.act('cite-evidence', ` ${names.documents[0] ? field(names.documents[0]) : say.field(m.studio_editor_field_document)}`)),
		snippet('condition', 'condition', [m.studio_editor_insert_condition, m.studio_editor_insert_condition_means], (say) =>
			`*${say.word(guardWords, 'if')} ${field(`${say.word(guardWords, 'visits')}>=2`)}*`),
		snippet('effect', 'span', [m.studio_editor_insert_effect, m.studio_editor_insert_effect_means], (say, { names }) =>
			`\`${field(`${names.variables[0] ?? say.say(m.studio_editor_field_variable)}+1`)}\``),
		snippet('learn', 'span', [m.studio_editor_insert_learn, m.studio_editor_insert_learn_means], (say, { names }) =>
			`\`${say.word(words, 'learn')} ${names.facts[0] ? field(names.facts[0]) : say.field(m.studio_editor_field_fact)}\``),
		snippet('objection', 'move', [m.studio_editor_insert_objection, m.studio_editor_insert_objection_means], (say) => `\`${field(say.move('evade'))}\``),
		snippet('cause', 'move', [m.studio_editor_insert_cause, m.studio_editor_insert_cause_means], (say, { names }) =>
			`\`${say.move('reveal')} ${names.facts[0] ? field(names.facts[0]) : say.field(m.studio_editor_field_fact)}\``),
		snippet('promise', 'move', [m.studio_editor_insert_promise, m.studio_editor_insert_promise_means], (say, { today }) =>
			`\`${say.move('promise')} ${field('80000')} ${field(today)} ${field(say.word(methodWords, 'bank-transfer'))}\``),
		snippet('other', 'bullet', [m.studio_editor_insert_other, m.studio_editor_insert_other_means], (say) => say.other, true),
		snippet('silence', 'bullet', [m.studio_editor_insert_silence, m.studio_editor_insert_silence_means], (say, { language }) =>
			`- *${say.word(specialWords, 'silence')} ${language === 'zh' ? '20 秒' : '20 s'}* ${say.link(say.ending('no-commitment'))}`),
		snippet('red', 'bullet', [m.studio_editor_insert_red, m.studio_editor_insert_red_means], (say) =>
			`- *${say.word(specialWords, 'red-line')}* ${say.link(say.ending('broken-off', 'refused'))}`),
	]; // prettier-ignore
}
