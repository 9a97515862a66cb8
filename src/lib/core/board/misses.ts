/** Free words that went past what the moment asked for. */
import { actIndex, type ActId } from '../act/act.ts';
import type { Spoken } from './spoken.ts';
import { wilson, type Interval } from './wilson.ts';

export interface Miss {
	/** Index of the state. */
	state: number;
	/** Members who said something there in free words while the moment asked for anything. */
	spoke: number;
	/** Members in whose first words there not one of the acts wanted was heard. */
	missed: number;
	/** `missed` ÷ `spoke`, and its 95 % interval. */
	share: number;
	interval: Interval;
	/** Of those who missed: the acts that the moment wanted of them, any of which would have done, and in how many cases; most common first. */
	wanted: { act: ActId; times: number }[];
	/** Of those who missed: what was heard instead, most common first. */
	instead: { act: ActId; times: number }[];
	/** Of those who missed: in whose words no act was heard at all. */
	nothing: number;
	/** Up to two of their texts, different and as they were said. */
	examples: string[];
}

/**
 * The states where the first free words of members did nothing that any sound reply there does, those first of which it is surest that many miss them
 * (lower end of the interval). It tells what was not heard: whether it was not said, or said in words that the recogniser does not know, the examples show.
 *
 * @param firsts the free words of each member's first try, in order: one list a member
 */
export function misses(firsts: readonly (readonly Spoken[])[]): Miss[] {
	const byState = new Map<number, Spoken[]>();
	for (const spoken of firsts) {
		const met = new Set<number>();
		for (const moment of spoken) {
			if (met.has(moment.state) || moment.wanted.length === 0) continue;
			met.add(moment.state);
			byState.set(moment.state, [...(byState.get(moment.state) ?? []), moment]);
		}
	}
	return [...byState]
		.flatMap(([state, moments]) => missAt(state, moments) ?? [])
		.sort((a, b) => b.interval.low - a.interval.low || a.state - b.state);
}

function missAt(state: number, moments: readonly Spoken[]): Miss | null {
	const missed = moments.filter(({ wanted, heard }) => !heard.some((act) => wanted.includes(act)));
	if (missed.length === 0) return null;
	return {
		state,
		spoke: moments.length,
		missed: missed.length,
		share: missed.length / moments.length,
		interval: wilson(missed.length, moments.length),
		wanted: timesOf(missed.map(({ wanted }) => wanted)),
		instead: timesOf(missed.map(({ heard }) => heard)),
		nothing: missed.filter(({ heard }) => heard.length === 0).length,
		examples: examplesOf(missed.map(({ text }) => text.trim())),
	};
}

/** Each act once a list; equal ones in the order of the closed list. */
function timesOf(lists: readonly (readonly ActId[])[]): { act: ActId; times: number }[] {
	const counts = new Map<ActId, number>();
	for (const act of lists.flatMap((list) => [...new Set(list)])) counts.set(act, (counts.get(act) ?? 0) + 1);
	return [...counts]
		.map(([act, times]) => ({ act, times }))
		.sort((a, b) => b.times - a.times || actIndex(a.act) - actIndex(b.act));
}

/** Of middle length, neither a grunt nor a speech: the texts by length, then by code units, and of these the two that cut them into thirds. */
function examplesOf(texts: readonly string[]): string[] {
	const distinct = [...new Set(texts)]
		.filter((text) => text !== '')
		.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
	const last = distinct.length - 1;
	const places = new Set([Math.floor(last / 3), Math.ceil((2 * last) / 3)]);
	return distinct.filter((_, place) => places.has(place));
}
