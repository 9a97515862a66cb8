/** A preset after an edit: numbers shift when states, facts or variables come and go, so what was meant is found again by name. */
import type { Scenario } from '../scenario/scenario.ts';
import type { Preset } from './preset.ts';

/** A number that no list has: `presetSnapshot` tells what is missing. */
const lost = -1;

/**
 * The preset as it reads in another edition. What kept its name is that; what stands where it stood, under a name that is new, was renamed; a variable
 * that is new stands at its start. What is gone is numbered so that `presetSnapshot` refuses it, but papers that are gone are just not at hand.
 */
export function presetAcross(preset: Preset, before: Scenario, after: Scenario): Preset {
	if (before === after) return preset;
	const state = follow(before.states.map(({ anchor }) => anchor), after.states.map(({ anchor }) => anchor)); // prettier-ignore
	const mood = follow(before.moods, after.moods);
	const fact = follow(before.facts, after.facts);
	const document = follow(before.account.documents, after.account.documents);
	const variable = follow(after.variables.map(({ name }) => name), before.variables.map(({ name }) => name)); // prettier-ignore
	return {
		...preset,
		state: state(preset.state),
		mood: mood(preset.mood),
		variables: after.variables.map(({ start }, index) => preset.variables[variable(index)] ?? start),
		facts: preset.facts.map(fact),
		documents: preset.documents.map(document).filter((index) => index !== lost),
	};
}

/** Where something of one list stands in another. */
function follow(from: readonly string[], to: readonly string[]): (index: number) => number {
	return (index) => {
		const name = from[index];
		if (name === undefined) return lost;
		const same = to.indexOf(name);
		if (same >= 0) return same;
		const there = to[index];
		return from.length === to.length && there !== undefined && !from.includes(there) ? index : lost;
	};
}
