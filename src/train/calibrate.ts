/** Where to draw the line for each act, and how sure a distance from it is. */
import { redLines } from './red-lines.ts';
import type { Part } from './stacking.ts';

export interface Calibration {
	threshold: number[];
	slope: number[];
	middle: number[];
}

/**
 * Of what is heard as any red line, so much shall be one. Found on parts that were learnt from two thirds of the writers: learnt from all of them the share
 * is about a tenth higher, and 0.85 is asked for.
 */
const surelyRed = 0.79;
/** How much more a missed red line may weigh than one heard too often, the most first. */
const weighings = [3, 2.6, 2.2, 2, 1.8, 1.6, 1.4, 1.2, 1];

/**
 * The threshold of each act that gives the best F1 on sums of held-out replies, drawn towards the one that is best for all acts together, since few
 * cases make a wild line. A red line that is missed costs more than one heard too often: theirs is the best F-beta with the greatest beta that keeps the
 * precision of them all above `surelyRed`. Slope and middle of the logistic curve by Platt's method (1999): least log loss.
 */
export function calibrate(labels: readonly string[], parts: readonly Part[]): Calibration {
	const sums = parts.flatMap((part) => part.sums);
	const truths = parts.flatMap((part) => part.truths);
	const cases = labels.map((act, at) =>
		sums.map((sum, of): Case => ({ sum: sum[at] ?? 0, there: truths[of]?.includes(act) ?? false })),
	);
	const common = bestLine(cases.flat(), 1);
	const line = (own: readonly Case[], beta: number) => 0.6 * bestLine(own, beta) + 0.4 * common;
	const threshold = cases.map((own) => line(own, 1));
	const red = labels.flatMap((act, at) => (redLines.has(act) ? [at] : []));
	if (red.length > 0) {
		const drawn = weighings.map((beta) => red.map((at) => line(cases[at] ?? [], beta)));
		const sure = drawn.find((lines) => precisionOfAny(red, lines, sums, truths) >= surelyRed) ?? drawn.at(-1) ?? [];
		red.forEach((at, place) => (threshold[at] = sure[place] ?? threshold[at] ?? 0));
	}
	const curves = cases.map(curveOf);
	return { threshold, slope: curves.map(({ slope }) => slope), middle: curves.map(({ middle }) => middle) };
}

/** Of the replies in which one of the columns is over its line, the share that holds a red line. */
function precisionOfAny(
	columns: readonly number[],
	lines: readonly number[],
	sums: readonly ArrayLike<number>[],
	truths: readonly (readonly string[])[],
): number {
	let [heard, right] = [0, 0];
	sums.forEach((sum, of) => {
		if (!columns.some((at, place) => (sum[at] ?? 0) > (lines[place] ?? 0))) return;
		heard += 1;
		if (truths[of]?.some((act) => redLines.has(act))) right += 1;
	});
	return heard > 0 ? right / heard : 1;
}

interface Case {
	sum: number;
	there: boolean;
}

/** The line with the best F-measure; `beta` above 1 weighs recall. */
function bestLine(cases: readonly Case[], beta: number): number {
	const order = cases.slice().sort((a, b) => b.sum - a.sum);
	const positive = cases.filter(({ there }) => there).length;
	const square = beta * beta;
	let hits = 0;
	let best = { measure: -1, line: 0 };
	order.forEach(({ sum, there }, at) => {
		if (there) hits += 1;
		const measure = ((1 + square) * hits) / (square * positive + at + 1);
		if (measure > best.measure) best = { measure, line: (sum + (order[at + 1]?.sum ?? sum - 0.1)) / 2 };
	});
	return best.line;
}

function curveOf(cases: readonly Case[]): { slope: number; middle: number } {
	let best = { loss: Infinity, slope: 1, middle: 0 };
	for (let slope = 1; slope <= 12; slope += 0.5)
		for (let middle = -1; middle <= 0.6; middle += 0.05) {
			let loss = 0;
			for (const { sum, there } of cases) {
				const height = slope * (sum - middle);
				loss += Math.log1p(Math.exp(there ? -height : height));
			}
			if (loss < best.loss) best = { loss, slope, middle };
		}
	return best;
}
