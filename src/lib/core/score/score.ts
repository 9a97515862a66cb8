/** Scoring: a pure function of the scenario and the run. Undone replies are counted, not scored. */
import type { Entry, Run } from '../run/log.ts';
import { replay, type RunState } from '../run/replay.ts';
import { undone } from '../run/standing.ts';
import type { Outcome, Scenario } from '../scenario/scenario.ts';
import { asks } from './checks/all.ts';
import { earning } from './earn.ts';
import { atLeast, fraction, lesser, mean, plus, rounded, times, toOneDecimal, type Fraction } from './fraction.ts';
import { capsOf, redLinesOf, saidWeakly } from './gates.ts';
import { lscpCard, lscpOf } from './lscp.ts';
import { occasionsOf } from './occasions.ts';
import { pmpOf } from './pmp.ts';
import { checks, medals, outcomeValue, passAt, rubricVersion, share } from './rubric.ts';
import { ladderOf, rungWith } from './rungs.ts';
import { principles, type CheckResult, type Medal, type Principle, type Scorecard } from './scorecard.ts';
import { storyOf, type Story } from './story.ts';

/**
 * The scorecard of a run, finished or not. Give the run (it is replayed; throws ReplayError when it does not replay), or its replayed state with the
 * log's entries beside it: without entries the undone replies and the places of acts one and three are unknown (0 and −1), the total is the same.
 */
export function score(scenario: Scenario, subject: Run | RunState, entries?: readonly Entry[]): Scorecard {
	const state = 'head' in subject ? replay(scenario, subject) : subject;
	const log = entries ?? ('head' in subject ? subject.entries : []);
	return scoreStory(storyOf(scenario, state, log), earning);
}

/**
 * The same without what would have earned the missed checks: for those who score many runs and read only the figures, and for conversations that nobody
 * wrote replies for.
 */
export function scoreFigures(scenario: Scenario, state: RunState, entries: readonly Entry[] = []): Scorecard {
	return scoreStory(storyOf(scenario, state, entries), () => null);
}

function scoreStory(story: Story, earn: typeof earning): Scorecard {
	const results = checkResults(story, earn);
	const principleScores = principlesOf(results);
	const lscp = lscpOf(story);
	const outcome = outcomeShare(story.scenario, story.ending?.outcome ?? null);
	const parts = pointsOf(principleScores, lscp.mean, outcome);
	const uncapped = totalOf(parts);
	const redLines = redLinesOf(story);
	const caps = capsOf(story, redLines);
	const total = Math.min(uncapped, ...caps.map(({ limit }) => limit));
	const passed = total >= passAt.total && atLeast(outcome, passAt.outcome);
	const written = results.find(({ id, status }) => id === 'in-writing' && status === 'yes');
	return {
		rubric: rubricVersion,
		checks: results,
		principles: principleScores,
		lscp: lscpCard(lscp),
		pmp: pmpOf(story),
		rung: rungWith(story.snapshot?.promises ?? [], story.scenario, written !== undefined),
		ladder: ladderOf(story, written?.evidence[0] ?? null),
		outcome: { id: story.ending?.outcome ?? null, value: rounded(outcome) },
		parts: {
			principles: { points: toOneDecimal(parts.principles.points), of: parts.principles.of },
			lscp: { points: toOneDecimal(parts.lscp.points), of: parts.lscp.of },
			outcome: { points: toOneDecimal(parts.outcome.points), of: parts.outcome.of },
		},
		uncapped,
		caps,
		total,
		passed,
		medal: passed ? medalFor(total, story) : null,
		redLines,
		replies: story.replies.length,
		undone: undone(story.entries).filter((place) => story.entries[place]?.kind === 'reply').length,
	};
}

function checkResults(story: Story, earn: typeof earning): CheckResult[] {
	const { weights } = occasionsOf(story.scenario);
	return checks.map(({ id, principle }) => {
		const weight = weights.get(id);
		if (weight === undefined) return { id, principle, weight: 0, status: 'not-applicable', evidence: [], earn: null };
		const { met, evidence } = asks[id](story);
		return {
			id,
			principle,
			weight,
			status: met ? 'yes' : 'no',
			evidence,
			earn: met ? null : earn(id, story, evidence),
		};
	});
}

function principlesOf(results: readonly CheckResult[]): Scorecard['principles'] {
	const scored = principles.map((principle): [Principle, { met: number; applicable: number } | null] => {
		const own = results.filter((result) => result.principle === principle && result.status !== 'not-applicable');
		if (own.length === 0) return [principle, null];
		const sum = (of: readonly CheckResult[]) => of.reduce((weights, { weight }) => weights + weight, 0);
		return [principle, { met: sum(own.filter(({ status }) => status === 'yes')), applicable: sum(own) }];
	});
	return Object.fromEntries(scored) as Record<Principle, { met: number; applicable: number } | null>;
}

/** What an ending is worth beside the best one of this scenario, 0 to 100; nothing while the talk goes on. */
export function outcomeShare({ best }: Scenario, outcome: Outcome | null): Fraction {
	if (outcome === null) return fraction(0);
	if (outcomeValue[best] === 0) return fraction(100);
	return lesser(fraction(100 * outcomeValue[outcome], outcomeValue[best]), fraction(100));
}

export interface Points {
	points: Fraction;
	of: number;
}

/** The total before caps. */
export function totalOf(parts: Record<'principles' | 'lscp' | 'outcome', Points>): number {
	return rounded(plus(plus(parts.principles.points, parts.lscp.points), parts.outcome.points));
}

export function pointsOf(
	scored: Scorecard['principles'],
	lscp: Fraction | undefined,
	outcome: Fraction,
): Record<'principles' | 'lscp' | 'outcome', Points> {
	const shares = Object.values(scored).flatMap((own) =>
		own === null ? [] : [fraction(100 * own.met, own.applicable)],
	);
	const of = { ...share };
	if (!lscp) {
		of.principles += of.lscp;
		of.lscp = 0;
	}
	const part = (value: Fraction | undefined, of: number): Points => ({
		points: value ? times(value, fraction(of, 100)) : fraction(0),
		of,
	});
	return {
		principles: part(mean(shares), of.principles),
		lscp: part(lscp, of.lscp),
		outcome: part(outcome, of.outcome),
	};
}

function medalFor(total: number, story: Story): Medal | null {
	const medal = medals.find(({ from }) => total >= from)?.medal ?? null;
	return medal === 'gold' && saidWeakly(story) ? 'silver' : medal;
}
