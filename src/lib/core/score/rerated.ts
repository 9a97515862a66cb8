/** A second opinion on a run's checks: the total by the very arithmetic of the rubric, with those answers in the place of the machine's. */
import type { Scenario } from '../scenario/scenario.ts';
import { figuresFrom, outcomeShare } from './arithmetic.ts';
import { fraction } from './fraction.ts';
import type { CheckId, Scorecard, Status } from './scorecard.ts';

/**
 * What the checks come to as somebody else answered them. How objections were answered, the ending and the caps stay as they were heard: a second opinion is
 * asked on the checks alone.
 *
 * @param answers those left out, and those of checks that the scenario does not ask, stay the machine's
 */
export function totalWith(
	scenario: Pick<Scenario, 'best'>,
	card: Pick<Scorecard, 'checks' | 'lscp' | 'outcome' | 'caps'>,
	answers: Partial<Record<CheckId, Status>>,
): number {
	const { mean } = card.lscp;
	return figuresFrom({
		checks: card.checks.map((check) => ({
			...check,
			status: check.weight === 0 ? check.status : (answers[check.id] ?? check.status),
		})),
		lscp: mean ? fraction(mean.numerator, mean.denominator) : undefined,
		outcome: outcomeShare(scenario, card.outcome.id),
		caps: card.caps,
		// Decides about medals alone.
		weak: false,
	}).total;
}
