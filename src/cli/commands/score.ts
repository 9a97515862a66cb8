/** `huikuan score`: the scorecard of a run, of a rehearsal and what it should have been, or of a real conversation. */
import { score as scoreRun } from '../../lib/core/score/score.ts';
import { m } from '../../lib/paraglide/messages.js';
import type { Command } from '../command.ts';
import { loadPlay } from '../play.ts';
import { scoreTalk } from '../score-transcript.ts';
import { scorecardText } from '../scorecard-text.ts';
import { exits, Refusal } from '../terminal.ts';

export const score: Command = {
	name: 'score',
	options: { json: 'boolean', scenarios: 'string', transcript: 'string', dossier: 'string', me: 'string' },
	operands: { least: 0, most: 1 },
	run(call) {
		const { locale, terminal, operands } = call;
		const talk = call.value('transcript');
		if (talk !== undefined) {
			const [operand] = operands;
			if (operand !== undefined) throw new Refusal(m.cli_transcript_and_operand({ operand }, { locale }));
			return scoreTalk(talk, call);
		}
		for (const option of ['dossier', 'me'])
			if (call.value(option) !== undefined) throw new Refusal(m.cli_transcript_only({ option }, { locale }));
		if (operands.length === 0) throw new Refusal(m.cli_operand_missing({ command: 'score' }, { locale }));
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
