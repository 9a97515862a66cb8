/**
 * The second layer of a model: how the columns of one text go together, and how much a lone one that falls short may still count (stacked generalisation:
 * Wolpert, Neural Networks 5, 1992). Learnt from sums of texts that the first layer had not read.
 */

/** What is stored: numbers as they are, few as they are. */
export interface EncodedStack {
	/** Where the first layer alone would draw the line, one a column. */
	line: number[];
	/** One row a column, over the evidence. */
	weights: number[][];
	bias: number[];
}

export interface Stack {
	line: Float32Array;
	weights: readonly Float32Array[];
	bias: Float32Array;
}

/** How steep the soft step at the line is. */
const steepness = 6;

/** Evidence that holds for the text as a whole: the three best margins, and how many columns are over their line. */
const common = 4;

/** How many numbers `evidenceOf` gives for so many columns. */
export function evidenceCount(columns: number): number {
	return 2 * columns + common;
}

/** What the sums of the first layer tell: each margin, each margin as a soft step, the best of them, and how many there are. */
export function evidenceOf(line: ArrayLike<number>, sums: ArrayLike<number>): Float32Array {
	const count = sums.length;
	const evidence = new Float32Array(evidenceCount(count));
	let [first, second, third, over] = [-Infinity, -Infinity, -Infinity, 0];
	for (let at = 0; at < count; at++) {
		const margin = (sums[at] as number) - (line[at] as number);
		evidence[at] = Math.max(-1, Math.min(1, margin));
		evidence[count + at] = 1 / (1 + Math.exp(-steepness * margin));
		if (margin > 0) over += 1;
		if (margin > first) [first, second, third] = [margin, first, second];
		else if (margin > second) [second, third] = [margin, second];
		else if (margin > third) third = margin;
	}
	evidence.set([first, second, third, over / 3], 2 * count);
	return evidence;
}

export function stacked({ line, weights, bias }: Stack, sums: ArrayLike<number>): Float32Array {
	const evidence = evidenceOf(line, sums);
	return Float32Array.from(bias, (from, column) => {
		const own = weights[column] as Float32Array;
		let sum = from;
		for (let at = 0; at < evidence.length; at++) sum += (own[at] as number) * (evidence[at] as number);
		return sum;
	});
}

/** @throws RangeError on numbers that do not fit together */
export function decodeStack({ line, weights, bias }: EncodedStack, columns: number): Stack {
	const fits =
		[line, weights, bias].every(({ length }) => length === columns) &&
		weights.every(({ length }) => length === evidenceCount(columns));
	if (!fits) throw new RangeError('model whose parts do not fit together');
	return {
		line: Float32Array.from(line),
		weights: weights.map((own) => Float32Array.from(own)),
		bias: Float32Array.from(bias),
	};
}
