/** What only further steps of the check find: those that play a scenario and score it, and the one that asks the recogniser. */
import { earFor } from '../../src/cli/ear.ts';
import { actDisagreements } from '../../src/lib/core/machine/act-disagrees.ts';
import { check } from '../../src/lib/core/machine/check.ts';
import type { Finding } from '../../src/lib/core/scenario/finding.ts';
import { checkScores } from '../../src/lib/core/score/findings/scores.ts';

/** Findings of the step that a code belongs to; none for a code of the check itself. */
export function furtherFindings(code: string, source: string): Finding[] {
	const { scenario, ranges } = check(source);
	if (!scenario) return [];
	if (code.startsWith('cue-') || code === 'unmeetable-check') return checkScores(scenario, ranges);
	return code === 'act-disagrees' ? actDisagreements(scenario, ranges, earFor(scenario.language)) : [];
}
