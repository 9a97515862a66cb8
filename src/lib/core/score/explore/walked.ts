/** Where even the configurations of the talk are too many: runs played at random, seeded, and scored as any run is. */
import { draw } from '../../machine/chance.ts';
import { offered } from '../../machine/offer.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scoreFigures } from '../score.ts';
import { type CheckId, principles } from '../scorecard.ts';
import { afterGiving, runOf, starts } from '../walk.ts';
import { Tally } from './tally.ts';

export interface Walked {
	tally: Tally;
	/** States that some run came through. */
	states: ReadonlySet<number>;
	met: ReadonlySet<CheckId>;
}

export function* walked(
	scenario: Scenario,
	{ runs, seed, replies }: { runs: number; seed: number; replies: number },
): Generator<{ done: number; met: number }, Walked> {
	const tally = new Tally(scenario);
	const states = new Set<number>();
	const met = new Set<CheckId>();
	const beginnings = starts(scenario);
	for (let run = 0; run < runs; run++) {
		if (run % 50 === 49) yield { done: run, met: runs };
		let rolls = 0;
		const pick = <T>(items: readonly T[]): T | undefined => items[draw(Math.max(1, items.length), seed, run, rolls++)];
		let walk = pick(beginnings);
		while (walk && !walk.snapshot.over && walk.replies < replies) {
			states.add(walk.snapshot.state);
			const reply = pick(offered(scenario, walk.snapshot));
			walk = reply && pick(afterGiving(scenario, walk, reply));
		}
		if (!walk?.snapshot.over) continue;
		states.add(walk.snapshot.state);
		const card = scoreFigures(scenario, runOf(scenario, walk));
		for (const { id, status } of card.checks) if (status === 'yes') met.add(id);
		const points = principles.map((principle) => card.principles[principle]?.met ?? 0);
		tally.add({ total: card.total, met: points, ending: walk.snapshot.state, outcome: card.outcome.id }, 1 / runs);
	}
	return { tally, states, met };
}
