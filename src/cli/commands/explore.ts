/** `huikuan explore`: everywhere a scenario's talk can go, and what its runs can score. */
import { mapping } from '../../lib/core/machine/map.ts';
import { ranging } from '../../lib/core/score/explore/explored.ts';
import { measure, policies } from '../../lib/core/score/policies.ts';
import { modelRun } from '../../lib/core/score/model-run.ts';
import type { Command } from '../command.ts';
import { exploredJson } from '../explored-json.ts';
import { mapText, scoresText } from '../explored-text.ts';
import { readScenario } from '../library.ts';
import { policyTable } from '../policies-text.ts';
import { runsAsked } from '../runs-asked.ts';
import { exits } from '../terminal.ts';

export const explore: Command = {
	name: 'explore',
	options: { json: 'boolean', runs: 'string' },
	operands: { least: 1, most: 1 },
	run(call) {
		const { locale, terminal } = call;
		const [path = ''] = call.operands;
		const runs = runsAsked(call);
		const { scenario } = readScenario(path, call);
		const map = finished(mapping(scenario));
		const scores = finished(ranging(scenario));
		const reports = policies.map((policy) => measure(scenario, policy, { runs }));
		const model = modelRun(scenario);
		if (call.asked('json')) {
			terminal.out(JSON.stringify(exploredJson(scenario, map, scores, reports), null, 2));
			return exits.fine;
		}
		const sections = [
			mapText(scenario, map, scores, locale),
			scoresText(scores, locale),
			policyTable(reports, model, locale),
		];
		terminal.out(sections.map((lines) => lines.join('\n')).join('\n\n'));
		return exits.fine;
	},
};

/** All slices, one after the other. */
function finished<T>(slices: Generator<unknown, T>): T {
	let slice = slices.next();
	while (!slice.done) slice = slices.next();
	return slice.value;
}
