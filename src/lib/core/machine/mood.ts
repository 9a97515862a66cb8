/** The customer's mood 情绪: how what was said moves it. */
import { type ActId, toneOfAct } from '../act/act.ts';
import type { MoodTransition, Scenario } from '../scenario/scenario.ts';
import type { MoodChange } from './events.ts';

/** A transition as one kind of act causes it: a diagram's line with acts of several tones counts once for each tone. */
export interface MoodCause {
	/** Index in `Scenario.moodTransitions`. */
	transition: number;
	to: number;
	acts: readonly ActId[];
}

const precedence = ['red', 'weak', 'sound'] as const;
const known = new WeakMap<Scenario, MoodCause[][]>();

/** Per mood the ways out of it, in the order in which they are tried: those that a red-line act causes, then weak acts, then others, then diagram order. */
export function moodCauses(scenario: Scenario): readonly (readonly MoodCause[])[] {
	let causes = known.get(scenario);
	if (!causes) {
		causes = scenario.moods.map((_, from) =>
			precedence.flatMap((tone) => causesOf(scenario.moodTransitions, from, tone)),
		);
		known.set(scenario, causes);
	}
	return causes;
}

function causesOf(
	transitions: readonly MoodTransition[],
	from: number,
	tone: (typeof precedence)[number],
): MoodCause[] {
	return transitions.flatMap((each, transition) => {
		const acts = each.from === from ? each.acts.filter((act) => toneOfAct(act) === tone) : [];
		return acts.length > 0 ? [{ transition, to: each.to, acts }] : [];
	});
}

/** Which transition these acts cause from this mood; null when none fits. A fitting transition that stays in the mood takes precedence like any other. */
export function moodCause(
	scenario: Scenario,
	mood: number,
	acts: readonly ActId[],
): (MoodCause & { act: ActId }) | null {
	for (const cause of moodCauses(scenario)[mood] ?? []) {
		const act = acts.find((each) => cause.acts.includes(each));
		if (act !== undefined) return { ...cause, act };
	}
	return null;
}

/** The one step that the mood takes when these acts are said, null when it stays. */
export function moodAfter(scenario: Scenario, mood: number, acts: readonly ActId[]): MoodChange | null {
	const cause = moodCause(scenario, mood, acts);
	return cause && cause.to !== mood ? { from: mood, to: cause.to, act: cause.act, transition: cause.transition } : null;
}
