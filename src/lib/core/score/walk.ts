/** A talk played step by step by a program that tries roads: steps are added, never changed, so that roads can fork at no cost. */
import { actsOf } from '../machine/acts.ts';
import type { Snapshot } from '../machine/events.ts';
import { linesAt } from '../machine/line.ts';
import { moodAfter } from '../machine/mood.ts';
import { firstSnapshot, next } from '../machine/next.ts';
import { documentsAtHand } from '../run/documents.ts';
import type { RunState, Step } from '../run/replay.ts';
import type { Line, Reply, Scenario } from '../scenario/scenario.ts';
import { rightMessage, rightOptions, trueRecord } from './model-answers.ts';

export interface Walk {
	snapshot: Snapshot;
	steps: readonly Step[];
	replies: number;
}

/** The starts of a talk with act one perfect: one for each line that may open it. */
export function starts(scenario: Scenario): Walk[] {
	const first = firstSnapshot(scenario, documentsAtHand(scenario, rightOptions(scenario)));
	const begin: Step = {
		entry: 0,
		kind: 'begin',
		reply: null,
		acts: [],
		before: null,
		after: first,
		line: null,
		moodChange: null,
	};
	return answered(scenario, { snapshot: first, steps: [], replies: 0 }, begin);
}

/** The walks that giving a reply leads to: one for each line that may answer it. */
export function afterGiving(scenario: Scenario, walk: Walk, reply: Reply): Walk[] {
	const before = walk.snapshot;
	const acts = [...actsOf(reply)];
	const after = next(scenario, before, { type: 'reply', index: reply.index, acts });
	const moodChange = moodAfter(scenario, before.mood, acts);
	const step: Step = {
		entry: 2 * walk.steps.length,
		kind: 'reply',
		reply,
		acts,
		before,
		after,
		line: null,
		moodChange,
	};
	return answered(scenario, { ...walk, replies: walk.replies + 1 }, step);
}

/** The walk that hanging up leads to. */
export function afterHangingUp(scenario: Scenario, walk: Walk): Walk {
	const before = walk.snapshot;
	const after = next(scenario, before, { type: 'hang-up' });
	const step: Step = {
		entry: 2 * walk.steps.length,
		kind: 'hang-up',
		reply: null,
		acts: [],
		before,
		after,
		line: null,
		moodChange: null,
	};
	return { ...walk, snapshot: after, steps: [...walk.steps, step] };
}

function answered(scenario: Scenario, walk: Walk, step: Step): Walk[] {
	const lines: readonly (Line | null)[] = linesAt(scenario, step.after);
	return (lines.length > 0 ? lines : [null]).map((line) => {
		const after = next(scenario, step.after, { type: 'line', index: line?.index ?? null });
		const done = { ...step, after, line: { entry: step.entry + 1, line } };
		return { ...walk, snapshot: after, steps: [...walk.steps, done] };
	});
}

/** The run of a walk with acts one and three perfect, to be scored. */
export function runOf(scenario: Scenario, { snapshot, steps }: Walk): RunState {
	const prepare = rightOptions(scenario);
	const asked = snapshot.over && scenario.followUp !== undefined;
	return {
		phase: snapshot.over ? 'finished' : 'talk',
		prepare,
		documents: documentsAtHand(scenario, prepare),
		snapshot,
		steps: [...steps],
		record: asked ? trueRecord(scenario, snapshot) : null,
		message: asked ? rightMessage(scenario, snapshot) : null,
	};
}
