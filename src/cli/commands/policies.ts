/** `huikuan policies`: what going by looks scores, so that an author sees whether good replies give themselves away. */
import { textOf, repliesOf } from '../../lib/core/scenario/replies.ts';
import { fillFacts } from '../../lib/core/scenario/facts.ts';
import type { Language, Scenario } from '../../lib/core/scenario/scenario.ts';
import { modelRun, type ModelRun } from '../../lib/core/score/model-run.ts';
import { measure, policies as all, type Policy, type PolicyReport } from '../../lib/core/score/policies.ts';
import { m } from '../../lib/paraglide/messages.js';
import { outcomeName } from '../../lib/wording/rubric.ts';
import type { Call, Command } from '../command.ts';
import { columns } from '../columns.ts';
import { readScenario } from '../library.ts';
import { exits, Refusal } from '../terminal.ts';

/** By these looks no run may pass; by chance one in twenty may. */
const looks: readonly Policy[] = ['longest', 'most-figures', 'politest'];
const mostByChance = 20;

const mostRuns = 1_000_000;

export const policies: Command = {
	name: 'policies',
	options: { runs: 'string' },
	operands: { least: 1, most: 1 },
	run(call) {
		const { locale, terminal } = call;
		const [path = ''] = call.operands;
		const runs = runsAsked(call);
		const { scenario } = readScenario(path, call);
		const reports = all.map((policy) => measure(scenario, policy, { runs }));
		const model = modelRun(scenario);
		for (const row of table(reports, model, locale)) terminal.out(row);
		if (model) for (const line of modelText(scenario, model, locale)) terminal.out(line);
		const caught = reports.filter(givesAway);
		for (const { policy } of caught)
			terminal.err(m.cli_policies_gives_away({ policy: policyName(policy, locale) }, { locale }));
		return caught.length > 0 ? exits.found : exits.fine;
	},
};

function runsAsked(call: Call): number {
	const asked = call.value('runs');
	if (asked === undefined) return 1000;
	const runs = /^\d{1,7}$/.test(asked) ? Number(asked) : 0;
	if (runs >= 1 && runs <= mostRuns) return runs;
	throw new Refusal(m.cli_runs_number({ most: mostRuns, runs: asked }, { locale: call.locale }));
}

function givesAway({ policy, passes, runs }: PolicyReport): boolean {
	return (looks.includes(policy) && passes > 0) || (policy === 'random' && passes * mostByChance > runs);
}

function table(reports: readonly PolicyReport[], model: ModelRun | null, locale: Language): string[] {
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

function modelText(scenario: Scenario, { walk }: ModelRun, locale: Language): string[] {
	const lines = walk.steps.flatMap(({ reply, before }) => {
		const own = reply && repliesOf(scenario)[reply.index];
		return own && before ? [`- ${fillFacts(textOf(own), scenario, before)}`] : [];
	});
	return ['', m.cli_policies_model_replies({}, { locale }), ...lines];
}

const names = {
	longest: m.cli_policy_longest,
	'most-figures': m.cli_policy_most_figures,
	politest: m.cli_policy_politest,
	shortest: m.cli_policy_shortest,
	random: m.cli_policy_random,
	'argue-first': m.cli_policy_argue_first,
} satisfies Record<Policy, unknown>;

function policyName(policy: Policy, locale: Language): string {
	return names[policy]({}, { locale });
}
