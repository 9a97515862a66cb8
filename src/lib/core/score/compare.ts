/** Two runs of one scenario side by side, one of them gone on from the other: what they share, and what differs from there. A fold over both logs. */
import type { Run } from '../run/log.ts';
import { replay, type Phase, type RunState, type Step } from '../run/replay.ts';
import { scriptOf } from '../run/script.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { differingChecks, type CheckDifference } from './compare-checks.ts';
import { figuresOf, type Figure } from './compare-figures.ts';
import { notesOf, type NotedExchange } from './notes.ts';
import { rungWith } from './rungs.ts';
import { score } from './score.ts';
import type { Scorecard } from './scorecard.ts';

/** A standing exchange with its note and with what stood promised around it. */
export interface ComparedExchange extends NotedExchange {
	/** Rung of the promises before it and after the line that answered it, 0 to 4: writing comes after the talk. */
	rung: { before: number; after: number };
}

/** One of the two runs, as far as it went. */
export interface ComparedRun {
	phase: Phase;
	/** Of an unfinished run: as it would be scored if it ended here, so its total says nothing yet. */
	card: Scorecard;
}

export interface Comparison {
	parent: ComparedRun;
	child: ComparedRun;
	/** The opening, and the turns that both took alike with the same answers. */
	common: ComparedExchange[];
	/** Replies among the common turns: the next one is where they part. */
	commonReplies: number;
	/** From there on, turn by turn; null where a run has no more. */
	pairs: { parent: ComparedExchange | null; child: ComparedExchange | null }[];
	/** Checks that one run met and the other did not, in the rubric's order. */
	checks: CheckDifference[];
	/** The principles, LSCP, the outcome, and last the total. */
	figures: Figure[];
}

/**
 * What stands of both runs is compared by what was said, not by where the child was taken from the parent: either may have taken replies back since, or
 * have said the same again. Replies taken back are left out. Throws ReplayError when one of the logs does not replay.
 */
export function compareRuns(scenario: Scenario, parent: Run, child: Run): Comparison {
	const [one, other] = [sideOf(scenario, parent), sideOf(scenario, child)];
	const shared = sharedSteps(one.state, other.state);
	const common = other.exchanges.slice(0, shared);
	const length = Math.max(one.exchanges.length, other.exchanges.length);
	const pairs = Array.from({ length: length - shared }, (_, index) => ({
		parent: one.exchanges[shared + index] ?? null,
		child: other.exchanges[shared + index] ?? null,
	}));
	const runs = { parent: comparedRun(one), child: comparedRun(other) };
	return {
		...runs,
		common,
		commonReplies: common.filter(({ mine }) => mine?.kind === 'reply').length,
		pairs,
		checks: differingChecks(runs.parent, runs.child),
		figures: figuresOf(runs.parent, runs.child),
	};
}

interface Side {
	state: RunState;
	card: Scorecard;
	exchanges: ComparedExchange[];
}

function sideOf(scenario: Scenario, run: Run): Side {
	const state = replay(scenario, run);
	const script = scriptOf(scenario, state, run.entries);
	const notes = notesOf(scenario, state, script);
	const exchanges = state.steps.flatMap(({ before, after }, index): ComparedExchange[] => {
		const exchange = script[index];
		if (!exchange) return [];
		const rung = {
			before: rungWith(before?.promises ?? [], scenario, false),
			after: rungWith(after.promises, scenario, false),
		};
		return [{ ...exchange, note: notes[index] ?? null, undone: false, rung }];
	});
	return { state, card: score(scenario, state, run.entries), exchanges };
}

function comparedRun({ state, card }: Side): ComparedRun {
	return { phase: state.phase, card };
}

/** Number of steps, from the beginning, that are alike. */
function sharedSteps(parent: RunState, child: RunState): number {
	const parted = parent.steps.findIndex((step, index) => {
		const other = child.steps[index];
		return !other || !alike(step, other);
	});
	return parted < 0 ? parent.steps.length : parted;
}

/** The same turn with the same answer. */
function alike(a: Step, b: Step): boolean {
	return (
		a.kind === b.kind &&
		a.reply?.index === b.reply?.index &&
		a.heard?.text === b.heard?.text &&
		a.acts.join() === b.acts.join() &&
		a.line?.line?.index === b.line?.line?.index
	);
}
