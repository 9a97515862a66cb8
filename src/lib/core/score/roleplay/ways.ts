/** How one gets from scene to scene, told for a person: which acts move the talk on, in which moods, on which condition. */
import { toneOf, type ActId, type Tone } from '../../act/act.ts';
import { actsOf } from '../../machine/acts.ts';
import type { Guard, Part, Reply, Scenario } from '../../scenario/scenario.ts';

/** From one scene, some acts lead to another. */
export interface Way {
	/** Index of the scene; null: from any. */
	from: number | null;
	to: number;
	/** Moods in which it is open, in the diagram's order; null: in any. */
	moods: number[] | null;
	/** Sets of acts, any of which will do: the fewest acts first, none that holds another. */
	acts: ActId[][];
	/** What must hold besides; null where some reply needs nothing. */
	guard: Guard | null;
}

/** Sets of acts told of one way. */
const mostSets = 2;

interface Step {
	from: number;
	part: Part;
	reply: Reply;
	acts: readonly ActId[];
	tone: Tone;
}

const known = new WeakMap<Scenario, readonly Step[]>();

/** Every ordinary reply that leads out of its scene. */
function stepsOf(scenario: Scenario): readonly Step[] {
	let steps = known.get(scenario);
	if (!steps) {
		steps = scenario.states.flatMap(({ parts }, from) =>
			parts.flatMap((part) =>
				part.replies.flatMap((reply): Step[] => {
					if (reply.kind !== 'reply' || reply.target === from) return [];
					const acts = actsOf(reply);
					return [{ from, part, reply, acts, tone: toneOf(acts) }];
				}),
			),
		);
		known.set(scenario, steps);
	}
	return steps;
}

/** Whether a way is one of a trainee who does well, or of one who slips. */
export type Manner = 'well' | 'ill';

function fits(tone: Tone, manner: Manner): boolean {
	return manner === 'well' ? tone === 'sound' || tone === 'neutral' : tone === 'weak';
}

/** The ways out of a scene, in the order of its replies. */
export function waysFrom(scenario: Scenario, from: number, manner: Manner): Way[] {
	return gathered(
		scenario,
		stepsOf(scenario).filter((step) => step.from === from && fits(step.tone, manner)),
	);
}

/** The ways into a scene, in the order of the scenes that they come from. */
export function waysTo(scenario: Scenario, to: number, manner: Manner): Way[] {
	return gathered(
		scenario,
		stepsOf(scenario).filter(({ reply, tone }) => reply.target === to && fits(tone, manner)),
	);
}

function gathered(scenario: Scenario, steps: readonly Step[]): Way[] {
	const roads = new Map<string, Step[]>();
	for (const step of steps) {
		const road = `${step.from} ${step.reply.target}`;
		roads.set(road, [...(roads.get(road) ?? []), step]);
	}
	return [...roads.values()].map((own): Way => {
		const [first] = own as [Step];
		const free = own.find(({ reply }) => reply.guard === null);
		return {
			from: first.from,
			to: first.reply.target,
			moods: moodsOf(scenario, own),
			acts: fewest(own.map(({ acts }) => acts)),
			guard: free ? null : first.reply.guard,
		};
	});
}

function moodsOf({ moods }: Scenario, steps: readonly Step[]): number[] | null {
	const own = new Set<number>();
	for (const { part } of steps) {
		if (part.mood === null) return null;
		own.add(part.mood);
	}
	return own.size === moods.length ? null : [...own].sort((a, b) => a - b);
}

/** The smallest sets, no set that holds another one, at most so many; equal ones in the author's order. */
function fewest(sets: readonly (readonly ActId[])[]): ActId[][] {
	const bySize = sets.filter((set) => set.length > 0).sort((a, b) => a.length - b.length);
	const kept: (readonly ActId[])[] = [];
	for (const set of bySize) {
		if (!kept.some((own) => own.every((act) => set.includes(act)))) kept.push(set);
	}
	return kept.slice(0, mostSets).map((set) => [...set]);
}

/** Replies that it takes to come to each scene from the start by doing well; undefined where that never leads there. */
export function distances(scenario: Scenario): (number | undefined)[] {
	const found: (number | undefined)[] = scenario.states.map(() => undefined);
	let edge = scenario.states.length > 0 ? [0] : [];
	for (let distance = 0; edge.length > 0; distance++) {
		for (const state of edge) found[state] = distance;
		const next = edge.flatMap((state) => waysFrom(scenario, state, 'well').map(({ to }) => to));
		edge = [...new Set(next)].filter((state) => found[state] === undefined);
	}
	return found;
}

/** Replies that it takes from each scene to the best ending by doing well; undefined where none does. */
export function distancesToBest(scenario: Scenario): (number | undefined)[] {
	const found: (number | undefined)[] = scenario.states.map(() => undefined);
	let edge = scenario.states.flatMap(({ outcome }, state) => (outcome === scenario.best ? [state] : []));
	for (let distance = 0; edge.length > 0; distance++) {
		for (const state of edge) found[state] = distance;
		const before = edge.flatMap((state) => waysTo(scenario, state, 'well').flatMap(({ from }) => from ?? []));
		edge = [...new Set(before)].filter((state) => found[state] === undefined);
	}
	return found;
}

/** Those that need nothing besides before those that do, the nearer to the start before the further, at most so many. `order`: the scenes as they come. */
export function nearest(ways: readonly Way[], order: readonly number[], most: number): Way[] {
	const place = ({ from }: Way) => (from === null ? 0 : order.indexOf(from));
	return [...ways]
		.sort((a, b) => Number(a.guard !== null) - Number(b.guard !== null) || place(a) - place(b))
		.slice(0, most);
}
