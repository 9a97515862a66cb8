import { v7 as uuid } from 'uuid';
import { recogniserId } from '../core/act/hearing/recogniser-id.ts';
import { LiveRun } from '../core/run/live.ts';
import type { RunHead } from '../core/run/log.ts';
import { formOf } from '../core/scenario/forms.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { rubricVersion } from '../core/score/rubric.ts';
import type { Runs } from '../store/runs.ts';
import { systemClock, type Clock } from './clock.svelte.ts';

/** What the learner settled before the talk. */
export interface Start {
	scenario: Scenario;
	/** Replies are chosen when it is left out. */
	mode?: RunHead['mode'];
	coaching: RunHead['coaching'];
	/** 32-bit unsigned. */
	seed: number;
	silence: boolean;
	/** Chosen options, per question. */
	prepare: number[][];
}

/**
 * Starts a run: act one, the beginning of the talk and the customer's first line are on disk before the run's id is given back.
 * Rejects with a StoreError when the disk refuses.
 */
export async function startRun(
	{ scenario, mode = 'choice', coaching, seed, silence, prepare }: Start,
	runs: Runs,
	clock: Clock = systemClock,
): Promise<string> {
	const at = clock.now();
	const form = formOf(scenario, seed);
	const head: RunHead = {
		format: 1,
		id: uuid(),
		scenario: { id: scenario.id, language: scenario.language, version: scenario.version, hash: scenario.hash },
		rubric: rubricVersion,
		mode,
		...(mode === 'free' && { recogniser: recogniserId(scenario.language) }),
		coaching,
		seed,
		...(form !== undefined && { form }),
		silence,
	};
	const live = new LiveRun(scenario, head, []);
	prepare.forEach((options, question) => live.append({ kind: 'prepare', question, options, at }));
	live.begin(at);
	return runs.start(head, scenario, live.entries, at);
}
