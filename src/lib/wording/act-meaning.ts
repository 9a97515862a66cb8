/** The acts in words: when a reply carries one, and what it is good or bad for. */
import type { ActGroup, ActId } from '../core/act/act.ts';
import { m } from '../paraglide/messages.js';
import type { Locale } from './rubric.ts';

type Text = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

function say(text: Text, locale: Locale | undefined): string {
	return text({}, locale === undefined ? {} : { locale });
}

const definitions: Record<ActId, Text> = {
	identify: m.act_identify,
	'verify-contact': m.act_verify_contact,
	rapport: m.act_rapport,
	'ask-permission': m.act_ask_permission,
	'state-debt': m.act_state_debt,
	'cite-evidence': m.act_cite_evidence,
	'recall-terms': m.act_recall_terms,
	'ask-open': m.act_ask_open,
	'ask-specific': m.act_ask_specific,
	reflect: m.act_reflect,
	empathise: m.act_empathise,
	acknowledge: m.act_acknowledge,
	'propose-plan': m.act_propose_plan,
	'split-dispute': m.act_split_dispute,
	'offer-method': m.act_offer_method,
	'offer-help': m.act_offer_help,
	'state-urgency': m.act_state_urgency,
	'state-consequence': m.act_state_consequence,
	'cite-case': m.act_cite_case,
	escalate: m.act_escalate,
	'ask-commitment': m.act_ask_commitment,
	'confirm-agreement': m.act_confirm_agreement,
	'confirm-in-writing': m.act_confirm_in_writing,
	'schedule-follow-up': m.act_schedule_follow_up,
	'close-politely': m.act_close_politely,
	apologise: m.act_apologise,
	'vague-close': m.act_vague_close,
	'give-up': m.act_give_up,
	argue: m.act_argue,
	dismiss: m.act_dismiss,
	overpromise: m.act_overpromise,
	threaten: m.act_threaten,
	insult: m.act_insult,
	deceive: m.act_deceive,
	disclose: m.act_disclose,
	harass: m.act_harass,
};

/** Completes “it is this act when the reply …”. */
export function actDefinition(id: ActId, locale?: Locale): string {
	return say(definitions[id], locale);
}

const meanings: Record<ActId, Text> = {
	identify: m.act_identify_means,
	'verify-contact': m.act_verify_contact_means,
	rapport: m.act_rapport_means,
	'ask-permission': m.act_ask_permission_means,
	'state-debt': m.act_state_debt_means,
	'cite-evidence': m.act_cite_evidence_means,
	'recall-terms': m.act_recall_terms_means,
	'ask-open': m.act_ask_open_means,
	'ask-specific': m.act_ask_specific_means,
	reflect: m.act_reflect_means,
	empathise: m.act_empathise_means,
	acknowledge: m.act_acknowledge_means,
	'propose-plan': m.act_propose_plan_means,
	'split-dispute': m.act_split_dispute_means,
	'offer-method': m.act_offer_method_means,
	'offer-help': m.act_offer_help_means,
	'state-urgency': m.act_state_urgency_means,
	'state-consequence': m.act_state_consequence_means,
	'cite-case': m.act_cite_case_means,
	escalate: m.act_escalate_means,
	'ask-commitment': m.act_ask_commitment_means,
	'confirm-agreement': m.act_confirm_agreement_means,
	'confirm-in-writing': m.act_confirm_in_writing_means,
	'schedule-follow-up': m.act_schedule_follow_up_means,
	'close-politely': m.act_close_politely_means,
	apologise: m.act_apologise_means,
	'vague-close': m.act_vague_close_means,
	'give-up': m.act_give_up_means,
	argue: m.act_argue_means,
	dismiss: m.act_dismiss_means,
	overpromise: m.act_overpromise_means,
	threaten: m.act_threaten_means,
	insult: m.act_insult_means,
	deceive: m.act_deceive_means,
	disclose: m.act_disclose_means,
	harass: m.act_harass_means,
};

/** One line for learners: what the act does. */
export function actMeaning(id: ActId, locale?: Locale): string {
	return say(meanings[id], locale);
}

const groups: Record<ActGroup, Text> = {
	open: m.act_group_open,
	state: m.act_group_state,
	listen: m.act_group_listen,
	propose: m.act_group_propose,
	agree: m.act_group_agree,
	weak: m.act_group_weak,
	red: m.act_group_red,
};

/** A group of the list: 倾听理解. */
export function actGroupName(group: ActGroup, locale?: Locale): string {
	return say(groups[group], locale);
}
