/** What the report calls policies, replies and figures. */
import { repliesOf, textOf } from '$lib/core/scenario/replies.ts';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import type { Policy } from '$lib/core/score/policies.ts';
import type { ReportPart } from '$lib/core/score/report.ts';
import { m } from '$lib/paraglide/messages.js';

const policyNames = {
	longest: m.studio_report_policy_longest,
	'most-figures': m.studio_report_policy_most_figures,
	politest: m.studio_report_policy_politest,
	shortest: m.studio_report_policy_shortest,
	random: m.studio_report_policy_random,
	'argue-first': m.studio_report_policy_argue_first,
	sincere: m.studio_report_policy_sincere,
	firm: m.studio_report_policy_firm,
	yielding: m.studio_report_policy_yielding,
} satisfies Record<Policy, unknown>;

export function policyName(policy: Policy): string {
	return policyNames[policy]();
}

const partNames = {
	reach: m.studio_report_part_reach,
	policies: m.studio_report_part_policies,
	text: m.studio_report_part_text,
	scores: m.studio_report_part_scores,
} satisfies Record<ReportPart, unknown>;

export function partName(part: ReportPart): string {
	return partNames[part]();
}

/** What a reply says; the name of a special one. -1: staying quiet for the first time. */
export function replyWords(scenario: Scenario, index: number): string {
	const reply = repliesOf(scenario)[index];
	switch (reply?.kind) {
		case 'reply':
			return textOf(reply);
		case 'other':
			return m.studio_graph_kind_other();
		case 'lost':
			return m.studio_graph_kind_lost();
		case 'red-line':
			return m.studio_graph_kind_red_line();
		default:
			return m.studio_graph_kind_silence();
	}
}

/** 0 to 1 in per cent; what is not nothing is never told as 0, nor what is not all as 100. */
export function percentText(share: number): string {
	if (share > 0 && share < 0.01) return '<1%';
	if (share < 1 && share > 0.99) return '>99%';
	return `${Math.round(100 * share)}%`;
}
