/**
 * The rules of a step as pure functions over parts of a snapshot. The XState machine's actions, the explorer and `next` all call these, so that they
 * cannot disagree about what a reply, an arrival, a line or a silence does.
 */
import { type ActId, actIndex } from '../act/act.ts';
import type { Effect, Line, Reply, Scenario, Variable } from '../scenario/scenario.ts';
import type { Snapshot, StandingPromise } from './events.ts';
import { withVisit } from './visits.ts';

/** What a snapshot remembers besides where talk and mood stand. */
export type Memory = Omit<Snapshot, 'state' | 'mood' | 'over'>;

/** At this many 其他 in a row in which no act was heard, 还是没懂 holds. */
export const lostLimit = 3;

/** Nothing has happened yet; the start is entered by `afterArrival`. */
export function memoryAtStart(scenario: Scenario, documents: readonly number[]): Memory {
	return {
		variables: scenario.variables.map((variable) => variable.start),
		facts: [],
		causes: [],
		said: [],
		visits: [],
		promises: [],
		documents: [...documents].sort((a, b) => a - b),
		channel: scenario.channel,
		days: 0,
		lost: 0,
		silences: 0,
		patient: false,
		arrival: 'normal',
		lineDue: false,
	};
}

/** Values after effects in their order, each result within the variable's range. The same array when nothing changes. */
export function variablesAfter(
	declared: readonly Variable[],
	values: readonly number[],
	effects: readonly Effect[],
): readonly number[] {
	let next: number[] | null = null;
	for (const { variable, op, value } of effects) {
		const range = declared[variable];
		if (!range) continue;
		next ??= values.slice();
		const before = next[variable] ?? range.start;
		const after = op === '=' ? value : op === '+' ? before + value : before - value;
		next[variable] = Math.min(range.max, Math.max(range.min, after));
	}
	return next ?? values;
}

/** A sorted set of numbers with more of them in it; the same array when they all were. */
export function including(set: readonly number[], more: readonly number[]): readonly number[] {
	let next = set;
	for (const each of more) if (!next.includes(each)) next = [...next, each].sort((a, b) => a - b);
	return next;
}

/** Acts said so far after these were said, as indices of the closed list. */
export function saidAfter(said: readonly number[], acts: readonly ActId[]): readonly number[] {
	let next = said;
	for (const act of acts) {
		const index = actIndex(act);
		if (!next.includes(index)) next = including(next, [index]);
	}
	return next;
}

/** 其他 in a row after a reply of this kind in which these acts were heard. 还是没懂 begins a new row. */
export function lostAfter(lost: number, kind: Reply['kind'], acts: readonly ActId[]): number {
	return kind === 'other' && acts.length === 0 ? lost + 1 : 0;
}

/** Whether an 其他 in which these acts were heard is the one at which 还是没懂 holds instead. */
export function isStillLost(lost: number, kind: Reply['kind'], acts: readonly ActId[]): boolean {
	return lostAfter(lost, kind, acts) >= lostLimit;
}

/** What remembers a reply whose link is followed: its effects and learnt facts, and the acts really said. */
export function afterReply(scenario: Scenario, memory: Memory, followed: Reply, acts: readonly ActId[]): Memory {
	return {
		...memory,
		variables: variablesAfter(scenario.variables, memory.variables, followed.effects),
		facts: including(memory.facts, followed.learns),
		said: saidAfter(memory.said, acts),
		lost: lostAfter(memory.lost, followed.kind, acts),
		silences: 0,
		patient: acts.includes('ask-commitment'),
		arrival: followed.kind === 'other' ? 'lost' : 'normal',
	};
}

/** What remembers an arrival at a state, the one that one left included: a visit, the scene's channel and days; a line is due. */
export function afterArrival(scenario: Scenario, memory: Memory, state: number): Memory {
	const scene = scenario.states[state];
	return {
		...memory,
		visits: withVisit(memory.visits, state),
		channel: scene?.channel ?? memory.channel,
		days: memory.days + (scene?.days ?? 0),
		lineDue: true,
	};
}

/** What remembers that the trainee said nothing and the customer waits on: the first silence that counts asks for a word, one after asking for a commitment for nothing. */
export function afterWaiting(memory: Memory): Memory {
	return memory.patient
		? { ...memory, patient: false, lineDue: false }
		: { ...memory, silences: memory.silences + 1, arrival: 'silence', lineDue: true };
}

/** Whether one more silence follows the silence bullet's link. */
export function silenceMoves(memory: Pick<Memory, 'silences' | 'patient'>): boolean {
	return !memory.patient && memory.silences >= 1;
}

/** What remembers a silence whose link is followed; the arrival comes after. */
export function afterSilence(scenario: Scenario, memory: Memory, bullet: Reply): Memory {
	return {
		...memory,
		variables: variablesAfter(scenario.variables, memory.variables, bullet.effects),
		facts: including(memory.facts, bullet.learns),
		silences: memory.silences + 1,
		arrival: 'normal',
	};
}

/** What remembers hanging up: the ending is entered without a word. */
export function afterHangUp(scenario: Scenario, memory: Memory, ending: number): Memory {
	return { ...afterArrival(scenario, { ...memory, arrival: 'normal' }, ending), lineDue: false };
}

/** Whether a line changes anything but that it was said. */
export function hasConsequences(line: Line | null): boolean {
	return line !== null && line.moves.some((move) => move.kind === 'promise' || move.kind === 'reveal');
}

/** What remembers a line that was said, null for none: a revealed cause is a learnt fact, promises stand. */
export function afterLine(memory: Memory, line: Line | null): Memory {
	if (line === null || !hasConsequences(line)) return { ...memory, lineDue: false };
	const revealed = revealedBy(line);
	const causes = revealed.filter((fact) => !memory.causes.includes(fact));
	return {
		...memory,
		facts: including(memory.facts, revealed),
		causes: causes.length > 0 ? [...memory.causes, ...causes] : memory.causes,
		promises: promisesAfter(memory.promises, line),
		lineDue: false,
	};
}

/** Facts that a line reveals, each once. */
export function revealedBy(line: Line): number[] {
	return [...new Set(line.moves.flatMap((move) => (move.kind === 'reveal' ? [move.fact] : [])))];
}

/**
 * The promises that stand after a line: each replaces what stood before, unless it begins with 另 and stands beside it. A line that is said again
 * restates its own promises and does not double them.
 */
export function promisesAfter(standing: readonly StandingPromise[], line: Line): readonly StandingPromise[] {
	let next: StandingPromise[] | null = null;
	for (const move of line.moves) {
		if (move.kind !== 'promise') continue;
		const { more, amount, date, method } = move;
		next = more ? (next ?? standing.filter((promise) => promise.line !== line.index)) : [];
		next.push({ amount, date, method, line: line.index });
	}
	return next ?? standing;
}
