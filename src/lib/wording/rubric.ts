/** The rubric in words: checks, principles, method steps, rungs, outcomes, medals, caps and tones, in the reader's language. */
import type { Tone } from '../core/act/act.ts';
import type { Outcome } from '../core/scenario/scenario.ts';
import type { LscpStep } from '../core/score/rubric.ts';
import type { Cap, CheckId, Medal, Principle, Scorecard, Status } from '../core/score/scorecard.ts';
import { m } from '../paraglide/messages.js';

/** The reader's language; left out, that of the page. */
export type Locale = 'zh' | 'en';

type Text = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

function say(text: Text, locale: Locale | undefined): string {
	return text({}, locale === undefined ? {} : { locale });
}

const checkNames: Record<CheckId, Text> = {
	'open-plainly': m.rubric_open_plainly,
	'right-person': m.rubric_right_person,
	'no-apology': m.rubric_no_apology,
	truthful: m.rubric_truthful,
	'ask-before-propose': m.rubric_ask_before_propose,
	'hear-out': m.rubric_hear_out,
	'stay-calm': m.rubric_stay_calm,
	persist: m.rubric_persist,
	empathise: m.rubric_empathise,
	reflect: m.rubric_reflect,
	'find-cause': m.rubric_find_cause,
	'full-first': m.rubric_full_first,
	'concrete-plan': m.rubric_concrete_plan,
	'plan-fits': m.rubric_plan_fits,
	'within-authority': m.rubric_within_authority,
	'ease-payment': m.rubric_ease_payment,
	'ask-commitment': m.rubric_ask_commitment,
	'promise-specific': m.rubric_promise_specific,
	'next-contact': m.rubric_next_contact,
	'no-vague-close': m.rubric_no_vague_close,
	prepared: m.rubric_prepared,
	'say-back': m.rubric_say_back,
	'in-writing': m.rubric_in_writing,
	'log-true': m.rubric_log_true,
};

/** Four or five characters in Chinese: 开门见山. */
export function checkName(id: CheckId, locale?: Locale): string {
	return say(checkNames[id], locale);
}

const checkAsks: Record<CheckId, Text> = {
	'open-plainly': m.rubric_open_plainly_asks,
	'right-person': m.rubric_right_person_asks,
	'no-apology': m.rubric_no_apology_asks,
	truthful: m.rubric_truthful_asks,
	'ask-before-propose': m.rubric_ask_before_propose_asks,
	'hear-out': m.rubric_hear_out_asks,
	'stay-calm': m.rubric_stay_calm_asks,
	persist: m.rubric_persist_asks,
	empathise: m.rubric_empathise_asks,
	reflect: m.rubric_reflect_asks,
	'find-cause': m.rubric_find_cause_asks,
	'full-first': m.rubric_full_first_asks,
	'concrete-plan': m.rubric_concrete_plan_asks,
	'plan-fits': m.rubric_plan_fits_asks,
	'within-authority': m.rubric_within_authority_asks,
	'ease-payment': m.rubric_ease_payment_asks,
	'ask-commitment': m.rubric_ask_commitment_asks,
	'promise-specific': m.rubric_promise_specific_asks,
	'next-contact': m.rubric_next_contact_asks,
	'no-vague-close': m.rubric_no_vague_close_asks,
	prepared: m.rubric_prepared_asks,
	'say-back': m.rubric_say_back_asks,
	'in-writing': m.rubric_in_writing_asks,
	'log-true': m.rubric_log_true_asks,
};

/** What the check asks, in one sentence. */
export function whatCheckAsks(id: CheckId, locale?: Locale): string {
	return say(checkAsks[id], locale);
}

const principleNames: Record<Principle, Text> = {
	sincerity: m.rubric_principle_sincerity,
	patience: m.rubric_principle_patience,
	understanding: m.rubric_principle_understanding,
	suggestion: m.rubric_principle_suggestion,
	'follow-up': m.rubric_principle_follow_up,
	record: m.rubric_principle_record,
};

/** 真诚. */
export function principleName(id: Principle, locale?: Locale): string {
	return say(principleNames[id], locale);
}

const principleAsks: Record<Principle, Text> = {
	sincerity: m.rubric_principle_sincerity_asks,
	patience: m.rubric_principle_patience_asks,
	understanding: m.rubric_principle_understanding_asks,
	suggestion: m.rubric_principle_suggestion_asks,
	'follow-up': m.rubric_principle_follow_up_asks,
	record: m.rubric_principle_record_asks,
};

/** What the principle asks, in one sentence. */
export function whatPrincipleAsks(id: Principle, locale?: Locale): string {
	return say(principleAsks[id], locale);
}

