/** What policies score, as a table for people. */
import type { Language } from '../lib/core/scenario/scenario.ts';
import type { ModelRun } from '../lib/core/score/model-run.ts';
import type { Policy, PolicyReport } from '../lib/core/score/policies.ts';
import { m } from '../lib/paraglide/messages.js';
import { outcomeName } from '../lib/wording/rubric.ts';
import { columns } from './columns.ts';

/** One row a policy, then the best run that was found. */
export function policyTable(reports: readonly PolicyReport[], model: ModelRun | null, locale: Language): string[] {
	const head = [
		m.cli_policies_policy({}, { locale }),
		m.cli_policies_runs({}, { locale }),
		m.cli_policies_passes({}, { locale }),
		m.cli_policies_lowest({}, { locale }),
		m.cli_policies_mean({}, { locale }),
		m.cli_policies_highest({}, { locale }),
		m.cli_policies_outcome({}, { locale }),
	];
	const rows = reports.map(({ policy, runs, complete, passes, total, best }) => [
		policyName(policy, locale),
		`${runs}${complete ? '' : '~'}`,
		String(passes),
		String(total.lowest),
		total.mean.toFixed(1),
		String(total.highest),
		outcomeName(best.outcome, locale),
	]);
	const found = model && [
		m.cli_policies_model({}, { locale }),
		'1',
		model.card.passed ? '1' : '0',
		'',
		'',
		String(model.card.total),
		outcomeName(model.card.outcome.id, locale),
	];
	return [...columns([head, ...rows, ...(found ? [found] : [])]), m.cli_policies_sampled({}, { locale })];
}

const names = {
	longest: m.cli_policy_longest,
	'most-figures': m.cli_policy_most_figures,
	politest: m.cli_policy_politest,
	shortest: m.cli_policy_shortest,
	random: m.cli_policy_random,
	'argue-first': m.cli_policy_argue_first,
	sincere: m.cli_policy_sincere,
	firm: m.cli_policy_firm,
	yielding: m.cli_policy_yielding,
} satisfies Record<Policy, unknown>;

export function policyName(policy: Policy, locale: Language): string {
	return names[policy]({}, { locale });
}
