/** Which variant of a state fits: the H3 for a certain mood, from a certain visit on. */
import type { Part, State } from '../scenario/scenario.ts';

/** Position of the common part among a state's parts. */
const common = 0;

export function commonPart(state: State): Part | null {
	return state.parts[common] ?? null;
}

/**
 * The variant that fits: of those for this mood the one with the highest visit that is reached, else the one without a visit; else of those for any
 * mood the one with the highest visit that is reached. null when none fits. Of equals the first.
 */
export function fittingVariant(state: State, mood: number, visit: number): Part | null {
	let best: Part | null = null;
	let bestRank = -1;
	for (let position = common + 1; position < state.parts.length; position++) {
		const part = state.parts[position] as Part;
		const rank = rankOf(part, mood, visit);
		if (rank > bestRank) {
			best = part;
			bestRank = rank;
		}
	}
	return best;
}

/** Higher fits better; -1: not at all. Any variant for the mood outranks any without one. */
function rankOf(part: Part, mood: number, visit: number): number {
	const bound = part.visit ?? 0;
	if (bound > visit || (part.mood !== null && part.mood !== mood)) return -1;
	// A bound is never above 2^24, so that the two ranges cannot meet.
	return part.mood === null ? bound : 0x1000000 + bound;
}
