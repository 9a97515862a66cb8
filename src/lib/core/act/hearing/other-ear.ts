/** A second ear beside the recogniser: another model that is asked what a reply does. Imports nothing but the names of acts. */
import type { ActId } from '../act.ts';

/** Who heard an act: the recogniser, the other ear, or both. */
export type HeardBy = 'own' | 'other' | 'both';
export const ears: readonly HeardBy[] = ['own', 'other', 'both'];

/** Why the other ear told nothing: it took too long, would not listen, answered in no form that is read, could not be reached, or had too much to do. */
export type SecondFailure = 'slow' | 'refused' | 'unreadable' | 'unreachable' | 'busy';
export const secondFailures: readonly SecondFailure[] = ['slow', 'refused', 'unreadable', 'unreachable', 'busy'];

/** An act that the other ear heard, with where its words stand in the reply. */
export interface OtherAct {
	act: ActId;
	/** UTF-16 offsets into the reply. */
	start: number;
	end: number;
}

/** What the other ear told of a reply. */
export type SecondHearing = { model: string; acts: readonly OtherAct[] } | { model: string; failed: SecondFailure };

/** Anything that can be read, and is short enough to be shown beside a score. */
export function isModelName(text: string): boolean {
	return /^\P{C}{1,100}$/u.test(text) && text.trim() !== '';
}
