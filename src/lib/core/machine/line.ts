/** What the customer says: the line that the new snapshot chooses. */
import type { Line, Part, Scenario, State } from '../scenario/scenario.ts';
import { draw } from './chance.ts';
import type { Snapshot } from './events.ts';
import { commonPart, fittingVariant } from './variant.ts';
import { visitsOf } from './visits.ts';

const none: readonly Line[] = [];

/**
 * The lines that fit equally well, one of which is said; empty when there is none (a stock phrase, or narration only).
 * After 其他 lines tagged for it come first, else normal ones; at a silence only lines tagged for it.
 */
export function candidateLines(
	state: State,
	mood: number,
	visit: number,
	arrival: Snapshot['arrival'],
): readonly Line[] {
	const variant = fittingVariant(state, mood, visit);
	const tagged = linesFor(state, variant, visit, arrival);
	return tagged.length === 0 && arrival === 'lost' ? linesFor(state, variant, visit, 'normal') : tagged;
}

function linesFor(state: State, variant: Part | null, visit: number, when: Line['when']): readonly Line[] {
	const own = variant ? bestByVisit(variant.lines, visit, when) : none;
	if (own.length > 0) return own;
	const shared = commonPart(state);
	return shared ? bestByVisit(shared.lines, visit, when) : none;
}

/** The lines with the highest 第 N 次 that is reached; those without one count as lowest. */
function bestByVisit(lines: readonly Line[], visit: number, when: Line['when']): readonly Line[] {
	let best = -1;
	let found: Line[] = [];
	for (const line of lines) {
		const bound = line.visit ?? 0;
		if (line.when !== when || bound > visit || bound < best) continue;
		if (bound > best) {
			best = bound;
			found = [];
		}
		found.push(line);
	}
	return found;
}

/** Whether something is told in a state, or nobody is there to speak: then the customer need not say a word. */
export function isTold(state: State, mood: number, visit: number): boolean {
	return (
		state.unanswered || state.narration.length > 0 || (fittingVariant(state, mood, visit)?.narration.length ?? 0) > 0
	);
}

/** The lines that may be said now; see `candidateLines`. */
export function linesAt(scenario: Scenario, snapshot: Snapshot): readonly Line[] {
	const state = scenario.states[snapshot.state];
	return state
		? candidateLines(state, snapshot.mood, visitsOf(snapshot.visits, snapshot.state), snapshot.arrival)
		: none;
}

/**
 * The line that is due in this snapshot; null when the customer has nothing to say there.
 * @param seed the run's
 * @param turn number of the talk's log entries so far: equal lines are chosen among by seed and turn
 */
export function lineFor(scenario: Scenario, snapshot: Snapshot, seed: number, turn: number): Line | null {
	const lines = linesAt(scenario, snapshot);
	return lines[lines.length > 1 ? draw(lines.length, seed, turn) : 0] ?? null;
}
