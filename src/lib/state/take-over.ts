import { v7 as uuid } from 'uuid';
import { recogniserId } from '../core/act/hearing/recogniser-id.ts';
import { LiveRun } from '../core/run/live.ts';
import type { Entry, RunHead } from '../core/run/log.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { rubricVersion } from '../core/score/rubric.ts';
import type { Model } from '../core/score/rehearsed-model.ts';
import type { Runs } from '../store/runs.ts';
import { standingOf } from '../store/standing-of.ts';
import { systemClock, type Clock } from './clock.svelte.ts';

/** What the learner goes on from. */
export interface TakeOver {
	scenario: Scenario;
	model: Model;
	/** The model's entries up to there; all of them must stand. */
	entries: readonly Entry[];
	/** 32-bit unsigned. */
	seed: number;
	/** Whether the silence clock is wanted; it runs in any case where a silence was watched. */
	silence: boolean;
}

/**
 * Starts a coached run that goes on from a model: the same words up to there, marked as watched. Resolves to its id; rejects with a StoreError when the
 * disk refuses.
 */
export async function takeOver(
	{ scenario, model, entries, seed, silence }: TakeOver,
	runs: Runs,
	clock: Clock = systemClock,
): Promise<string> {
	const at = clock.now();
	const { mode } = model.run.head;
	const head: RunHead = {
		format: 1,
		id: uuid(),
		scenario: model.run.head.scenario,
		rubric: rubricVersion,
		mode,
		...(mode === 'free' && { recogniser: recogniserId(scenario.language) }),
		coaching: 'coached',
		seed,
		...(model.run.head.form !== undefined && { form: model.run.head.form }),
		silence: silence || entries.some(({ kind }) => kind === 'silence'),
		watched: { rehearsal: model.rehearsal, entries: entries.length },
	};
	const live = new LiveRun(
		scenario,
		head,
		entries.map((entry) => ({ ...entry, at })),
	);
	return runs.start(head, scenario, live.entries, at, standingOf(live.scenario, live.state, head));
}
