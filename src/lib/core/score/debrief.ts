/** The debrief's own questions: which reply cost most, and what one reply moved. */
import { toneOf, toneOfAct, type ActId } from '../act/act.ts';
import type { StandingPromise } from '../machine/events.ts';
import type { Entry, Run } from '../run/log.ts';
import { replay, type RunState, type Step } from '../run/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checkOf, share } from './rubric.ts';
import { score } from './score.ts';
import type { CheckId, Scorecard } from './scorecard.ts';
import { storyOf, wordsOf } from './story.ts';

export interface TurningPoint {
	/** Place of the reply in the log. */
	entry: number;
	/** Its number, from 1. */
	reply: number;
	/** Points that it cost, at least 1. */
	cost: number;
	/** Its weak and red-line acts, and its words. */
	acts: ActId[];
	words: string;
	/** Checks that would be met without them. */
	checks: CheckId[];
	/** Index of the state in which it was said: where to start again. */
	state: number;
	/** What stood promised before it, and after the line that answered it. */
	promises: { before: readonly StandingPromise[]; after: readonly StandingPromise[] };
}

/**
 * The standing reply that cost most: of the weak and red-line replies the one without whose weak and red-line acts the total would be highest, the points
 * of a lesser ending that it led to included. Of equals the earlier; null when nothing was lost.
 */
export function turningPoint(
	scenario: Scenario,
	subject: Run | RunState,
	entries?: readonly Entry[],
): TurningPoint | null {
	const state = 'head' in subject ? replay(scenario, subject) : subject;
	const log = entries ?? ('head' in subject ? subject.entries : []);
	const now = score(scenario, state, log);
	const story = storyOf(scenario, state, log);
	const points = story.replies.flatMap(({ step, entry, number, acts }): Priced[] => {
		const bad = acts.filter((act) => toneOfAct(act) !== 'sound');
		if (bad.length === 0) return [];
		const without = score(scenario, struckOut(state, step), log);
		const point: TurningPoint = {
			entry,
			reply: number,
			cost: without.total - now.total + endingCost(now, step),
			acts: bad,
			words: wordsOf(scenario, step),
			checks: newlyMet(now, without),
			state: step.before?.state ?? 0,
			promises: { before: step.before?.promises ?? [], after: step.after.promises },
		};
		return [{ point, behindCap: Math.max(without.uncapped - now.uncapped, gateCost(now, step)) }];
	});
	const [worst] = points.map(({ point }) => point).sort((a, b) => b.cost - a.cost);
	if (worst && worst.cost > 0) return worst;
	// Behind a cap no single reply changes the total: then what counts is what each would be worth without it.
	const [hidden] = points.sort((a, b) => b.behindCap - a.behindCap);
	return hidden && hidden.behindCap > 0 ? { ...hidden.point, cost: hidden.behindCap } : null;
}

interface Priced {
	point: TurningPoint;
	/** What it cost before caps, or what the gate took. */
	behindCap: number;
}

/** The run as if the step's weak and red-line acts had not been heard; all else stays as it was. */
function struckOut(state: RunState, step: Step): RunState {
	const acts = step.acts.filter((act) => toneOfAct(act) === 'sound');
	return { ...state, steps: state.steps.map((own) => (own === step ? { ...own, acts } : own)) };
}

/** Where several red lines were crossed, striking out one leaves the gate shut: each of them cost what the gate takes. */
function gateCost(now: Scorecard, { acts }: Step): number {
	return toneOf(acts) === 'red' ? now.uncapped - now.total : 0;
}

/** What the ending falls short of the best one, when this very reply led to it. */
function endingCost({ outcome }: Scorecard, { after }: Step): number {
	return after.over ? Math.round(((100 - outcome.value) * share.outcome) / 100) : 0;
}

function newlyMet(now: Scorecard, without: Scorecard): CheckId[] {
	return without.checks
		.filter(({ status }, index) => status === 'yes' && now.checks[index]?.status === 'no')
		.map(({ id }) => id);
}

/**
 * What one reply (its place in the log) moved between the scorecards before and after it: checks met by its words or by the line that answered it,
 * and checks that it broke.
 */
export function movedChecks(before: Scorecard, after: Scorecard, entry: number): { met: CheckId[]; broken: CheckId[] } {
	const met: CheckId[] = [];
	const broken: CheckId[] = [];
	after.checks.forEach((check, index) => {
		const was = before.checks[index];
		// The answering line, if any, stands right behind the reply.
		const here = check.evidence.some((evidence) => evidence.entry === entry || evidence.entry === entry + 1);
		if (check.status === 'yes' && was?.status !== 'yes' && here) met.push(check.id);
		const brokenHere =
			checkOf(check.id).kind === 'avoid' && check.evidence.some((evidence) => evidence.entry === entry);
		if (check.status === 'no' && (was?.status === 'yes' || brokenHere)) broken.push(check.id);
	});
	return { met, broken };
}
