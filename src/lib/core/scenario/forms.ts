/** Alternate forms of a scenario: other words and figures for one and the same talk. */
import { linesOf, repliesOf } from './replies.ts';
import type { Scenario } from './scenario.ts';

const cache = new WeakMap<Scenario, Scenario[]>();

/** The form that a seed picks; undefined where a scenario has none. */
export function formOf({ forms }: Scenario, seed: number): number | undefined {
	return forms && seed % forms.length;
}

/** The scenario in one of its forms, the same object every time; a scenario without forms is itself. */
export function inForm(scenario: Scenario, form = 0): Scenario {
	const own = scenario.forms?.[form];
	if (!own || form === (scenario.form ?? 0)) return scenario;
	const known = cache.get(scenario) ?? [];
	cache.set(scenario, known);
	if (known[form]) return known[form];
	const copy = structuredClone(scenario);
	copy.form = form;
	for (const { line, move, is } of own.moves) linesOf(copy)[line]?.moves.splice(move, 1, is);
	for (const { reply, segment, is } of own.segments) repliesOf(copy)[reply]?.segments.splice(segment, 1, is);
	return (known[form] = copy);
}
