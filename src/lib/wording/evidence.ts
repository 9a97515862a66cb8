/** Evidence in words: which check, which words, what would have earned it. */
import { formatDate } from '../core/scenario/facts.ts';
import type { Channel } from '../core/scenario/scenario.ts';
import { isIsoDate } from '../core/scenario/calendar.ts';
import { fewestReplies } from '../core/score/rubric.ts';
import type { CheckId, CheckResult, Evidence } from '../core/score/scorecard.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { channelName } from './account.ts';
import { inQuotes } from './quote.ts';
import { rungName, type Locale } from './rubric.ts';

/** What the sentences need to know of the run. */
export interface RunWords {
	/** Who is quoted when the evidence does not say who spoke. */
	customer: string;
	/** Number of replies that stand. */
	replies: number;
}

/** Everything that a check's result has to say, one sentence each: its evidence, or why there is none. Never empty. */
export function checkSentences(result: CheckResult, run: RunWords, locale: Locale = getLocale()): string[] {
	if (result.status === 'not-applicable') return [whyNotApplicable(result.id, locale)];
	if (result.evidence.length > 0) return result.evidence.map((evidence) => evidenceText(evidence, run, locale));
	return [withoutEvidence(result, run, locale)];
}

/** What would have earned a missed check; null when there is nothing to say. */
export function earnText({ earn }: CheckResult, locale: Locale = getLocale()): string | null {
	if (!earn) return null;
	const words = inQuotes(earn.words);
	return earn.entry === null ? m.rubric_earn({ words }, { locale }) : m.rubric_earn_then({ words }, { locale });
}

type Inputs = Record<string, string | number>;
type Sentence = (inputs: Inputs & Frame, options: { locale: Locale }) => string;
/** Every placeholder that a sentence may hold; a sentence takes those that it names. */
type Frame = Record<
	| 'reply' | 'words' | 'speaker' | 'figure' | 'proposal' | 'said' | 'limit' | 'rung' | 'name' | 'option' | 'document'
	| 'promises' | 'lacking' | 'written' | 'from' | 'to' | 'contact' | 'channel' | 'when',
	string | number
>; // prettier-ignore

const details: Readonly<Record<string, Sentence>> = {
	'named-by-customer': m.rubric_evidence_named,
	'contradicts-account': m.rubric_evidence_contradicts_account,
	'proposed-first': m.rubric_evidence_proposed_first,
	'before-proposal': m.rubric_evidence_before_proposal,
	'brushed-aside': m.rubric_evidence_brushed_aside,
	'parts-first': m.rubric_evidence_parts_first,
	'no-date-or-share': m.rubric_evidence_no_date_or_share,
	'after-cause': m.rubric_evidence_after_cause,
	'before-cause': m.rubric_evidence_before_cause,
	'dispute-left-open': m.rubric_evidence_dispute_left_open,
	'beyond-instalments': m.rubric_evidence_beyond_instalments,
	'beyond-date': m.rubric_evidence_beyond_date,
	rung: m.rubric_evidence_rung,
	'missing-option': m.rubric_evidence_missing_option,
	'wrong-option': m.rubric_evidence_wrong_option,
	'not-at-hand': m.rubric_evidence_not_at_hand,
	'all-prepared': m.rubric_evidence_all_prepared,
	'nothing-promised': m.rubric_evidence_nothing_promised,
	'not-announced': m.rubric_evidence_not_announced,
	'no-message': m.rubric_evidence_no_message,
	'message-lacks': m.rubric_evidence_message_lacks,
	'message-complete': m.rubric_evidence_message_complete,
	'no-record': m.rubric_evidence_no_record,
	'reason-differs': m.rubric_evidence_reason_differs,
	'promises-differ': m.rubric_evidence_promises_differ,
	'next-missing': m.rubric_evidence_next_missing,
	'next-differs': m.rubric_evidence_next_differs,
	'record-true': m.rubric_evidence_record_true,
};

/** One piece of evidence as a sentence: 第 4 句：“……”. */
export function evidenceText(evidence: Evidence, run: RunWords, locale: Locale = getLocale()): string {
	const { reply, words, detail } = evidence;
	const speaker = evidence.speaker ?? run.customer;
	const values = detail ? shown(detail.values, locale) : {};
	const frame = { ...blank, ...values, reply: reply ?? '', words: inQuotes(words), speaker };
	const sentence =
		(detail && sentenceFor(detail.key, detail.values)) ??
		(reply === null ? m.rubric_evidence_line : m.rubric_evidence_reply);
	const name = rungName(Number(detail?.values['rung'] ?? 0), locale);
	const when = frame.from === frame.to ? m.rubric_evidence_next_on : m.rubric_evidence_next_when;
	return sentence({ ...frame, name, when: when(frame, { locale }) }, { locale });
}

