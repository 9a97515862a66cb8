/** What is wrong with a rehearsal, in words. */
import type { Problem, ProblemCode } from '../core/run/rehearsal.ts';
import type { Language } from '../core/scenario/scenario.ts';
import { m } from '../paraglide/messages.js';

/** Every placeholder that a sentence may hold; a sentence takes those that it names. */
type Values = Record<'path' | 'reason' | 'name' | 'expected' | 'actual' | 'act', string | number>;

const sentences: Record<ProblemCode, (values: Values, options: { locale: Language }) => string> = {
	'front-matter': m.cli_problem_front_matter,
	'not-a-part': m.cli_problem_not_a_part,
	misplaced: m.cli_problem_misplaced,
	'bad-promise': m.cli_problem_bad_promise,
	'bad-contact': m.cli_problem_bad_contact,
	'unknown-act': m.cli_problem_unknown_act,
	'other-scenario': m.cli_problem_other_scenario,
	'other-version': m.cli_problem_other_version,
	'unknown-question': m.cli_problem_unknown_question,
	'unknown-option': m.cli_problem_unknown_option,
	'missing-option': m.cli_problem_missing_option,
	'customer-says-otherwise': m.cli_problem_customer_says_otherwise,
	'customer-says-nothing': m.cli_problem_customer_says_nothing,
	'line-left-out': m.cli_problem_line_left_out,
	'not-on-offer': m.cli_problem_not_on_offer,
	refused: m.cli_problem_refused,
	'talk-is-over': m.cli_problem_talk_is_over,
	'talk-goes-on': m.cli_problem_talk_goes_on,
	'not-heard': m.cli_problem_not_heard,
	'unknown-reason': m.cli_problem_unknown_reason,
	'unknown-wording': m.cli_problem_unknown_wording,
	'other-parts': m.cli_problem_other_parts,
};

const blank: Values = { path: '', reason: '', name: '', expected: '', actual: '', act: '' };

export function problemText({ code, params }: Problem, locale: Language): string {
	return sentences[code]({ ...blank, ...params }, { locale });
}
