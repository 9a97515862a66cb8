import type { Scenario } from '../../scenario/scenario.ts';
import { exampleOf, type Example } from './example-lines.ts';
import { nearest, waysTo, type Way } from './ways.ts';

/** Why it was not paid, who says so, and what has to be heard first. */
export interface CauseNote {
	fact: string;
	/** Who may say it: the customer, or somebody else there. */
	said: { scene: number; example: Example; ways: Way[] }[];
}

/** Ways told of each. */
const mostWays = 2;

/** @param order the scenes in the order in which they come */
export function causesOf(scenario: Scenario, order: readonly number[]): CauseNote[] {
	const causes = scenario.facts.map((fact, index): CauseNote => {
		const said: CauseNote['said'] = [];
		for (const scene of order) {
			const example = revealing(scenario, scene, index);
			if (!example || said.some((own) => own.example.speaker === example.speaker)) continue;
			said.push({ scene, example, ways: nearest(waysTo(scenario, scene, 'well'), order, mostWays) });
		}
		return { fact, said };
	});
	const spoken = causes.filter(({ said }) => said.length > 0);
	// A fact that no line names is nobody's to tell, unless there is no other.
	return spoken.length > 0 ? spoken : causes;
}

/** The first line of a scene that names the cause, whatever its occasion. */
function revealing(scenario: Scenario, scene: number, fact: number): Example | undefined {
	for (const { mood, lines } of scenario.states[scene]?.parts ?? []) {
		const line = lines.find(({ moves }) => moves.some((move) => move.kind === 'reveal' && move.fact === fact));
		if (line) return exampleOf(scenario, line, mood);
	}
	return undefined;
}
