import type { RatedRun } from './rated.ts';
import { ratingOf } from '$lib/core/board/agreement.ts';
import type { Scorecard } from '$lib/core/score/scorecard.ts';
import type { KeptRun } from '$lib/server/runs/opened.ts';
import { ratingsOf } from '$lib/server/ratings/ratings.ts';
import { may } from '$lib/server/teams/authority.ts';
import type { Visitor } from '$lib/server/teams/visitor.ts';

/** What the page of a run shows of its second ratings. @param card as the run was replayed */
export async function ratedRun(
	{ db, teamId, userId, role }: Visitor,
	row: Pick<KeptRun, 'runId' | 'userId' | 'unverified'>,
	card: Pick<Scorecard, 'checks' | 'total'>,
): Promise<RatedRun> {
	return {
		runId: row.runId,
		teamId,
		total: card.total,
		checks: card.checks
			.filter(({ weight, status }) => weight > 0 && status !== 'not-applicable')
			.map(({ id, principle, status }) => ({ id, principle, machine: ratingOf(status) })),
		ratings: await ratingsOf(db, teamId, row.runId),
		// Nobody rates themselves, and what counts for nothing is not rated.
		rater: may(role, 'rate-runs') && row.userId !== userId && row.unverified === null ? userId : null,
	};
}