const stepNames: Record<LscpStep, Text> = {
	listen: m.rubric_lscp_listen,
	understand: m.rubric_lscp_understand,
	propose: m.rubric_lscp_propose,
	agree: m.rubric_lscp_agree,
};

/** A step of LSCP: 倾听. */
export function lscpStepName(step: LscpStep, locale?: Locale): string {
	return say(stepNames[step], locale);
}

const stepAsks: Record<LscpStep, Text> = {
	listen: m.rubric_lscp_listen_asks,
	understand: m.rubric_lscp_understand_asks,
	propose: m.rubric_lscp_propose_asks,
	agree: m.rubric_lscp_agree_asks,
};

/** What takes the step. */
export function whatLscpStepAsks(step: LscpStep, locale?: Locale): string {
	return say(stepAsks[step], locale);
}

type PmpStep = Exclude<keyof Scorecard['pmp'], 'interrupted'>;

const pmpNames: Record<PmpStep, Text> = {
	ask: m.rubric_pmp_ask,
	listen: m.rubric_pmp_listen,
	sum: m.rubric_pmp_sum,
};

/** A step of PMP: 提问. */
export function pmpStepName(step: PmpStep, locale?: Locale): string {
	return say(pmpNames[step], locale);
}

const rungNames: readonly Text[] = [
	m.rubric_rung_0,
	m.rubric_rung_1,
	m.rubric_rung_2,
	m.rubric_rung_3,
	m.rubric_rung_4,
	m.rubric_rung_5,
];
const rungAsks: readonly Text[] = [
	m.rubric_rung_0_asks,
	m.rubric_rung_1_asks,
	m.rubric_rung_2_asks,
	m.rubric_rung_3_asks,
	m.rubric_rung_4_asks,
	m.rubric_rung_5_asks,
];

/** A rung of the promise ladder, 0 to 5: 日期和金额. */
export function rungName(rung: number, locale?: Locale): string {
	return say(rungNames[rung] ?? m.rubric_rung_0, locale);
}

/** What a promise on that rung says. */
export function whatRungSays(rung: number, locale?: Locale): string {
	return say(rungAsks[rung] ?? m.rubric_rung_0_asks, locale);
}

const outcomeNames: Record<Outcome, Text> = {
	paid: m.rubric_outcome_paid,
	agreed: m.rubric_outcome_agreed,
	verbal: m.rubric_outcome_verbal,
	deferred: m.rubric_outcome_deferred,
	escalated: m.rubric_outcome_escalated,
	'message-left': m.rubric_outcome_message_left,
	'no-commitment': m.rubric_outcome_no_commitment,
	refused: m.rubric_outcome_refused,
	'broken-off': m.rubric_outcome_broken_off,
};

/** 达成; null: the talk has not ended. */
export function outcomeName(id: Outcome | null, locale?: Locale): string {
	return say(id === null ? m.rubric_outcome_unfinished : outcomeNames[id], locale);
}

const medalNames: Record<Medal, Text> = {
	gold: m.rubric_medal_gold,
	silver: m.rubric_medal_silver,
	bronze: m.rubric_medal_bronze,
};

/** 金; without a medal 通过 or 未过. */
export function medalName(medal: Medal | null, passed: boolean, locale?: Locale): string {
	return say(medal ? medalNames[medal] : passed ? m.rubric_medal_passed : m.rubric_medal_none, locale);
}

const capTexts = {
	'red-line': m.rubric_cap_red_line,
	'rewarded-red-line': m.rubric_cap_rewarded_red_line,
	verbal: m.rubric_cap_verbal,
	overpromise: m.rubric_cap_overpromise,
	'gave-way': m.rubric_cap_gave_way,
} satisfies Record<Cap, unknown>;

/** Why the total is capped, and where. */
export function capText(cap: Cap, limit: number, locale?: Locale): string {
	return capTexts[cap]({ limit }, locale === undefined ? {} : { locale });
}

const toneNames: Record<Tone, Text> = {
	sound: m.rubric_tone_sound,
	weak: m.rubric_tone_weak,
	red: m.rubric_tone_red,
	neutral: m.rubric_tone_neutral,
};

/** 得力 乏力 越线 平常. */
export function toneName(tone: Tone, locale?: Locale): string {
	return say(toneNames[tone], locale);
}

const statusNames: Record<Status, Text> = {
	yes: m.rubric_status_yes,
	no: m.rubric_status_no,
	'not-applicable': m.rubric_status_na,
};

/** 做到 没做到 不适用. */
export function statusName(status: Status, locale?: Locale): string {
	return say(statusNames[status], locale);
}
