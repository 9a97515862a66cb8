/** How a real conversation ended, told by what was promised where nobody says it. */
import { rungOf } from '../machine/ladder.ts';
import type { Heard } from '../run/log.ts';
import type { Cents, Move, Outcome } from '../scenario/scenario.ts';
import type { Standing } from './standing-terms.ts';

/**
 * agreed: day and sum cover two thirds of what is owed; verbal: anything less that was promised. Without a promise: refused where the last word refuses,
 * deferred where the next contact was fixed, else no commitment.
 */
export function outcomeOf(
	given: Outcome | null,
	standing: Standing,
	owed: Cents,
	said: readonly Heard[],
	last: readonly Move[],
): Outcome {
	if (given !== null) return given;
	if (rungOf(standing, owed) >= 4) return 'agreed';
	if (standing.length > 0) return 'verbal';
	if (last.some(({ kind }) => kind === 'refuse')) return 'refused';
	return said.some(({ spans }) => spans.some(({ act }) => act === 'schedule-follow-up')) ? 'deferred' : 'no-commitment';
}
