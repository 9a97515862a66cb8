/** `huikuan policies`: what going by looks scores, so that an author sees whether good replies give themselves away. */
import { textOf, repliesOf } from '../../lib/core/scenario/replies.ts';
import { fillFacts } from '../../lib/core/scenario/facts.ts';
import type { Language, Scenario } from '../../lib/core/scenario/scenario.ts';
import { modelRun, type ModelRun } from '../../lib/core/score/model-run.ts';
import { measure, policies as all, type Policy, type PolicyReport } from '../../lib/core/score/policies.ts';
import { m } from '../../lib/paraglide/messages.js';
import type { Command } from '../command.ts';
import { readScenario } from '../library.ts';
import { policyName, policyTable } from '../policies-text.ts';
import { runsAsked } from '../runs-asked.ts';
import { exits } from '../terminal.ts';

/** By these looks no run may pass; by chance one in twenty may. */
const looks: readonly Policy[] = ['longest', 'most-figures', 'politest'];
const mostByChance = 20;

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
		for (const row of policyTable(reports, model, locale)) terminal.out(row);
		if (model) for (const line of modelText(scenario, model, locale)) terminal.out(line);
		const caught = reports.filter(givesAway);
		for (const { policy } of caught)
			terminal.err(m.cli_policies_gives_away({ policy: policyName(policy, locale) }, { locale }));
		return caught.length > 0 ? exits.found : exits.fine;
	},
};

function givesAway({ policy, passes, runs }: PolicyReport): boolean {
	return (looks.includes(policy) && passes > 0) || (policy === 'random' && passes * mostByChance > runs);
}

function modelText(scenario: Scenario, { walk }: ModelRun, locale: Language): string[] {
	const lines = walk.steps.flatMap(({ reply, before }) => {
		const own = reply && repliesOf(scenario)[reply.index];
		return own && before ? [`- ${fillFacts(textOf(own), scenario, before)}`] : [];
	});
	return ['', m.cli_policies_model_replies({}, { locale }), ...lines];
}
