/** The checks in which two runs of one scenario differ. */
import type { ComparedRun } from './compare.ts';
import { checkOf } from './rubric.ts';
import type { CheckId, CheckResult, Principle } from './scorecard.ts';

export interface CheckDifference {
	id: CheckId;
	principle: Principle;
	weight: number;
	/** gained and lost: as the child has it beside the parent. open: a run that is not finished may still change it. */
	change: 'gained' | 'lost' | 'open';
	parent: CheckResult;
	child: CheckResult;
}

/** What applies is the scenario's to say, so it is the same in both. */
export function differingChecks(parent: ComparedRun, child: ComparedRun): CheckDifference[] {
	return child.card.checks.flatMap((own, index): CheckDifference[] => {
		const other = parent.card.checks[index];
		if (!other || other.status === own.status) return [];
		const decided = isDecided(other, parent) && isDecided(own, child);
		const change = !decided ? 'open' : own.status === 'yes' ? 'gained' : 'lost';
		const { id, principle, weight } = own;
		return [{ id, principle, weight, change, parent: other, child: own }];
	});
}

/** Whether the check stands as it is: in an unfinished run what was done is done, and what was broken is broken; all else may yet come. */
function isDecided({ id, status, evidence }: CheckResult, { phase }: ComparedRun): boolean {
	if (phase === 'finished') return true;
	return checkOf(id).kind === 'reach' ? status === 'yes' : status === 'no' && evidence.length > 0;
}
