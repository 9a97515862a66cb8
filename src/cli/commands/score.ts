/** `huikuan score`: the scorecard of a run, or of a rehearsal and what it should have been. */
import { score as scoreRun } from '../../lib/core/score/score.ts';
import type { Command } from '../command.ts';
import { loadPlay } from '../play.ts';
import { scorecardText } from '../scorecard-text.ts';
import { exits } from '../terminal.ts';

export const score: Command = {
	name: 'score',
	options: { json: 'boolean', scenarios: 'string' },
	operands: { least: 1, most: 1 },
	run(call) {
		const { locale, terminal } = call;
		const play = loadPlay(call.operands[0] ?? '', call);
		const { scenario, run, state } = play;
		const card = scoreRun(scenario, state, run.entries);
		if (call.asked('json')) terminal.out(JSON.stringify(card, null, 2));
		else for (const line of scorecardText(card, scenario, locale)) terminal.out(line);
		const problems = [...play.problems, ...play.unmet];
		for (const problem of problems) terminal.err(problem);
		return problems.length > 0 ? exits.found : exits.fine;
	},
};
