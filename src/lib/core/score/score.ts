/** Scoring: a pure function of the scenario and the run. Undone replies are counted, not scored. */
import type { Entry, Run } from '../run/log.ts';
import { replay, type RunState } from '../run/replay.ts';
import { undone } from '../run/standing.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { figuresFrom, outcomeShare } from './arithmetic.ts';
import { asks } from './checks/all.ts';
import { earning } from './earn.ts';
import { rounded } from './fraction.ts';
import { capsOf, redLinesOf, saidWeakly } from './gates.ts';
import { lscpCard, lscpOf } from './lscp.ts';
import { occasionsOf } from './occasions.ts';
import { pmpOf } from './pmp.ts';
import { checks, rubricVersion } from './rubric.ts';
import { ladderOf, rungWith } from './rungs.ts';
import type { CheckResult, Scorecard } from './scorecard.ts';
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
	const lscp = lscpOf(story);
	const outcome = outcomeShare(story.scenario, story.ending?.outcome ?? null);
	const redLines = redLinesOf(story);
	const written = results.find(({ id, status }) => id === 'in-writing' && status === 'yes');
	return {
		rubric: rubricVersion,
		checks: results,
		...figuresFrom({
			checks: results,
			lscp: lscp.mean,
			outcome,
			caps: capsOf(story, redLines),
			weak: saidWeakly(story),
		}),
		lscp: lscpCard(lscp),
		pmp: pmpOf(story),
		rung: rungWith(story.snapshot?.promises ?? [], story.scenario, written !== undefined),
		ladder: ladderOf(story, written?.evidence[0] ?? null),
		outcome: { id: story.ending?.outcome ?? null, value: rounded(outcome) },
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
