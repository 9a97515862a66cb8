/** Where to draw the line for each act, and how sure a distance from it is. */
import { redLines } from './red-lines.ts';
import type { Part } from './stacking.ts';

export interface Calibration {
	threshold: number[];
	slope: number[];
	middle: number[];
}

/**
 * The threshold of each act that gives the best F1 on sums of held-out replies, drawn towards the one that is best for all acts together, since few
 * cases make a wild line; slope and middle of the logistic curve by Platt's method (1999): least log loss.
 */
export function calibrate(labels: readonly string[], parts: readonly Part[]): Calibration {
	const sums = parts.flatMap((part) => part.sums);
	const truths = parts.flatMap((part) => part.truths);
	const common = bestLine(
		labels.flatMap((act, at) =>
			sums.map((sum, of) => ({ sum: sum[at] ?? 0, there: truths[of]?.includes(act) ?? false })),
		),
		1,
	);
	const threshold: number[] = [];
	const slope: number[] = [];
	const middle: number[] = [];
	labels.forEach((act, at) => {
		const cases = sums.map((sum, of) => ({ sum: sum[at] ?? 0, there: truths[of]?.includes(act) ?? false }));
		// A red line that is missed costs more than one heard too often, down to the precision that is asked for.
		const own = bestLine(cases, redLines.has(act) ? 1.8 : 1);
		const line = 0.6 * own + 0.4 * common;
		threshold.push(line);
		const curve = curveOf(cases);
		slope.push(curve.slope);
		middle.push(curve.middle);
	});
	return { threshold, slope, middle };
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
