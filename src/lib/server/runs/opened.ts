/** A run as it is read: replayed from its log by its own scenario, with everything that is shown of it. Plain data, so that it can go to a page. */
import { and, eq } from 'drizzle-orm';
import { decodeRun } from '../../core/run/decode.ts';
import type { Run } from '../../core/run/log.ts';
import { replay } from '../../core/run/replay.ts';
import { talkedFor } from '../../core/run/talked-for.ts';
import { inForm } from '../../core/scenario/forms.ts';
import type { PromiseTerms, Scenario } from '../../core/scenario/scenario.ts';
import { betterWordings } from '../../core/score/better.ts';
import { turningPoint, type TurningPoint } from '../../core/score/debrief.ts';
import { notedScript, type NotedExchange } from '../../core/score/notes.ts';
import { score } from '../../core/score/score.ts';
import type { CheckId, Scorecard } from '../../core/score/scorecard.ts';
import type { Db } from '../database/database.ts';
import type { KnownScenarios } from '../scenarios/known.ts';
import { run as runTable, runLog } from '../schema/run.ts';

export type KeptRun = typeof runTable.$inferSelect;

/** A run with its log; null where the team has none of this id. */
export async function keptRun(db: Db, teamId: string, runId: string): Promise<{ row: KeptRun; run: Run } | null> {
	const [found] = await db
		.select({ row: runTable, log: runLog.log })
		.from(runTable)
		.innerJoin(runLog, and(eq(runLog.teamId, runTable.teamId), eq(runLog.runId, runTable.runId)))
		.where(and(eq(runTable.teamId, teamId), eq(runTable.runId, runId)));
	return found ? { row: found.row, run: decodeRun(found.log) } : null;
}

/** What the talk and its score look like. */
export interface RunView {
	scenario: Pick<Scenario, 'id' | 'title' | 'language' | 'best' | 'channel' | 'customer'>;
	card: Scorecard;
	exchanges: NotedExchange[];
	better: Map<CheckId, string[]>;
	turning: TurningPoint | null;
	promises: readonly PromiseTerms[];
	written: { message: string | null; letter: string | null; notes: string | null };
	channel: Scenario['channel'];
	seconds: number;
}

/** @throws ReplayError when the log does not replay */
export function viewOf(kept: Scenario, run: Run): RunView {
	const scenario = inForm(kept, run.head.form);
	const state = replay(scenario, run);
	const card = score(scenario, run);
	const { id, title, language, best, channel, customer } = scenario;
	return {
		scenario: { id, title, language, best, channel, customer },
		card,
		exchanges: notedScript(scenario, run),
		better: new Map(betterWordings(scenario, state, card, run.entries)),
		turning: turningPoint(scenario, run),
		promises: state.snapshot?.promises ?? [],
		written: {
			message: state.message?.text ?? null,
			letter: state.message?.letter ?? null,
			notes: state.record?.notes || null,
		},
		channel: state.snapshot?.channel ?? channel,
		seconds: Math.round(talkedFor(run.entries) / 1000),
	};
}

/** null where the run's scenario is not known here, or its log does not replay. */
export async function openRun(
	db: Db,
	teamId: string,
	run: Run,
	scenarios: KnownScenarios,
): Promise<{ scenario: Scenario; view: RunView } | null> {
	const scenario = await scenarios.one(db, teamId, run.head.scenario.hash);
	if (!scenario) return null;
	try {
		return { scenario: inForm(scenario, run.head.form), view: viewOf(scenario, run) };
	} catch {
		return null;
	}
}
