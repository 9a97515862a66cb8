/** Plays of a story, made once and then replayed by whatever is measured: all of them make the same choices. */
import { actsOf } from '../../lib/core/machine/acts.ts';
import { draw } from '../../lib/core/machine/chance.ts';
import { offered } from '../../lib/core/machine/offer.ts';
import { LiveRun } from '../../lib/core/run/live.ts';
import type { Run, RunHead } from '../../lib/core/run/log.ts';
import type { Scenario } from '../../lib/core/scenario/scenario.ts';

export interface Play {
	run: Run;
	/** Position among the replies on offer, per turn: an ink story of the same shape makes the same choices by it. */
	choices: number[];
}

export function headOf({ id, language, version, hash }: Scenario, seed: number): RunHead {
	return {
		format: 1,
		id: '01890a5d-ac96-774b-bcce-b302099a8057',
		scenario: { id, language, version, hash },
		rubric: 1,
		mode: 'choice',
		coaching: 'coached',
		seed,
		silence: true,
	};
}

/** So many plays of at most so many turns, at random, seeded. */
export function playsOf(scenario: Scenario, count: number, turns: number): Play[] {
	return Array.from({ length: count }, (_, seed) => {
		const live = new LiveRun(scenario, headOf(scenario, seed));
		const choices: number[] = [];
		live.begin(0);
		for (let turn = 0; turn < turns; turn++) {
			const { snapshot } = live.state;
			const replies = snapshot ? offered(scenario, snapshot) : [];
			const choice = draw(Math.max(1, replies.length), seed, turn);
			const reply = replies[choice];
			if (!reply) break;
			choices.push(choice);
			live.say(reply.index, actsOf(reply), turn);
		}
		return { run: live.run, choices };
	});
}
