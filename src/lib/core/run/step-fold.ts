/** Something told of every standing step, worked out once for each: a turn costs one step's work more, however long the talk is. */
import type { Step } from './replay.ts';

/**
 * Makes one thing for every step, first to last. Asked again after a turn or an undo, it hands back the very same objects for the steps that stood already,
 * so that a page need not draw them again. It serves one run: a step that stays must be the same object.
 */
export class StepFold<Made, Given> {
	readonly #make: (step: Step, before: readonly Made[], given: Given) => Made;
	#steps: readonly Step[] = [];
	#made: readonly Made[] = [];

	/** @param make from a step, what was made of those before it, and what comes along of the run; the same must come of the same step */
	constructor(make: (step: Step, before: readonly Made[], given: Given) => Made) {
		this.#make = make;
	}

	of(steps: readonly Step[], given: Given): Made[] {
		const changed = steps.findIndex((step, index) => step !== this.#steps[index]);
		const made = this.#made.slice(0, changed < 0 ? steps.length : changed);
		for (const step of steps.slice(made.length)) made.push(this.#make(step, made, given));
		this.#steps = steps;
		this.#made = made.slice();
		return made;
	}
}
