/** A scenario file as one finds one's way in it: its states and their replies, with where they stand in the text. */
import { toneOfReply } from './check.ts';
import type { Range } from './finding.ts';
import type { Tone } from '../act/act.ts';
import type { Outcome, ReplyKind, Scenario, State } from './scenario.ts';
import { textOf } from './replies.ts';
import type { Ranges } from './source.ts';

export interface OutlinedReply {
	/** Its number in the scenario. */
	index: number;
	/** Number of the state that it leads to. */
	target: number;
	kind: ReplyKind;
	tone: Tone;
	text: string;
	range: Range | null;
}

export interface OutlinedState {
	index: number;
	name: string;
	outcome: Outcome | null;
	/** The first thing said or told there; empty where there is none. */
	line: string;
	/** Its heading. */
	range: Range | null;
	/** Where the last thing that belongs to it ends, UTF-16 units. */
	end: number;
	replies: OutlinedReply[];
}

export interface Outline {
	states: OutlinedState[];
	/** What may be answered everywhere. */
	everywhere: OutlinedReply[];
}

export function outlineOf(scenario: Scenario, ranges: Ranges): Outline {
	const outlined = (reply: Scenario['everywhere'][number]): OutlinedReply => ({
		index: reply.index,
		target: reply.target,
		kind: reply.kind,
		tone: toneOfReply(reply),
		text: textOf(reply),
		range: ranges.get(reply) ?? null,
	});
	return {
		states: scenario.states.map((state, index) => ({
			index,
			name: state.name,
			outcome: state.outcome,
			line: state.parts.flatMap(({ lines }) => lines)[0]?.text.join(' ') ?? state.narration[0] ?? '',
			range: ranges.get(state) ?? null,
			end: Math.max(...nodesOf(state).map((node) => ranges.get(node)?.end.offset ?? 0)),
			replies: state.parts.flatMap(({ replies }) => replies.map(outlined)),
		})),
		everywhere: scenario.everywhere.map(outlined),
	};
}

/** The state and what it is made of, in order. */
function nodesOf(state: State): object[] {
	return [state, ...state.parts.flatMap((part) => [part, ...part.lines, ...part.replies])];
}
