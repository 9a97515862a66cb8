/** What is only asked of a file that can be played as it stands: how its plays score, and what a recogniser hears in its replies. */
import { actDisagreements, type Hearer } from '../../machine/act-disagrees.ts';
import type { CheckResult } from '../../machine/check.ts';
import type { Finding } from '../../scenario/finding.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { checkScores } from './scores.ts';

type Checked = Omit<CheckResult, 'cutOff'>;

/** By playing it in many ways. */
export function checkPlays(checked: Checked): Finding[] {
	const scenario = playable(checked);
	return scenario ? checkScores(scenario, checked.ranges) : [];
}

/** By hearing its replies. */
export function checkHearing(checked: Checked, hearer: Hearer): Finding[] {
	const scenario = playable(checked);
	return scenario ? actDisagreements(scenario, checked.ranges, hearer) : [];
}

/** Null for a file with an error. */
export function playable({ scenario, findings }: Checked): Scenario | null {
	return scenario && !findings.some(({ severity }) => severity === 'error') ? scenario : null;
}
