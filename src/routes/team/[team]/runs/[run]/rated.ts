/** A run with its second ratings, as a page shows them. */
import type { CheckId, Principle } from '$lib/core/score/scorecard.ts';

export type Answer = 'yes' | 'no' | 'not-asked';

export interface RatedRun {
	runId: string;
	teamId: string;
	/** The machine's. */
	total: number;
	/** Those that the machine asked. */
	checks: { id: CheckId; principle: Principle; machine: Answer }[];
	ratings: {
		raterId: string;
		/** null: the trainer has left. */
		rater: string | null;
		checks: Partial<Record<CheckId, { status: Answer; remark?: string }>>;
		total: number;
		remark: string;
	}[];
	/** Who looks, when they may rate it; else null. */
	rater: string | null;
}
