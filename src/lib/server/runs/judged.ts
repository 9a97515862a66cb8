/** A verdict as a run's row keeps it, and what of a row goes on boards. */
import type { run } from '../schema/run.ts';
import type { Counting } from './standings.ts';
import { writeUnverified, type Verdict } from './verify.ts';

type Row = typeof run.$inferSelect;

/** The columns of a row that say what the run is worth. */
export type Judged = Pick<Row, 'unverified' | 'uncounted' | 'total' | 'passed' | 'figures' | 'checks' | 'picks'>;

export function judgedBy({ verified, unverified }: Verdict): Judged {
	return {
		unverified: unverified && writeUnverified(unverified),
		uncounted: verified?.uncounted ?? null,
		total: verified?.total ?? null,
		passed: verified?.passed ?? null,
		figures: verified?.figures ?? null,
		checks: verified?.checks ?? null,
		picks: verified?.picks ?? null,
	};
}

/** null: it is on no board. */
export function countingOf(
	row: Judged & Pick<Row, 'runId' | 'scenarioHash' | 'scenarioId' | 'mode' | 'receivedAt'>,
): Counting | null {
	const { runId, scenarioHash, scenarioId, mode, receivedAt, unverified, uncounted, total, figures, checks, picks } =
		row;
	if (unverified !== null || uncounted !== null || total === null || !figures || !checks || !picks) return null;
	return { runId, scenarioHash, scenarioId, mode, at: receivedAt, total, figures, checks, picks };
}
