/** A class in which everyone moves by themselves, as the projector shows it. */
import type { Outcome, Scenario } from '../../scenario/scenario.ts';
import { ownReveal } from './reveal.ts';
import type { Place, ProjectorView, Votes } from './view.ts';

/** How many seats stand in a state and a mood. */
export interface Standing {
	state: number;
	mood: number;
	seats: number;
}

/** What was chosen in a state: by how many, and by the reply's index how many chose it. */
export interface ChosenIn {
	state: number;
	voters: number;
	votes: Votes;
}

/** The states that anybody reached, in the scenario's order. @param scenario in the form that is played */
export function placesOf(scenario: Scenario, standing: readonly Standing[], chosen: readonly ChosenIn[]): Place[] {
	return scenario.states.flatMap(({ name, outcome }, state): Place[] => {
		const here = standing.filter((each) => each.state === state).reduce((sum, { seats }) => sum + seats, 0);
		const own = chosen.find((each) => each.state === state);
		if (here === 0 && !own) return [];
		const options = own ? ownReveal(scenario, state, own.votes, own.voters).options : [];
		return [{ state, name, ending: outcome, here, voted: own?.voters ?? 0, options }];
	});
}

/** How many customers are in each mood. */
export function moodsOf(scenario: Scenario, standing: readonly Standing[]): ProjectorView['moods'] {
	return scenario.moods.map((name, mood) => ({
		name,
		here: standing.filter((each) => each.mood === mood).reduce((sum, { seats }) => sum + seats, 0),
	}));
}

export function outcomesOf(scenario: Scenario, standing: readonly Standing[]): { outcome: Outcome; seats: number }[] {
	const counts = new Map<Outcome, number>();
	for (const { state, seats } of standing) {
		const outcome = scenario.states[state]?.outcome;
		if (outcome) counts.set(outcome, (counts.get(outcome) ?? 0) + seats);
	}
	return [...counts].map(([outcome, seats]) => ({ outcome, seats })).sort((a, b) => b.seats - a.seats);
}
