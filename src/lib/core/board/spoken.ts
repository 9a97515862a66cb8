/** What a learner said in free words, where, and what the moment asked for. */
import type { ActId } from '../act/act.ts';
import type { RunState } from '../run/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { wantedAt } from '../score/wanted.ts';

export interface Spoken {
	/** Index of the state in which it was said. */
	state: number;
	/** Acts of the sound replies on offer there, most common first (`wantedAt`); empty where none was on offer. */
	wanted: readonly ActId[];
	heard: readonly ActId[];
	/** As typed or spoken, nothing taken out: it may name people. */
	text: string;
}

/** The standing replies in free words, first to last. @param scenario in the form that was played */
export function spokenIn(scenario: Scenario, { steps }: Pick<RunState, 'steps'>): Spoken[] {
	return steps.flatMap(({ heard, before, acts }): Spoken[] => {
		if (!heard || !before) return [];
		return [{ state: before.state, wanted: wantedAt(scenario, before), heard: acts, text: heard.text }];
	});
}