const blank: Frame = {
	reply: '', words: '', speaker: '', figure: '', proposal: '', said: '', limit: '', rung: '', name: '', option: '', document: '',
	promises: '', lacking: '', written: '', from: '', to: '', contact: '', channel: '', when: '',
}; // prettier-ignore

/** Where nothing was written, or nothing was promised, another sentence reads better. */
function sentenceFor(key: string, { written, said }: Inputs): Sentence | undefined {
	if (key === 'reason-differs' && written === '') return m.rubric_evidence_reason_missing;
	if (key === 'promises-differ' && said === 0) return m.rubric_evidence_promises_none;
	return details[key];
}

function shown(values: Inputs, locale: Locale): Inputs {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			typeof value === 'string' ? readable(name, value, locale) : value,
		]),
	);
}

function readable(name: string, value: string, locale: Locale): string {
	if (name === 'channel') return channelName(value as Channel, locale);
	return isIsoDate(value) ? formatDate(value, locale) : inQuotes(value);
}

type Text = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const never: Partial<Record<CheckId, Text>> = {
	'open-plainly': m.rubric_open_plainly_never,
	'right-person': m.rubric_right_person_never,
	'ask-before-propose': m.rubric_ask_before_propose_never,
	persist: m.rubric_persist_never,
	empathise: m.rubric_empathise_never,
	reflect: m.rubric_reflect_never,
	'find-cause': m.rubric_find_cause_never,
	'full-first': m.rubric_full_first_never,
	'concrete-plan': m.rubric_concrete_plan_never,
	'plan-fits': m.rubric_plan_fits_never,
	'ease-payment': m.rubric_ease_payment_never,
	'ask-commitment': m.rubric_ask_commitment_never,
	'promise-specific': m.rubric_promise_specific_never,
	'next-contact': m.rubric_next_contact_never,
	prepared: m.rubric_prepared_never,
	'say-back': m.rubric_say_back_never,
	'in-writing': m.rubric_in_writing_never,
	'log-true': m.rubric_log_true_never,
};

const clean: Partial<Record<CheckId, (inputs: { replies: number }, options: { locale: Locale }) => string>> = {
	'no-apology': m.rubric_no_apology_clean,
	truthful: m.rubric_truthful_clean,
	'hear-out': m.rubric_hear_out_clean,
	'stay-calm': m.rubric_stay_calm_clean,
	'within-authority': m.rubric_within_authority_clean,
	'no-vague-close': m.rubric_no_vague_close_clean,
};

function withoutEvidence({ id, status }: CheckResult, { replies }: RunWords, locale: Locale): string {
	if (status === 'yes') return clean[id]?.({ replies }, { locale }) ?? '';
	if (clean[id] && replies < fewestReplies) return m.rubric_too_few({}, { locale });
	return never[id]?.({}, { locale }) ?? '';
}

const notApplicable: Partial<Record<CheckId, Text>> = {
	'open-plainly': m.rubric_open_plainly_na,
	'right-person': m.rubric_right_person_na,
	'ask-before-propose': m.rubric_ask_before_propose_na,
	'stay-calm': m.rubric_stay_calm_na,
	persist: m.rubric_persist_na,
	empathise: m.rubric_empathise_na,
	reflect: m.rubric_reflect_na,
	'find-cause': m.rubric_find_cause_na,
	'full-first': m.rubric_full_first_na,
	'concrete-plan': m.rubric_concrete_plan_na,
	'plan-fits': m.rubric_plan_fits_na,
	'ease-payment': m.rubric_ease_payment_na,
	'ask-commitment': m.rubric_ask_commitment_na,
	'promise-specific': m.rubric_promise_specific_na,
	'next-contact': m.rubric_next_contact_na,
	prepared: m.rubric_prepared_na,
	'say-back': m.rubric_say_back_na,
	'in-writing': m.rubric_in_writing_na,
	'log-true': m.rubric_log_true_na,
};

function whyNotApplicable(id: CheckId, locale: Locale): string {
	return (notApplicable[id] ?? m.rubric_na)({}, { locale });
}
