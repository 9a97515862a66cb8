/** The situations that there is a template for, as a trainer would look for them: by what the customer does. */
import { m } from '$lib/paraglide/messages.js';

export const topics: readonly { id: string; name: () => string; means: () => string }[] = [
	{ id: 'evasive-debtor', name: m.studio_guide_topic_evasive_debtor, means: m.studio_guide_topic_evasive_debtor_means },
	{
		id: 'disputed-statement',
		name: m.studio_guide_topic_disputed_statement,
		means: m.studio_guide_topic_disputed_statement_means,
	},
	{
		id: 'cash-flow-excuse',
		name: m.studio_guide_topic_cash_flow_excuse,
		means: m.studio_guide_topic_cash_flow_excuse_means,
	},
	{ id: 'buck-passing', name: m.studio_guide_topic_buck_passing, means: m.studio_guide_topic_buck_passing_means },
	{
		id: 'quality-complaint',
		name: m.studio_guide_topic_quality_complaint,
		means: m.studio_guide_topic_quality_complaint_means,
	},
	{
		id: 'goods-not-received',
		name: m.studio_guide_topic_goods_not_received,
		means: m.studio_guide_topic_goods_not_received_means,
	},
	{ id: 'cold-shoulder', name: m.studio_guide_topic_cold_shoulder, means: m.studio_guide_topic_cold_shoulder_means },
	{ id: 'no-answer', name: m.studio_guide_topic_no_answer, means: m.studio_guide_topic_no_answer_means },
	{ id: 'flat-refusal', name: m.studio_guide_topic_flat_refusal, means: m.studio_guide_topic_flat_refusal_means },
	{ id: 'supply-hostage', name: m.studio_guide_topic_supply_hostage, means: m.studio_guide_topic_supply_hostage_means },
	{
		id: 'partial-payment',
		name: m.studio_guide_topic_partial_payment,
		means: m.studio_guide_topic_partial_payment_means,
	},
	{ id: 'old-friend', name: m.studio_guide_topic_old_friend, means: m.studio_guide_topic_old_friend_means },
	{ id: 'old-debt', name: m.studio_guide_topic_old_debt, means: m.studio_guide_topic_old_debt_means },
	{ id: 'third-party', name: m.studio_guide_topic_third_party, means: m.studio_guide_topic_third_party_means },
	{ id: 'pre-due', name: m.studio_guide_topic_pre_due, means: m.studio_guide_topic_pre_due_means },
	{ id: 'signing-day', name: m.studio_guide_topic_signing_day, means: m.studio_guide_topic_signing_day_means },
	{
		id: 'downstream-unpaid',
		name: m.studio_guide_topic_downstream_unpaid,
		means: m.studio_guide_topic_downstream_unpaid_means,
	},
	{ id: 'new-boss', name: m.studio_guide_topic_new_boss, means: m.studio_guide_topic_new_boss_means },
	{
		id: 'appliance-success',
		name: m.studio_guide_topic_appliance_success,
		means: m.studio_guide_topic_appliance_success_means,
	},
	{
		id: 'software-failure',
		name: m.studio_guide_topic_software_failure,
		means: m.studio_guide_topic_software_failure_means,
	},
];
