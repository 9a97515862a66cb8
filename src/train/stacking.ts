/** Learns the second layer of a model, from sums of texts that the first layer had not read. */
import {
	evidenceCount,
	evidenceOf,
	type EncodedStack,
	type Stack,
	decodeStack,
} from '../lib/core/act/hearing/stack.ts';
import { fitOne, type FitOptions, type Row } from './svm.ts';

/** Texts with the sums that a first layer gave them which was learnt from other writers. */
export interface Part {
	sums: readonly Float32Array[];
	truths: readonly (readonly string[])[];
}

export function learnStack(
	labels: readonly string[],
	parts: readonly Part[],
	line: readonly number[],
	options: FitOptions,
): EncodedStack {
	const size = evidenceCount(labels.length);
	const places = Int32Array.from({ length: size }, (_, at) => at);
	const rows: Row[] = parts.flatMap(({ sums }) => sums.map((own) => ({ places, values: evidenceOf(line, own) })));
	const truths = parts.flatMap((part) => part.truths);
	const fitted = labels.map((label, at) =>
		fitOne(
			rows,
			Uint8Array.from(truths, (own) => (own.includes(label) ? 1 : 0)),
			size,
			options,
			at + 1,
		),
	);
	return {
		line: line.map(rounded),
		weights: fitted.map(({ weights }) => [...weights].map(rounded)),
		bias: fitted.map(({ bias }) => rounded(bias)),
	};
}

/** The second layer for each part, learnt from the others. */
export function crossStacks(
	labels: readonly string[],
	parts: readonly Part[],
	line: readonly number[],
	options: FitOptions,
): Stack[] {
	return parts.map((_, out) => {
		const others = parts.filter((_, at) => at !== out);
		return decodeStack(learnStack(labels, others, line, options), labels.length);
	});
}

const rounded = (number: number) => Number(number.toPrecision(4));
