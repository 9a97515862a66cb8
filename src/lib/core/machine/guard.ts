/** Conditions of replies 当: whether one holds. */
import { actIndex } from '../act/act.ts';
import type { Guard } from '../scenario/scenario.ts';

/** What a guard may read: the circumstances before the step. */
export interface Circumstances {
	mood: number;
	variables: readonly number[];
	/** Facts learnt or revealed. */
	facts: readonly number[];
	/** Acts said, as indices of the closed list. */
	said: readonly number[];
	/** Papers at hand. */
	documents: readonly number[];
	/** How many times the current state was arrived at, this time included. */
	visit: number;
}

export type Comparison = '>=' | '<=' | '=' | '!=' | '>' | '<';

export function compares(value: number, op: Comparison, bound: number): boolean {
	switch (op) {
		case '>=':
			return value >= bound;
		case '<=':
			return value <= bound;
		case '=':
			return value === bound;
		case '!=':
			return value !== bound;
		case '>':
			return value > bound;
		case '<':
			return value < bound;
	}
}

/** Whether a guard holds; null (no guard) always does. */
export function holds(guard: Guard | null, at: Circumstances): boolean {
	if (guard === null) return true;
	switch (guard.kind) {
		case 'variable':
			return compares(at.variables[guard.variable] ?? 0, guard.op, guard.value);
		case 'mood':
			return (at.mood === guard.mood) === guard.is;
		case 'learnt':
			return at.facts.includes(guard.fact);
		case 'said':
			return at.said.includes(actIndex(guard.act));
		case 'brought':
			return at.documents.includes(guard.document);
		case 'visits':
			return compares(at.visit, guard.op, guard.value);
		case 'and':
			return guard.of.every((each) => holds(each, at));
		case 'or':
			return guard.of.some((each) => holds(each, at));
		case 'not':
			return !holds(guard.of, at);
	}
}
