/**
 * What happens to a running talk, and what it looks like in between. Time and chance are arguments: events carry what the page's clock and the seed decided.
 */
import type { ActId } from '../act/act.ts';
import type { Channel, PlanItem, PromiseTerms } from '../scenario/scenario.ts';

/** An event of the machine. Both regions (talk and mood) receive every event. */
export type TalkEvent =
	/**
	 * The trainee says something. `index` is the bullet whose link and effects hold; `acts` are those really said (in choice mode the author's), which
	 * move the mood and count as said.
	 */
	| { type: 'reply'; index: number; acts: readonly ActId[] }
	/** The customer's line, chosen by the new snapshot (`lineFor`); its moves apply. null: a stock phrase or nothing said. */
	| { type: 'line'; index: number | null }
	/** The page's clock ran out. */
	| { type: 'silence' }
	/** The trainee hangs up or leaves: to the first ending with outcome no-commitment. */
	| { type: 'hang-up' };

/** A promise that stands; later ones replace earlier ones unless they begin with 另. */
export type StandingPromise = PromiseTerms & {
	/** Index of the line that made it. */
	line: number;
};

/** Everything that decides what comes next: plain, comparable, small. */
export interface Snapshot {
	/** Index of the state. */
	state: number;
	/** Index of the mood. */
	mood: number;
	/** Values in the order of `Scenario.variables`. */
	variables: readonly number[];
	/** Facts learnt or revealed, ascending indices. */
	facts: readonly number[];
	/** Facts revealed by the customer (真因), in the order of revelation: the causes. */
	causes: readonly number[];
	/** Acts said so far, as indices of the closed list, ascending. */
	said: readonly number[];
	/** Arrivals per state that happened; the start counts one. Only states visited: [state, count] sorted by state. */
	visits: readonly (readonly [state: number, count: number])[];
	promises: readonly StandingPromise[];
	/** Papers at hand, ascending indices into `account.documents`: decided before the talk, read by 带了. */
	documents: readonly number[];
	channel: Channel;
	/** Days since `account.today`. */
	days: number;
	/** 其他 in a row in which no act was heard. */
	lost: number;
	/** Silences since the trainee's last reply that count. */
	silences: number;
	/** The last reply asked for a commitment: the next silence is good craft and does not count. */
	patient: boolean;
	/** How the current state was entered, which decides the line: a normal arrival, after 其他, or a first silence (stays). */
	arrival: 'normal' | 'lost' | 'silence';
	/** Whether a line is due: an arrival or a silence happened and no line event has followed yet. */
	lineDue: boolean;
	/** True when an ending was entered. */
	over: boolean;
}

/** A talk that events move on: XState's machine (`step`) or the pure rules (`playback`), which never differ. */
export interface Stepper {
	/** @throws RefusedEvent with the reason when the event may not happen now; nothing has changed then */
	send(event: TalkEvent): void;
	/** Everything that decides what comes next. The same object until something happens; never changed. */
	snapshot(): Snapshot;
}

/** Why the mood moved, for the coach. `act` is the act that caused it, `transition` the index in `Scenario.moodTransitions`. */
export interface MoodChange {
	from: number;
	to: number;
	act: ActId;
	transition: number;
}

/** The figures of a plan as they were said. */
export type SaidPlan = readonly PlanItem[];
