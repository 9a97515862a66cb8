/** `huikuan replay`: a run from its log, as a play to read. */
import { loadPlay } from '../play.ts';
import type { Command } from '../command.ts';
import { exits } from '../terminal.ts';
import { transcriptText } from '../transcript-text.ts';

export const replay: Command = {
	name: 'replay',
	options: { scenarios: 'string' },
	operands: { least: 1, most: 1 },
	run(call) {
		const play = loadPlay(call.operands[0] ?? '', call);
		for (const line of transcriptText(play.scenario, play.run, play.state, call.locale)) call.terminal.out(line);
		for (const problem of play.problems) call.terminal.err(problem);
		return play.problems.length > 0 ? exits.found : exits.fine;
	},
};
