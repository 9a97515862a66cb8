/**
 * Two ears for one reply: the recogniser, and a stronger one that was asked to second it. Neither has the last word alone: what only one of them hears has to
 * be likely enough by the recogniser's own reckoning, whose confidences are measured shares (see `HeardAct.confidence`).
 */
import { actIndex, toneOfAct, type ActId } from '../act.ts';
import { normalise } from './normalise.ts';
import type { HeardBy, OtherAct } from './other-ear.ts';
import type { HeardAct } from './recognise.ts';
import { settle } from './rules.ts';

/** An act with who heard it. */
export interface SecondedAct extends HeardAct {
	by: HeardBy;
}

/** Heard by the recogniser alone, an act stands when it is rather there than not. */
export const leastAlone = 0.5;
/** Heard by the other ear alone, when the recogniser gives it one chance in twenty at least. */
export const leastForOther = 0.05;
/** A red line fails the whole run: the recogniser alone has to be sure of it, and the other ear alone never draws one. */
export const leastForRed = 0.8;

/**
 * The acts of a reply by both ears, in the order of the closed list.
 * @param own what the recogniser heard
 * @param confidences how likely the recogniser finds each act, heard or not
 */
export function second(
	text: string,
	own: readonly HeardAct[],
	confidences: ReadonlyMap<ActId, number>,
	other: readonly OtherAct[],
): SecondedAct[] {
	const stand: SecondedAct[] = [];
	for (const heard of own) {
		const both = other.some(({ act }) => act === heard.act);
		const least = toneOfAct(heard.act) === 'red' ? leastForRed : leastAlone;
		if (both || heard.confidence >= least) stand.push({ ...heard, by: both ? 'both' : 'own' });
	}
	for (const { act, start, end } of other) {
		const confidence = confidences.get(act) ?? 0;
		if (toneOfAct(act) === 'red' || confidence < leastForOther || stand.some((known) => known.act === act)) continue;
		stand.push({ act, start, end, confidence, by: 'other' });
	}
	// What a rule decides it decides over both.
	return settle(normalise(text), stand).sort((a, b) => actIndex(a.act) - actIndex(b.act));
}
