import type { Run } from '../run/log.ts';
import { playRehearsal, readRehearsal } from '../run/rehearse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checkExpectations } from './expect.ts';
import { modelRehearsal } from './model-name.ts';
import { rubricVersion } from './rubric.ts';

/** A rehearsal that plays and scores as it is written, played. */
export interface Model {
	/** Name of the rehearsal. */
	rehearsal: string;
	run: Run;
}

/** A rehearsal's file played as a run to be watched; null when it does not play, or does not score, exactly as it is written: then it is no model. */
export function modelOf(scenario: Scenario, source: string): Model | null {
	const { rehearsal, problems } = readRehearsal(source);
	if (!rehearsal || problems.length > 0) return null;
	const played = playRehearsal(scenario, rehearsal, { rubric: rubricVersion });
	if (played.problems.length > 0 || checkExpectations(scenario, played.run, rehearsal.expect).length > 0) return null;
	return { rehearsal: modelRehearsal, run: played.run };
}
