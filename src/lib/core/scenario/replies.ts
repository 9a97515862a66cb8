/** Replies and lines by their numbers, and the words of a reply. */
import type { Line, Reply, Scenario } from './scenario.ts';

interface Numbered {
	replies: readonly Reply[];
	lines: readonly Line[];
	/** State of a reply by the reply's index; null: everywhere. */
	states: readonly (number | null)[];
}

const cache = new WeakMap<Scenario, Numbered>();

function numbered(scenario: Scenario): Numbered {
	const known = cache.get(scenario);
	if (known) return known;
	const replies: Reply[] = [];
	const lines: Line[] = [];
	const states: (number | null)[] = [];
	for (const reply of scenario.everywhere) {
		replies[reply.index] = reply;
		states[reply.index] = null;
	}
	scenario.states.forEach((state, index) => {
		for (const part of state.parts) {
			for (const reply of part.replies) {
				replies[reply.index] = reply;
				states[reply.index] = index;
			}
			for (const line of part.lines) lines[line.index] = line;
		}
	});
	const all = { replies, lines, states };
	cache.set(scenario, all);
	return all;
}

/** Every bullet of the talk at the position of its index. */
export function repliesOf(scenario: Scenario): readonly Reply[] {
	return numbered(scenario).replies;
}

/** Every line of the talk at the position of its index. */
export function linesOf(scenario: Scenario): readonly Line[] {
	return numbered(scenario).lines;
}

/** The state that a reply belongs to; null when it holds everywhere. Throws RangeError when there is no such reply. */
export function stateOfReply(scenario: Scenario, index: number): number | null {
	const state = numbered(scenario).states[index];
	if (state === undefined) throw new RangeError(`no reply ${index}`);
	return state;
}

/** What is said: the segments put together. */
export function textOf(reply: Reply): string {
	let text = '';
	for (const segment of reply.segments) text += segment.text;
	return text.trim();
}
