/** What to talk about with the class: the wrong replies that it fell for, and the checks that most of it missed. */
import { toneOf } from '../../act/act.ts';
import { actsOf } from '../../machine/acts.ts';
import type { RunState } from '../../run/replay.ts';
import { repliesOf } from '../../scenario/replies.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scoreFigures } from '../../score/score.ts';
import type { CheckId, Scorecard } from '../../score/scorecard.ts';
import { wilson } from '../wilson.ts';
import { remarkAt, wordsAt } from './offer.ts';
import type { DiscussionPoint, RoomSummary, TalkResult, Votes } from './view.ts';

/** A moment at which the class chose: a step of the group, or a state that everyone came to by themselves. */
export interface Choice {
	state: number;
	votes: Votes;
	/** Those who chose anything there; of everyone by themselves fewer than all votes where somebody came back. */
	voters: number;
	/** The moment, for the facts in the words; missing: the beginning. */
	at?: Parameters<typeof wordsAt>[2];
}

/** No more than a class has time for. */
const mostPoints = 5;

/**
 * The wrong reply that most fell for at each moment, those first of which it is surest that many do: by the lower end of its interval, so that one of one does
 * not stand before eight of ten. A reply that red lines were crossed with stands before a weak one of the same share.
 */
export function discussionPoints(scenario: Scenario, choices: readonly Choice[]): DiscussionPoint[] {
	return choices
		.flatMap((choice) => {
			const wrong = [...choice.votes].flatMap(([index, votes]) => {
				const reply = repliesOf(scenario)[index];
				const tone = reply ? toneOf(actsOf(reply)) : 'neutral';
				return reply && votes > 0 && (tone === 'weak' || tone === 'red') ? [{ reply, votes, tone }] : [];
			});
			const [worst] = wrong.sort((a, b) => b.votes - a.votes || (a.tone === 'red' ? -1 : 1));
			return worst ? [{ ...worst, choice, low: wilson(worst.votes, choice.voters).low }] : [];
		})
		.sort((a, b) => b.low - a.low || Number(b.tone === 'red') - Number(a.tone === 'red'))
		.slice(0, mostPoints)
		.map(({ reply, votes, tone, choice: { state, voters, at = { days: 0, promises: [] } } }) => ({
			state: scenario.states[state]?.name ?? '',
			text: wordsAt(scenario, reply, at),
			tone,
			votes,
			voted: voters,
			remark: remarkAt(scenario, reply, at),
		}));
}

/** Not asked of a class: act one is given to it, and act three is left out. */
const notOfTheTalk: readonly CheckId[] = ['prepared', 'in-writing', 'log-true'];

/** The checks that apply to a talk alone. */
function talkChecks({ checks }: Scorecard) {
	return checks.filter(({ id, status }) => status !== 'not-applicable' && !notOfTheTalk.includes(id));
}

/** @param scenario in the form that is played */
export function talkResult(scenario: Scenario, state: RunState): TalkResult {
	const card = scoreFigures(scenario, state);
	const checks = talkChecks(card);
	const missed = checks.filter(({ status }) => status === 'no').map(({ id }) => id);
	return {
		outcome: card.outcome.id,
		rung: card.rung,
		met: checks.length - missed.length,
		applicable: checks.length,
		missed,
	};
}

/** The checks that most of those who finished missed, most first; none that fewer than a third missed. */
export function missedByMost(results: readonly Pick<TalkResult, 'missed'>[]): RoomSummary['missed'] {
	const counts = new Map<CheckId, number>();
	for (const { missed } of results) for (const check of missed) counts.set(check, (counts.get(check) ?? 0) + 1);
	return [...counts]
		.map(([check, seats]) => ({ check, seats, of: results.length }))
		.filter(({ seats, of }) => seats * 3 >= of)
		.sort((a, b) => b.seats - a.seats)
		.slice(0, mostPoints);
}
