/** `huikuan rehearse`: plays every rehearsal, one line each. */
import { score } from '../../lib/core/score/score.ts';
import { m } from '../../lib/paraglide/messages.js';
import { outcomeName } from '../../lib/wording/rubric.ts';
import type { Call, Command } from '../command.ts';
import { findFiles, type FoundFile } from '../files.ts';
import { isRehearsalName, loadRehearsal } from '../rehearsal.ts';
import { exits, Refusal, type Exit } from '../terminal.ts';

export const rehearse: Command = {
	name: 'rehearse',
	options: { scenarios: 'string' },
	operands: { least: 1, most: Infinity },
	run(call) {
		const { files, troubles } = findFiles(call, isRehearsalName);
		const results = files.map((file) => rehearseOne(file, call));
		const failed = results.filter((exit) => exit !== exits.fine).length;
		call.terminal.out(m.cli_rehearse_counts({ plays: files.length, failed }, { locale: call.locale }));
		for (const trouble of troubles) call.terminal.err(`huikuan: ${trouble}`);
		if (troubles.length > 0 || results.includes(exits.refused)) return exits.refused;
		return failed > 0 ? exits.found : exits.fine;
	},
};

/** The line of one rehearsal, with what does not agree on lines of its own. */
function rehearseOne(file: FoundFile, call: Call): Exit {
	const { locale, terminal } = call;
	try {
		const { scenario, run, state, problems, unmet } = loadRehearsal(file.shown, call);
		const { total, outcome } = score(scenario, state, run.entries);
		const name = state.snapshot?.over ? (scenario.states[state.snapshot.state]?.name ?? '') : '';
		const values = {
			file: file.shown,
			total,
			ending: [...new Set([name, outcomeName(outcome.id, locale)])].join(' ').trim(),
		};
		const failures = [...problems, ...unmet];
		if (failures.length === 0) terminal.out(m.cli_rehearse_fine(values, { locale }));
		else terminal.out(m.cli_rehearse_failed({ ...values, count: failures.length }, { locale }));
		for (const failure of failures) terminal.out(`  ${failure}`);
		return failures.length > 0 ? exits.found : exits.fine;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		terminal.err(`huikuan: ${error.message}`);
		return error.exit;
	}
}
