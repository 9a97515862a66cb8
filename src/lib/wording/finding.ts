/** What a finding says: the sentence of its code and detail, in the reader's language. */
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import type { Finding, FindingCode } from '../core/scenario/finding.ts';
import { isActId } from '../core/act/act.ts';
import type { CheckId } from '../core/score/scorecard.ts';
import { actName } from './act.ts';
import { checkName } from './rubric.ts';
import type { Language } from '../core/scenario/scenario.ts';

/** A sentence takes the finding's params; which ones it names is the business of the message files, and a test sees that none is missing. */
type Sentence = (params: never, options: { locale: Language }) => string;

/** One sentence for a code, or one for each `detail`. */
const sentences: Readonly<Record<FindingCode, Sentence | Readonly<Record<string, Sentence>>>> = {
	'front-matter': {
		absent: m.finding_front_matter_absent,
		unclosed: m.finding_front_matter_unclosed,
		'too-long': m.finding_front_matter_too_long,
		yaml: m.finding_front_matter_yaml,
		duplicate: m.finding_front_matter_duplicate,
		alias: m.finding_front_matter_alias,
		map: m.finding_front_matter_map,
		missing: m.finding_front_matter_missing,
		unknown: m.finding_front_matter_unknown,
		list: m.finding_front_matter_list,
		'too-many': m.finding_front_matter_too_many,
		text: m.finding_front_matter_text,
		'one-line': m.finding_front_matter_one_line,
		integer: m.finding_front_matter_integer,
		id: m.finding_front_matter_id,
		'one-of': m.finding_front_matter_one_of,
		date: m.finding_front_matter_date,
		amount: m.finding_front_matter_amount,
		currency: m.finding_front_matter_currency,
		disputed: m.finding_front_matter_disputed,
		'variable-name': m.finding_front_matter_variable_name,
		range: m.finding_front_matter_range,
		twice: m.finding_front_matter_twice,
		empty: m.finding_front_matter_empty,
	},
	'missing-part': {
		'no-part': m.finding_missing_part_no_part,
		twice: m.finding_missing_part_twice,
		before: m.finding_missing_part_before,
		'no-talk': m.finding_missing_part_no_talk,
		'no-state': m.finding_missing_part_no_state,
		'deep-heading': m.finding_missing_part_deep_heading,
		'not-prepare': m.finding_missing_part_not_prepare,
		'not-follow-up': m.finding_missing_part_not_follow_up,
		'follow-up': m.finding_missing_part_follow_up,
		record: m.finding_missing_part_record,
		'next-contact': m.finding_missing_part_next_contact,
		letter: m.finding_missing_part_letter,
		deadline: m.finding_missing_part_deadline,
	},
	'unknown-act': m.finding_unknown_act,
	'unknown-move': {
		name: m.finding_unknown_move_name,
		'in-words': m.finding_unknown_move_in_words,
	},
	'unknown-mood': m.finding_unknown_mood,
	'unknown-variable': m.finding_unknown_variable,
	'unknown-fact': {
		name: m.finding_unknown_fact_name,
		'no-cause': m.finding_unknown_fact_no_cause,
		placeholder: m.finding_unknown_fact_placeholder,
	},
	'unknown-outcome': m.finding_unknown_outcome,
	'unknown-document': m.finding_unknown_document,
	'unknown-method': m.finding_unknown_method,
	'unknown-link': {
		state: m.finding_unknown_link_state,
		ending: m.finding_unknown_link_ending,
		'no-ending': m.finding_unknown_link_no_ending,
	},
	'missing-link': {
		none: m.finding_missing_link_none,
		several: m.finding_missing_link_several,
	},
	'duplicate-state': m.finding_duplicate_state,
	'bad-guard': {
		condition: m.finding_bad_guard_condition,
		conjunction: m.finding_bad_guard_conjunction,
		comparison: m.finding_bad_guard_comparison,
		'mood-comparison': m.finding_bad_guard_mood_comparison,
		integer: m.finding_bad_guard_integer,
		'too-long': m.finding_bad_guard_too_long,
		special: m.finding_bad_guard_special,
		'special-words': m.finding_bad_guard_special_words,
	},
	'bad-effect': m.finding_bad_effect,
	'bad-silence': m.finding_bad_silence,
	'bad-promise': {
		empty: m.finding_bad_promise_empty,
		amount: m.finding_bad_promise_amount,
		date: m.finding_bad_promise_date,
	},
	'bad-plan': m.finding_bad_plan,
	'bad-scene': {
		channel: m.finding_bad_scene_channel,
		word: m.finding_bad_scene_word,
		time: m.finding_bad_scene_time,
		'not-first': m.finding_bad_scene_not_first,
		outside: m.finding_bad_scene_outside,
		ending: m.finding_bad_scene_ending,
	},
	'bad-mood-diagram': {
		heading: m.finding_bad_mood_diagram_heading,
		'no-diagram': m.finding_bad_mood_diagram_no_diagram,
		kind: m.finding_bad_mood_diagram_kind,
		'no-start': m.finding_bad_mood_diagram_no_start,
		'two-starts': m.finding_bad_mood_diagram_two_starts,
		line: m.finding_bad_mood_diagram_line,
		end: m.finding_bad_mood_diagram_end,
		'no-acts': m.finding_bad_mood_diagram_no_acts,
	},
	'bad-form': {
		missing: m.finding_bad_form_missing,
		extra: m.finding_bad_form_extra,
		name: m.finding_bad_form_name,
		one: m.finding_bad_form_one,
		'too-early': m.finding_bad_form_too_early,
	},
	'form-breaks': m.finding_form_breaks,
	'no-ending': m.finding_no_ending,
	trap: m.finding_trap,
	'no-line': {
		any: m.finding_no_line,
		mood: m.finding_no_line_mood,
	},
	'agreement-without-promise': m.finding_agreement_without_promise,
	'language-mismatch': m.finding_language_mismatch,
	'too-large': {
		bytes: m.finding_too_large_bytes,
		states: m.finding_too_large_states,
		replies: m.finding_too_large_replies,
	},
	'beyond-authority': {
		instalments: m.finding_beyond_authority_instalments,
		date: m.finding_beyond_authority_date,
	},
	'unreachable-state': m.finding_unreachable_state,
	'unreachable-reply': m.finding_unreachable_reply,
	'unreachable-mood': m.finding_unreachable_mood,
	'unreachable-ending': m.finding_unreachable_ending,
	'one-reply': m.finding_one_reply,
	'false-choice': {
		'one-place': m.finding_false_choice_one_place,
		'like-sound': m.finding_false_choice_like_sound,
	},
	'no-act': m.finding_no_act,
	'all-good': m.finding_all_good,
	'all-bad': m.finding_all_bad,
	'no-other': {
		none: m.finding_no_other_none,
		silent: m.finding_no_other_silent,
	},
	'no-remark': {
		weak: m.finding_no_remark_weak,
		red: m.finding_no_remark_red,
	},
	'lone-translation': m.finding_lone_translation,
	'cue-length': m.finding_cue_length,
	'cue-figures': m.finding_cue_figures,
	'cue-polite': m.finding_cue_polite,
	'unmeetable-check': m.finding_unmeetable_check,
	'act-disagrees': m.finding_act_disagrees,
};

