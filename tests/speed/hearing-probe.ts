/** What runs in the page: the recogniser by itself, every reply timed. */
import { decodeModel, type EncodedModel } from '../../src/lib/core/act/hearing/model.ts';
import { Recogniser } from '../../src/lib/core/act/hearing/recognise.ts';

export interface Said {
	reply: string;
	customer: string | null;
}

/** Milliseconds of each reply, the best of two rounds after one to warm up, and of reading the model. */
export function timesOf(model: EncodedModel, said: readonly Said[]): { model: number; replies: number[] } {
	const start = performance.now();
	const ear = new Recogniser(decodeModel(model));
	const read = performance.now() - start;
	const rounds = [0, 1, 2].map(() =>
		said.map(({ reply, customer }) => {
			const began = performance.now();
			ear.hear(reply, { customer });
			return performance.now() - began;
		}),
	);
	return { model: read, replies: said.map((_, at) => Math.min(rounds[1]?.[at] ?? 0, rounds[2]?.[at] ?? 0)) };
}
