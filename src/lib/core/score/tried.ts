/** How often plays by simple policies come through each state and use each reply: where trainees of a kind would go, and where nobody would. */
import { toneOf, type Tone } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import { draw } from '../machine/chance.ts';
import { offered } from '../machine/offer.ts';
import type { Coverage } from '../run/coverage.ts';
import type { Reply, Scenario } from '../scenario/scenario.ts';
import { afterGiving, starts } from './walk.ts';

/** Any reply on offer; a sound one where there is one; one that is not where there is one. */
export const ways = ['any', 'sound', 'unsound'] as const;
export type Way = (typeof ways)[number];

/** A play that has not ended after so many replies is left. */
const mostReplies = 60;

/** Plays only say replies on offer: silence, and words that fit nothing, are not tried. Same seed, same plays. */
export function tried(scenario: Scenario, { runs, seed = 1 }: { runs: number; seed?: number }): Coverage {
	const states: Record<number, number> = {};
	const replies: Record<number, number> = {};
	const begin = starts(scenario);
	ways.forEach((way, salt) => {
		for (let run = 0; run < runs; run++) {
			let rolls = 0;
			const pick = <T>(items: readonly T[]): T | undefined =>
				items[draw(Math.max(items.length, 1), seed + salt, run, rolls++)];
			let walk = pick(begin);
			while (walk) {
				const { snapshot } = walk;
				states[snapshot.state] = (states[snapshot.state] ?? 0) + 1;
				const reply =
					snapshot.over || walk.replies >= mostReplies ? undefined : pick(wanted(way, offered(scenario, snapshot)));
				if (!reply) break;
				replies[reply.index] = (replies[reply.index] ?? 0) + 1;
				walk = pick(afterGiving(scenario, walk, reply));
			}
		}
	});
	return { runs: runs * ways.length, states, replies };
}

function wanted(way: Way, offer: Reply[]): Reply[] {
	if (way === 'any') return offer;
	const fits = (tone: Tone) => (tone === 'sound') === (way === 'sound');
	const fitting = offer.filter((reply) => fits(toneOf(actsOf(reply))));
	return fitting.length > 0 ? fitting : offer;
}
