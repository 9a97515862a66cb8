/** What a talk has come to, and what brought each of it about: for an author who tries it out. */
import { acts as closedList, type ActId } from '../act/act.ts';
import type { Snapshot } from '../machine/events.ts';
import { holds } from '../machine/guard.ts';
import { circumstances, partFor } from '../machine/offer.ts';
import { revealedBy } from '../machine/rules.ts';
import type { Thing } from '../scenario/place.ts';
import type { PromiseTerms, Reply, Scenario } from '../scenario/scenario.ts';
import type { RunState, Step } from './replay.ts';

/** A step that brought something about: its number among the trainee's turns, 0 for the beginning, and the reply or line that did. */
export interface Cause {
	turn: number;
	thing: Thing;
}

export interface Inspection {
	state: number;
	visits: { state: number; count: number }[];
	mood: number;
	/** The latest change of mood, and the arrow of the diagram that it followed; null while it is as at the beginning. */
	moodChange: { from: number; to: number; act: ActId; transition: number; by: Cause } | null;
	variables: { value: number; by: Cause | null }[];
	/** Known facts. `by` is null for those that were assumed. */
	facts: { fact: number; by: Cause | null }[];
	promises: { terms: PromiseTerms; by: Thing | null }[];
	/** Acts said, in the order of the closed list; no replies for those that were assumed. */
	said: { act: ActId; by: Cause[] }[];
	/** Replies of this state and of the talk whose condition does not hold now. */
	closed: Reply[];
}

/** null before the talk. */
export function inspect(scenario: Scenario, { snapshot, steps }: RunState): Inspection | null {
	if (!snapshot) return null;
	const turns = steps.map((step, turn) => ({ step, turn }));
	return {
		state: snapshot.state,
		visits: snapshot.visits.map(([state, count]) => ({ state, count })),
		mood: snapshot.mood,
		moodChange: moodChangeIn(turns),
		variables: snapshot.variables.map((value, index) => ({
			value,
			by: lastBy(turns, (before, after) => before.variables[index] !== after.variables[index]),
		})),
		facts: snapshot.facts.map((fact) => ({ fact, by: learntBy(turns, fact) })),
		promises: snapshot.promises.map(({ line, ...terms }) => ({
			terms,
			by: line < 0 ? null : { kind: 'line', index: line },
		})),
		said: snapshot.said.flatMap((index) => {
			const act = closedList[index]?.id;
			return act
				? [{ act, by: turns.flatMap(({ step, turn }) => (step.acts.includes(act) ? replyCause(step, turn) : [])) }]
				: [];
		}),
		closed: snapshot.over ? [] : closedAt(scenario, snapshot),
	};
}

interface Turn {
	step: Step;
	turn: number;
}

function replyCause({ reply }: Step, turn: number): Cause[] {
	return reply ? [{ turn, thing: { kind: 'reply', index: reply.index } }] : [];
}

function moodChangeIn(turns: readonly Turn[]): Inspection['moodChange'] {
	const last = turns.findLast(({ step }) => step.moodChange);
	const by = last && replyCause(last.step, last.turn)[0];
	return last?.step.moodChange && by ? { ...last.step.moodChange, by } : null;
}

/** The reply of the last step in which something changed. */
function lastBy(turns: readonly Turn[], changes: (before: Snapshot, after: Snapshot) => boolean): Cause | null {
	const last = turns.findLast(({ step: { before, after } }) => before && changes(before, after));
	return (last && replyCause(last.step, last.turn)[0]) ?? null;
}

/** The line that revealed it, or the reply that found it out. */
function learntBy(turns: readonly Turn[], fact: number): Cause | null {
	for (const { step, turn } of turns) {
		if (step.before?.facts.includes(fact) || !step.after.facts.includes(fact)) continue;
		const line = step.line?.line;
		if (line && revealedBy(line).includes(fact)) return { turn, thing: { kind: 'line', index: line.index } };
		return replyCause(step, turn)[0] ?? null;
	}
	return null;
}

function closedAt(scenario: Scenario, snapshot: Snapshot): Reply[] {
	const common = scenario.states[snapshot.state]?.parts[0]?.replies ?? [];
	const all = [...common, ...(partFor(scenario, snapshot)?.replies ?? []), ...scenario.everywhere];
	const now = circumstances(snapshot);
	return all.filter(({ kind, guard }) => kind === 'reply' && guard !== null && !holds(guard, now));
}
