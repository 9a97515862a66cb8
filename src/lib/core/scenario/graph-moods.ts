/** The customer's moods as a diagram: what leads from one to the other. */
import type { ActId } from '../act/act.ts';
import type { Scenario } from './scenario.ts';

export interface MoodArrow {
	from: number;
	to: number;
	/** Any of them causes the change; in the order in which the diagram names them, each once. */
	acts: ActId[];
}

export interface MoodGraph {
	/** The first is where the customer starts. */
	moods: string[];
	/** One for each pair of moods, in the order of the diagram. */
	arrows: MoodArrow[];
}

/** Null where the scenario has one mood only. */
export function moodGraphOf({ moods, moodTransitions }: Pick<Scenario, 'moods' | 'moodTransitions'>): MoodGraph | null {
	if (moods.length < 2) return null;
	const arrows = new Map<string, MoodArrow>();
	for (const { from, to, acts } of moodTransitions) {
		const arrow = arrows.get(`${from}-${to}`);
		if (arrow) arrow.acts = [...new Set([...arrow.acts, ...acts])];
		else arrows.set(`${from}-${to}`, { from, to, acts: [...new Set(acts)] });
	}
	return { moods: [...moods], arrows: [...arrows.values()] };
}
