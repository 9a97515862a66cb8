/** How long the recogniser takes for a reply, with what the customer said before it. */
import type { Recogniser } from '../lib/core/act/hearing/recognise.ts';
import type { Example } from './example.ts';

const rounds = 5;

/** Milliseconds; of each reply the best of several rounds, since a busy computer only ever adds to it. */
export interface HearingTimes {
	median: number;
	p95: number;
	longest: number;
}

export function hearingTimes(ear: Recogniser, examples: readonly Example[]): HearingTimes {
	const best = examples.map(() => Number.POSITIVE_INFINITY);
	for (let round = 0; round <= rounds; round++)
		examples.forEach(({ reply, customer }, at) => {
			const start = performance.now();
			ear.hear(reply, { customer });
			// The first round is to warm up.
			if (round > 0) best[at] = Math.min(best[at] ?? 0, performance.now() - start);
		});
	best.sort((a, b) => a - b);
	const share = (part: number) => best[Math.floor(part * (best.length - 1))] ?? Number.NaN;
	return { median: share(0.5), p95: share(0.95), longest: share(1) };
}
