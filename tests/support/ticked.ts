/** The ticks of an observer who hears just what the machine hears: taken from a run that the machine scored. */
import { toneOfAct } from '../../src/lib/core/act/act.ts';
import type { Run } from '../../src/lib/core/run/log.ts';
import { replay } from '../../src/lib/core/run/replay.ts';
import type { Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { blankTicks, type HeardTick, type Ticks } from '../../src/lib/core/score/roleplay/ticks.ts';
import { lscpSteps, type LscpStep } from '../../src/lib/core/score/rubric.ts';
import type { Scorecard } from '../../src/lib/core/score/scorecard.ts';
import { storyOf } from '../../src/lib/core/score/story.ts';

export function ticksOf(scenario: Scenario, run: Run, card: Scorecard): Ticks {
	const { replies } = storyOf(scenario, replay(scenario, run), run.entries);
	const steps = Object.keys(lscpSteps) as LscpStep[];
	const heard = replies.flatMap(({ acts }) => acts.filter((act) => toneOfAct(act) !== 'sound'));
	const rewarded = (act: string) => card.redLines.some((own) => own.act === act && own.rewarded && !own.undone);
	return {
		...blankTicks(scenario),
		checks: Object.fromEntries(
			card.checks.flatMap(({ id, status, evidence }) =>
				status === 'not-applicable' ? [] : [[id, { answer: status, words: evidence[0]?.words ?? '' }]],
			),
		),
		objections: card.lscp.objections.map(({ kind, steps: took, ordered, score, opened }) => ({
			kind,
			words: opened.words,
			steps: Object.fromEntries(steps.map((step) => [step, took[step] !== null])) as Record<LscpStep, boolean>,
			ordered,
			short: score === null,
		})),
		heard: [...new Set(heard)].map((act): HeardTick => ({ act, words: '', rewarded: rewarded(act) })),
		gaveWayLast: card.caps.some(({ cap }) => cap === 'gave-way'),
		outcome: card.outcome.id,
		rung: card.rung,
	};
}
