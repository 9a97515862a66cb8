/** Topics of scenarios, in the language of the interface. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Language } from '../core/scenario/scenario.ts';

const topics = new Map<string, typeof m.account_topic_evasion>([
	['evasion', m.account_topic_evasion],
	['dispute', m.account_topic_dispute],
	['cash-flow', m.account_topic_cash_flow],
	['first-call', m.studio_guide_topic_first_call],
	['real-case', m.studio_guide_topic_real_case],
	['buck-passing', m.studio_guide_topic_buck_passing],
	['quality-complaint', m.studio_guide_topic_quality_complaint],
	['goods-not-received', m.studio_guide_topic_goods_not_received],
	['cold-shoulder', m.studio_guide_topic_cold_shoulder],
	['no-answer', m.studio_guide_topic_no_answer],
	['flat-refusal', m.studio_guide_topic_flat_refusal],
	['supply-hostage', m.studio_guide_topic_supply_hostage],
	['partial-payment', m.studio_guide_topic_partial_payment],
	['old-friend', m.studio_guide_topic_old_friend],
	['old-debt', m.studio_guide_topic_old_debt],
	['third-party', m.studio_guide_topic_third_party],
	['pre-due', m.studio_guide_topic_pre_due],
	['signing-day', m.studio_guide_topic_signing_day],
	['downstream-unpaid', m.studio_guide_topic_downstream_unpaid],
	['new-boss', m.studio_guide_topic_new_boss],
	['appliance-success', m.studio_guide_topic_appliance_success],
	['software-failure', m.studio_guide_topic_software_failure],
]);

/** A topic is the author's own word; the usual ones have a name, any other is shown as it is written. */
export function topicName(topic: string, locale: Language = getLocale()): string {
	return topics.get(topic)?.({}, { locale }) ?? topic;
}
