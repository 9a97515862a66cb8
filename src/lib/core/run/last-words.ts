/** What a reply answers. The model learnt from that, too: whoever hears a reply, live or again, has to have it from here. */
import { fillFacts } from '../scenario/facts.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { joined } from '../scenario/soft-breaks.ts';
import type { Step } from './replay.ts';

/** What the customer said last, a stock phrase aside; null when nobody has said anything. */
export function lastWords(scenario: Scenario, steps: readonly Step[]): string | null {
	const last = steps.findLast(({ line }) => line?.line);
	return last?.line?.line?.text.map((text) => fillFacts(joined(text), scenario, last.after)).join('') ?? null;
}
