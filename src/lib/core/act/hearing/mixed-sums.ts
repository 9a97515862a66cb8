/** The sum of each column of a model for a text: mixed of the whole text and its best window, then weighed against the other columns. */
import { windowsOf, type Stretch } from './features.ts';
import type { Weights } from './model.ts';
import type { Normal } from './normalise.ts';
import { stacked } from './stack.ts';
import type { Weigher } from './weigh.ts';

export interface MixedSums {
	/** One a column. */
	sums: Float32Array;
	/** Which window is each column's best. */
	best: Int32Array;
	windows: Stretch[];
}

/** `context` is what was said before; `weigher` is the model's own. */
export function mixedSums(model: Weights, weigher: Weigher, said: Normal, context: Normal | null): MixedSums {
	const before = context && weigher.context(context);
	const whole = weigher.weigh(said, { start: 0, end: said.units.length }, before);
	const windows = windowsOf(said);
	const best = new Int32Array(whole.length);
	if (windows.length < 2) return { sums: settled(model, whole), best, windows };
	const top = new Float32Array(whole.length).fill(-Infinity);
	windows.forEach((window, at) => {
		weigher.weigh(said, window, before).forEach((sum, column) => {
			if (sum <= (top[column] as number)) return;
			top[column] = sum;
			best[column] = at;
		});
	});
	const share = model.window;
	const mixed = whole.map((sum, column) => sum * (1 - share) + (top[column] as number) * share);
	return { sums: settled(model, mixed), best, windows };
}

function settled({ stack }: Weights, sums: Float32Array): Float32Array {
	return stack ? stacked(stack, sums) : sums;
}