/** What two languages of a scenario disagree on. */
const differences: Readonly<Record<string, Sentence>> = {
	variables: m.finding_what_variables,
	facts: m.finding_what_facts,
	today: m.finding_what_today,
	invoices: m.finding_what_invoices,
	documents: m.finding_what_documents,
	contacts: m.finding_what_contacts,
	history: m.finding_what_history,
	questions: m.finding_what_questions,
	options: m.finding_what_options,
	moods: m.finding_what_moods,
	states: m.finding_what_states,
	scene: m.finding_what_scene,
	narration: m.finding_what_narration,
	parts: m.finding_what_parts,
	lines: m.finding_what_lines,
	'line-tag': m.finding_what_line_tag,
	moves: m.finding_what_moves,
	replies: m.finding_what_replies,
	'reply-kind': m.finding_what_reply_kind,
	target: m.finding_what_target,
	acts: m.finding_what_acts,
	plan: m.finding_what_plan,
	'documents-cited': m.finding_what_documents_cited,
	effects: m.finding_what_effects,
	guard: m.finding_what_guard,
	record: m.finding_what_record,
	message: m.finding_what_message,
	letter: m.finding_what_letter,
	'follow-up': m.finding_what_follow_up,
	forms: m.finding_what_forms,
};

/** What is wrong and how to mend it, with the nearest name where there is one. */
export function findingText(finding: Finding, locale: Language = getLocale()): string {
	const options = { locale };
	const params = { ...finding.params, ...derived(finding, locale) };
	const text = sentenceOf(finding)(params as never, options);
	if (finding.suggestion === undefined) return text;
	const question = m.finding_did_you_mean({ suggestion: finding.suggestion }, options);
	return locale === 'zh' ? `${text}${question}` : `${text} ${question}`;
}

function sentenceOf({ code, params }: Finding): Sentence {
	const sentence = sentences[code];
	if (typeof sentence === 'function') return sentence;
	const detail =
		code === 'no-line' ? (params.mood === '' || params.mood === undefined ? 'any' : 'mood') : String(params.detail);
	const own = sentence[detail] ?? Object.values(sentence)[0];
	if (!own) throw new RangeError(`no sentence for ${code}`);
	return own;
}

/** Words that a sentence needs beside the names and figures of the file. */
function derived({ code, params }: Finding, locale: Language): Record<string, string | number> {
	switch (code) {
		case 'front-matter':
			return params.path === '' ? { path: m.finding_the_front_matter({}, { locale }) } : {};
		case 'missing-link':
			return { example: locale === 'zh' ? '[→ 场景](#场景)' : '[→ state](#state)' };
		case 'unknown-variable':
			return { example: `${params.name}: 0..5` };
		case 'unknown-fact':
			return params.detail === 'placeholder' ? { name: `{{${params.name}}}` } : {};
		case 'language-mismatch':
			return { what: whatDiffers(String(params.detail), locale) };
		case 'unmeetable-check':
			return { check: checkName(params.check as CheckId, locale) };
		case 'act-disagrees':
			return { acts: actNames(params.acts, locale), heard: actNames(params.heard, locale) };
		default:
			return {};
	}
}

/** Acts, listed by their ids, by the names that authors write; – for none. */
function actNames(listed: string | number | undefined, locale: Language): string {
	const names = String(listed ?? '')
		.split(',')
		.flatMap((id) => (isActId(id) ? [actName(id, locale)] : []));
	return names.join(locale === 'zh' ? '、' : ', ') || '–';
}

/** What two languages of a scenario differ in, by the detail of a `language-mismatch`: `回复去的地方`. */
export function whatDiffers(detail: string, locale: Language = getLocale()): string {
	if (detail.startsWith('front-')) return m.finding_what_front({ field: detail.slice('front-'.length) }, { locale });
	const sentence = differences[detail];
	return sentence ? sentence({} as never, { locale }) : detail;
}
