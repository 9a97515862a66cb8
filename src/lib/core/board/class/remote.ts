/** What a presenter's remote does: two keys, forward and back, lead through a whole class. */
import type { ProjectorView } from './view.ts';

export type Lead =
	| { do: 'reveal'; focus: number | null }
	| { do: 'go-on' }
	/** By the vote. */
	| { do: 'move' }
	/** The votes are tied, or there are none: the trainer picks. */
	| { do: 'pick' }
	/** Which step to go back to is asked first. */
	| { do: 'ask-rewind' };

type Seen = Pick<ProjectorView, 'way' | 'phase' | 'talk' | 'ahead' | 'places' | 'focus' | 'stops'>;

/** Forward: reveal, then on. null when there is nothing further. */
export function forward(view: Seen): Lead | null {
	if (view.phase === 'closed') return null;
	if (view.way === 'own') {
		const next = neighbour(view, 1);
		return next !== null ? { do: 'reveal', focus: next } : view.phase === 'open' ? null : { do: 'go-on' };
	}
	if (view.talk?.over) return null;
	if (view.phase !== 'revealed') return { do: 'reveal', focus: null };
	return view.ahead.length === 1 ? { do: 'move' } : { do: 'pick' };
}

/** Back: what was revealed is hidden and may be voted on again; from there the class can be taken back. */
export function back(view: Seen): Lead | null {
	if (view.phase === 'closed') return null;
	if (view.way === 'own') {
		if (view.phase === 'open') return null;
		const before = view.phase === 'revealed' ? neighbour(view, -1) : null;
		return before === null ? { do: 'go-on' } : { do: 'reveal', focus: before };
	}
	if (view.phase !== 'open') return { do: 'go-on' };
	return view.stops.length > 0 ? { do: 'ask-rewind' } : null;
}

/** The next state in the scenario's order in which anybody chose something. */
function neighbour({ phase, places, focus }: Seen, step: 1 | -1): number | null {
	const states = places.filter(({ voted }) => voted > 0).map(({ state }) => state);
	if (phase !== 'revealed' || focus === null) return step === 1 ? (states[0] ?? null) : null;
	return states[states.indexOf(focus) + step] ?? null;
}
