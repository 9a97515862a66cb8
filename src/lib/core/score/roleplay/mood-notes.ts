import { acts as closedList, toneOfAct, type ActId } from '../../act/act.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { exampleOf } from './example-lines.ts';

export interface MoodNote {
	mood: number;
	/** The talk begins in it. */
	start: boolean;
	/** How one sounds then; null: no line of its own. */
	words: string | null;
	/** `red`: any red line does, besides the acts that are named. */
	out: { to: number; acts: ActId[]; red: boolean }[];
}

const redActs = closedList.filter(({ group }) => group === 'red').map(({ id }) => id);

/** One for each mood, in the diagram's order; none where there is but one. */
export function moodNotes(scenario: Scenario): MoodNote[] {
	return scenario.moods.length > 1 ? scenario.moods.map((_, mood) => moodNote(scenario, mood)) : [];
}

function moodNote(scenario: Scenario, mood: number): MoodNote {
	const out = scenario.moodTransitions
		.filter(({ from, to }) => from === mood && to !== mood)
		.map(({ to, acts }) => {
			const red = redActs.every((act) => acts.includes(act));
			return { to, acts: red ? acts.filter((act) => toneOfAct(act) !== 'red') : acts, red };
		});
	return { mood, start: mood === 0, words: soundOf(scenario, mood), out };
}

/** A line of the customer's own in this mood; where the mood has none and the talk begins in it, the very first line. */
function soundOf(scenario: Scenario, mood: number): string | null {
	const own = (of: number | null, states: Scenario['states']) => {
		for (const { parts } of states) {
			for (const part of parts) {
				const line = part.lines.find(
					({ when, visit, speaker }) =>
						when === 'normal' && visit === null && (speaker === null || speaker === scenario.customer.name),
				);
				if (part.mood === of && line) return exampleOf(scenario, line, of).words;
			}
		}
		return null;
	};
	return own(mood, scenario.states) ?? (mood === 0 ? own(null, scenario.states.slice(0, 1)) : null);
}
