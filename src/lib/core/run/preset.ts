/** A talk that begins in the middle: what is assumed to have happened, as a trainer sets it to try out a state without playing all the way there. */
import { actIndex, type ActId } from '../act/act.ts';
import type { Snapshot } from '../machine/events.ts';
import { including } from '../machine/rules.ts';
import { withVisit, type Visits } from '../machine/visits.ts';
import { addDays, isIsoDate, isIsoMonth } from '../scenario/calendar.ts';
import { linesOf } from '../scenario/replies.ts';
import type { Channel, PromiseTerms, Scenario } from '../scenario/scenario.ts';

export interface Preset {
	/** Index of the state that is entered. */
	state: number;
	mood: number;
	/** Values in the order of `Scenario.variables`. */
	variables: readonly number[];
	/** Facts that are known, indices. Those that a line reveals count as causes, in this order. */
	facts: readonly number[];
	promises: readonly PromiseTerms[];
	/** Papers at hand, indices. */
	documents: readonly number[];
	/** Which arrival at the state this is, from 1. */
	visit: number;
	/** Acts said before. */
	said: readonly ActId[];
}

/** Why nothing can be played from a preset. `index`: which variable, fact, promise or document. */
export type PresetFault =
	| { code: 'unknown-state' | 'unknown-mood' }
	| { code: 'unknown-fact' | 'unknown-document'; index: number }
	| { code: 'not-whole' | 'out-of-range'; index: number; value: number; min: number; max: number }
	| { code: 'bad-amount' | 'bad-date' | 'past-date'; index: number }
	| { code: 'bad-visit'; value: number };

/** Arrivals beyond this are no talk any more. */
export const mostVisits = 99;

/** Nothing but the state is set: all else is as the scenario begins, with every paper at hand. */
export function plainPreset(scenario: Scenario, state: number): Preset {
	return {
		state,
		mood: 0,
		variables: scenario.variables.map(({ start }) => start),
		facts: [],
		promises: [],
		documents: scenario.account.documents.map((_, index) => index),
		visit: 1,
		said: [],
	};
}

/** The snapshot in which the state has just been entered and the customer's line is due; or everything that makes it impossible, in the order of `Preset`. */
export function presetSnapshot(scenario: Scenario, preset: Preset): { snapshot: Snapshot } | { faults: PresetFault[] } {
	const faults = faultsOf(scenario, preset);
	if (faults.length > 0) return { faults };
	const { state, mood, variables, promises, documents, visit, said } = preset;
	const facts = including([], preset.facts);
	const revealed = revealedIn(scenario);
	const { channel, days } = sceneAt(scenario, state);
	// The talk did begin somewhere.
	let visits: Visits = state === 0 ? [] : withVisit([], 0);
	for (let arrival = 0; arrival < visit; arrival++) visits = withVisit(visits, state);
	return {
		snapshot: {
			state,
			mood,
			variables: [...variables],
			facts,
			causes: [...new Set(preset.facts)].filter((fact) => revealed.has(fact)),
			said: including([], said.map(actIndex)),
			visits,
			// No line made them.
			promises: promises.map(({ amount, date, method }) => ({ amount, date, method, line: -1 })),
			documents: including([], documents),
			channel,
			days,
			lost: 0,
			silences: 0,
			patient: false,
			arrival: 'normal',
			lineDue: true,
			over: (scenario.states[state]?.outcome ?? null) !== null,
		},
	};
}

/** The promises that lines of a scenario make, each once, in the order of the lines. */
export function promisesIn(scenario: Scenario): PromiseTerms[] {
	const known = new Map<string, PromiseTerms>();
	for (const move of linesOf(scenario).flatMap(({ moves }) => moves)) {
		if (move.kind !== 'promise') continue;
		const { amount, date, method } = move;
		known.set(JSON.stringify([amount, date, method]), { amount, date, method });
	}
	return [...known.values()];
}

function faultsOf(scenario: Scenario, preset: Preset): PresetFault[] {
	const faults: PresetFault[] = [];
	if (!scenario.states[preset.state]) faults.push({ code: 'unknown-state' });
	if (scenario.moods[preset.mood] === undefined) faults.push({ code: 'unknown-mood' });
	scenario.variables.forEach(({ min, max }, index) => {
		const value = preset.variables[index] ?? NaN;
		if (!Number.isInteger(value)) faults.push({ code: 'not-whole', index, value, min, max });
		else if (value < min || value > max) faults.push({ code: 'out-of-range', index, value, min, max });
	});
	for (const index of preset.facts)
		if (scenario.facts[index] === undefined) faults.push({ code: 'unknown-fact', index });
	const { days } = sceneAt(scenario, preset.state);
	preset.promises.forEach((promise, index) => {
		const code = faultOfPromise(scenario, promise, days);
		if (code) faults.push({ code, index });
	});
	for (const index of preset.documents)
		if (scenario.account.documents[index] === undefined) faults.push({ code: 'unknown-document', index });
	const { visit } = preset;
	if (!Number.isInteger(visit) || visit < 1 || visit > mostVisits) faults.push({ code: 'bad-visit', value: visit });
	return faults;
}

function faultOfPromise({ account }: Scenario, { amount, date }: PromiseTerms, days: number) {
	if (amount !== null && !(Number.isInteger(amount) && amount > 0)) return 'bad-amount';
	if (date === null || date === 'asap') return null;
	if (!isIsoDate(date) && !isIsoMonth(date)) return 'bad-date';
	// Nobody promises to pay yesterday.
	return date < addDays(account.today, days).slice(0, date.length) ? 'past-date' : null;
}

/** Facts that some line reveals. */
function revealedIn(scenario: Scenario): ReadonlySet<number> {
	return new Set(
		linesOf(scenario).flatMap(({ moves }) => moves.flatMap((move) => (move.kind === 'reveal' ? [move.fact] : []))),
	);
}

/** The channel and the day on which a state is entered by the road of fewest replies, whatever their conditions; its own scene where no road leads there. */
export function sceneAt(scenario: Scenario, state: number): { channel: Channel; days: number } {
	const enter = (index: number, before: { channel: Channel; days: number }) => {
		const scene = scenario.states[index];
		return { channel: scene?.channel ?? before.channel, days: before.days + (scene?.days ?? 0) };
	};
	const start = { channel: scenario.channel, days: 0 };
	const met = new Map([[0, enter(0, start)]]);
	for (const [index, scene] of met) {
		if (index === state) break;
		const bullets = (scenario.states[index]?.parts ?? []).flatMap(({ replies }) => replies);
		for (const { target } of [...bullets, ...scenario.everywhere])
			if (!met.has(target)) met.set(target, enter(target, scene));
	}
	return met.get(state) ?? enter(state, start);
}
