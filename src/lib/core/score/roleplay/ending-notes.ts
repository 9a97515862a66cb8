import type { ActId } from '../../act/act.ts';
import { fillFacts } from '../../scenario/facts.ts';
import { joined } from '../../scenario/soft-breaks.ts';
import type { Outcome, Scenario } from '../../scenario/scenario.ts';
import { outcomeValue } from '../rubric.ts';
import { exampleOf, exampleWidth } from './example-lines.ts';
import { actsLeadingTo } from './leading-acts.ts';

export interface EndingNote {
	scene: number;
	outcome: Outcome;
	/** What is said last, or told; null: nothing. */
	words: string | null;
	told: boolean;
	/** Acts that lead there, the most frequent first. */
	acts: ActId[];
}

/** The best endings first, equal ones in the author's order. */
export function endingsOf(scenario: Scenario): EndingNote[] {
	return scenario.states
		.flatMap(({ outcome, narration, parts }, scene): EndingNote[] => {
			if (outcome === null) return [];
			const line = parts.flatMap(({ lines }) => lines).find(({ when }) => when === 'normal');
			const [told] = narration;
			const words = line ? exampleOf(scenario, line, null, exampleWidth.last).words : null;
			return [
				{
					scene,
					outcome,
					words: words ?? (told === undefined ? null : fillFacts(joined(told), scenario, { days: 0, promises: [] })),
					told: words === null && told !== undefined,
					acts: actsLeadingTo(scenario, scene),
				},
			];
		})
		.sort((a, b) => outcomeValue[b.outcome] - outcomeValue[a.outcome] || a.scene - b.scene);
}
