/** Findings that need exploration: what can never happen, and what can but must not. */
import { disputed, owed } from '../scenario/amounts.ts';
import { type Finding, type FindingCode, finding, type Range } from '../scenario/finding.ts';
import { stateOfReply, textOf } from '../scenario/replies.ts';
import type { Reply, Scenario, State } from '../scenario/scenario.ts';
import type { Ranges } from '../scenario/source.ts';
import { type Exploration, explore } from './explore.ts';
import { falseChoices } from './false-choice.ts';
import { grouped } from './grouped.ts';
import { rungOf } from './ladder.ts';

export interface Reach {
	findings: Finding[];
	/** How far exploration came before it met its limit; null when it saw everything. After the limit no finding that needs it is given. */
	cutOff: CutOff | null;
}

export interface CutOff {
	/** Of state, mood and memory. */
	configurations: number;
	/** States that were reached, of all that there are. */
	reached: number;
	states: number;
}

/** The least rung of an agreement: a date and an amount. */
const agreementRung = 4;

export function checkReach(scenario: Scenario, ranges: Ranges): Reach {
	if (scenario.states.length === 0 || scenario.moods.length === 0) return { findings: [], cutOff: null };
	const exploration = explore(scenario);
	if (!exploration.complete) {
		const { configurations, states } = exploration;
		return { findings: [], cutOff: { configurations, reached: states.size, states: scenario.states.length } };
	}
	const point = new Pointer(scenario, ranges);
	return {
		cutOff: null,
		findings: [
			...unreachable(point, exploration),
			...speechless(point, exploration),
			...trapped(point, exploration),
			...agreements(point, exploration),
			...choices(point, exploration),
		],
	};
}

/** Names and ranges of what findings point at. */
class Pointer {
	readonly scenario: Scenario;
	readonly #ranges: Ranges;

	constructor(scenario: Scenario, ranges: Ranges) {
		this.scenario = scenario;
		this.#ranges = ranges;
	}

	state(state: number): State {
		return this.scenario.states[state] as State;
	}

	atState(code: FindingCode, state: number, params: Record<string, string | number> = {}): Finding {
		return this.at(code, this.state(state), { state: this.state(state).name, ...params });
	}

	atReply(code: FindingCode, reply: Reply, state: State): Finding {
		return this.at(code, reply, { reply: textOf(reply), state: state.name });
	}

	at(code: FindingCode, node: object | undefined, params: Record<string, string | number>): Finding {
		return finding(code, (node && this.#ranges.get(node)) ?? beginning, params);
	}
}

const beginning: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

function unreachable(point: Pointer, { states, moods, replies }: Exploration): Finding[] {
	const { scenario } = point;
	const found: Finding[] = [];
	scenario.states.forEach((state, number) => {
		if (!states.has(number))
			found.push(point.atState(state.outcome === null ? 'unreachable-state' : 'unreachable-ending', number));
		// What an unreachable state or mood holds needs no finding of its own. An ending has no replies.
		if (!states.has(number) || state.outcome !== null) return;
		for (const part of state.parts) {
			if (part.mood !== null && !moods.has(part.mood)) continue;
			for (const reply of part.replies) {
				if (reply.kind === 'reply' && !replies.has(reply.index))
					found.push(point.atReply('unreachable-reply', reply, state));
			}
		}
	});
	scenario.moods.forEach((mood, number) => {
		if (moods.has(number)) return;
		const named = scenario.moodTransitions.find(({ from, to }) => from === number || to === number);
		found.push(point.at('unreachable-mood', named, { mood }));
	});
	for (const reply of scenario.everywhere) {
		if (reply.kind === 'reply' && !replies.has(reply.index)) {
			found.push(point.at('unreachable-reply', reply, { reply: textOf(reply), state: '' }));
		}
	}
	return found;
}

function speechless(point: Pointer, exploration: Exploration): Finding[] {
	// One finding a state, which names every mood: they are mended together.
	const moods = grouped(exploration.speechless, ({ state }) => state);
	return [...moods].map(([state, pairs]) => {
		const names = pairs.map(({ mood }) => point.scenario.moods[mood] ?? '').filter((name) => name !== '');
		return point.atState('no-line', state, { mood: names.join('、') });
	});
}

function trapped(point: Pointer, exploration: Exploration): Finding[] {
	// Where no state is an ending there is one finding about that, not one for each state.
	if (point.scenario.states.every((state) => state.outcome === null)) return [];
	return exploration.trapped.map((state) => point.atState('trap', state));
}

function agreements(point: Pointer, exploration: Exploration): Finding[] {
	const asked = owed(point.scenario) - disputed(point.scenario);
	return [...exploration.agreements].flatMap(([state, lists]) => {
		const lowest = Math.min(...lists.map((promises) => rungOf(promises, asked)));
		return lowest < agreementRung ? [point.atState('agreement-without-promise', state, { rung: lowest })] : [];
	});
}

function choices(point: Pointer, exploration: Exploration): Finding[] {
	const { states, replies } = falseChoices(point.scenario, exploration);
	const holder = (reply: Reply) => {
		const state = stateOfReply(point.scenario, reply.index);
		return state === null ? '' : point.state(state).name;
	};
	return [
		...states.map((state) => point.atState('false-choice', state, { detail: 'one-place' })),
		...replies.map((reply) =>
			point.at('false-choice', reply, { detail: 'like-sound', reply: textOf(reply), state: holder(reply) }),
		),
	];
}
