import type { Model } from 'virtual:huikuan/models';
import { playRehearsal, readRehearsal } from '../lib/core/run/rehearse.ts';
import type { Scenario } from '../lib/core/scenario/scenario.ts';
import { checkExpectations } from '../lib/core/score/expect.ts';
import { rubricVersion } from '../lib/core/score/rubric.ts';

/** The rehearsal that is shown to learners, where a scenario has one: `<id>/excellent.<language>.play.md`. */
export const modelRehearsal = 'excellent';

/** A rehearsal's file played as a run to be watched; null when it does not play, or does not score, exactly as it is written: then it is no model. */
export function modelOf(scenario: Scenario, source: string): Model | null {
	const { rehearsal, problems } = readRehearsal(source);
	if (!rehearsal || problems.length > 0) return null;
	const played = playRehearsal(scenario, rehearsal, { rubric: rubricVersion });
	if (played.problems.length > 0 || checkExpectations(scenario, played.run, rehearsal.expect).length > 0) return null;
	return { rehearsal: modelRehearsal, run: played.run };
}
