/** What a trainer says of a run's checks: read, or told what is missing. */
import { ratingOrder, type Rating } from '../../core/board/agreement.ts';
import { isCheckId } from '../../core/score/rubric.ts';
import type { CheckId, Scorecard } from '../../core/score/scorecard.ts';
import { readText } from '../teams/name.ts';

export interface RatedCheck {
	status: Rating;
	remark?: string;
}

export interface GivenRating {
	/** Every check that the scenario asks. */
	checks: Partial<Record<CheckId, RatedCheck>>;
	remark: string;
}

/** `no-remark`: whoever overrides the machine says why. */
export type RatingTrouble = 'no-remark' | 'unknown-answer';

export const longestRemark = 500;

/**
 * Fields are named `check-…` and `remark-…` by check; a check that is not named is agreed with.
 *
 * @param asked the machine's card: what it does not ask cannot be answered
 */
export function readRating(
	fields: { get(name: string): unknown },
	{ checks: asked }: Pick<Scorecard, 'checks'>,
): { rating: GivenRating } | { trouble: RatingTrouble; check: CheckId } {
	const text = (name: string) => readText(fields.get(name), longestRemark, { lines: true });
	const checks: GivenRating['checks'] = {};
	for (const { id, status, weight } of asked) {
		if (weight === 0 || status === 'not-applicable' || !isCheckId(id)) continue;
		const given = text(`check-${id}`) || status;
		const answer = ratingOrder.find((each) => each === given);
		if (!answer) return { trouble: 'unknown-answer', check: id };
		const remark = text(`remark-${id}`);
		if (answer !== status && remark === '') return { trouble: 'no-remark', check: id };
		checks[id] = remark === '' ? { status: answer } : { status: answer, remark };
	}
	return { rating: { checks, remark: text('remark') } };
}
