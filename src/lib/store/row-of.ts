import type { Run } from '../core/run/log.ts';
import { replay } from '../core/run/replay.ts';
import { inForm } from '../core/scenario/forms.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { scoreFigures } from '../core/score/score.ts';
import type { RunRow } from './rows.ts';
import { secondedOf } from './seconded-of.ts';
import { standingOf } from './standing-of.ts';

/**
 * The row of a run that comes with nothing but its log, equal to the one that the pages wrote while it was played: whatever a file says of totals and
 * medals, they are computed here.
 * @throws ReplayError when the log does not replay
 */
export function rowOf(kept: Scenario, { head, entries }: Run): RunRow {
	const scenario = inForm(kept, head.form);
	const state = replay(scenario, { head, entries });
	const card = state.phase === 'finished' ? scoreFigures(scenario, state) : null;
	const startedAt = entries[0]?.at ?? 0;
	return {
		id: head.id,
		scenario: head.scenario.id,
		language: head.scenario.language,
		version: head.scenario.version,
		hash: head.scenario.hash,
		title: scenario.title,
		mode: head.mode,
		coaching: head.coaching,
		head,
		startedAt,
		changedAt: (entries.findLast(({ kind }) => kind === 'finish') ?? entries.at(-1))?.at ?? startedAt,
		entries: entries.length,
		...standingOf(scenario, state, head),
		...secondedOf(state),
		total: card?.total ?? null,
		passed: card?.passed ?? null,
		medal: card?.medal ?? null,
	};
}
