/** The wrong replies that a learner could have chosen, and those that they chose. */
import { toneOf, type ActId } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import { offered } from '../machine/offer.ts';
import type { RunState } from '../run/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Weak and red-line replies of a run, by their index in the scenario; each once, ascending. */
export interface Picks {
	/** Chosen. */
	picked: number[];
	/** On offer when the learner chose another reply, and never chosen. */
	passed: number[];
}

/**
 * Only replies that were chosen from the list count: what was said in free words is nobody's pick. Replies that were taken back are left out.
 *
 * @param scenario in the form that was played
 */
export function picksOf(scenario: Scenario, { steps }: Pick<RunState, 'steps'>): Picks {
	const chosen = steps.filter(({ kind, heard }) => kind === 'reply' && !heard);
	const picked = chosen.flatMap(({ reply, acts }) => (reply && isWrong(acts) ? reply.index : []));
	const onOffer = chosen.flatMap(({ before }) => (before ? offered(scenario, before) : []));
	const wrong = onOffer.filter((reply) => isWrong(actsOf(reply))).map(({ index }) => index);
	return { picked: ascending(picked), passed: ascending(wrong.filter((index) => !picked.includes(index))) };
}

/** One list of whole numbers: a reply that was picked by its index, one that was passed by as −1 − index. */
export function encodePicks({ picked, passed }: Picks): number[] {
	return [...picked, ...passed.map((index) => -1 - index)];
}

export function decodePicks(list: readonly number[]): Picks {
	return {
		picked: list.filter((number) => number >= 0),
		passed: list.filter((number) => number < 0).map((number) => -1 - number),
	};
}

function isWrong(acts: readonly ActId[]): boolean {
	const tone = toneOf(acts);
	return tone === 'weak' || tone === 'red';
}

function ascending(indices: readonly number[]): number[] {
	return [...new Set(indices)].sort((a, b) => a - b);
}
