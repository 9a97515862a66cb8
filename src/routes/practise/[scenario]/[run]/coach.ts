/** Everything that only a coached talk needs, loaded apart from the page: notes, the standing line, and the scoring behind them. */
import { rungOf } from '$lib/core/machine/ladder.ts';
import type { RunState } from '$lib/core/run/replay.ts';
import { disputed, owed } from '$lib/core/scenario/amounts.ts';
import { formatPromises } from '$lib/core/scenario/facts.ts';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import type { ObjectionScore } from '$lib/core/score/scorecard.ts';
import { openObjection, type TurnNote } from '$lib/core/score/notes.ts';

export { NoteFold } from '$lib/core/score/notes.ts';
export { default as Standing } from '$lib/components/talk/Standing.svelte';
export { default as TurnNote } from '$lib/components/talk/TurnNote.svelte';
export { default as TalkNote } from './TalkNote.svelte';
export { default as Rewind } from './Rewind.svelte';

/** Where things stand, for the line under the head: mood and what moved it, promise ladder, steps of the open objection (looked up when it is not given). */
export function standingOf(
	scenario: Scenario,
	state: RunState,
	notes: readonly (TurnNote | null)[],
	objection: ObjectionScore | null = openObjection(scenario, state),
) {
	const { snapshot } = state;
	if (!snapshot) return null;
	const moved = notes.at(-1)?.mood ?? null;
	return {
		mood: { from: moved?.from ?? null, to: scenario.moods[snapshot.mood] ?? '', words: moved?.words ?? null },
		rung: rungOf(snapshot.promises, owed(scenario) - disputed(scenario)),
		rungWords: snapshot.promises.length > 0 ? formatPromises(snapshot.promises, scenario.language) : null,
		objection: objection && {
			kind: objection.kind,
			done: {
				listen: objection.steps.listen !== null,
				understand: objection.steps.understand !== null,
				propose: objection.steps.propose !== null,
				agree: objection.steps.agree !== null,
			},
		},
	};
}
