/** Runs in which a second ear took part: what another model heard cannot be heard again by whoever verifies a run, so none of them counts as verified. */
import type { Step } from './replay.ts';

/** The models that helped to hear the standing replies, each once; empty where the recogniser heard alone. One that was asked and told nothing is none. */
export function secondModels(steps: readonly Pick<Step, 'heard'>[]): string[] {
	const models = steps.flatMap(({ heard }) =>
		heard?.seconded && heard.seconded.failed === undefined ? [heard.seconded.model] : [],
	);
	return [...new Set(models)];
}

/** Whether a score of this run may count as verified in a team: only what the recogniser alone heard can be heard again. */
export function verifiable(steps: readonly Step[]): boolean {
	return secondModels(steps).length === 0;
}
