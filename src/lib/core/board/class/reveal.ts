/** What the class said at a state, after it was stopped: votes, tones, the best reply and the author's remarks. */
import { toneOf } from '../../act/act.ts';
import { actsOf } from '../../machine/acts.ts';
import type { Snapshot } from '../../machine/events.ts';
import { repliesOf } from '../../scenario/replies.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { bestReplies, snapshotIn } from './best.ts';
import { classOptions, remarkAt, wordsAt } from './offer.ts';
import type { Step } from '../../run/replay.ts';
import { votersOf } from './tally.ts';
import type { ClassOption, Reveal, RevealedOption, Votes } from './view.ts';

interface Moment {
	snapshot: Snapshot;
	steps: readonly Step[];
	seed: number;
}

/** Where the group stands. @param scenario in the form that is played */
export function groupReveal(scenario: Scenario, { snapshot, steps, seed }: Moment, votes: Votes): Reveal {
	const best = bestReplies(scenario, snapshot, steps);
	const options = classOptions(scenario, snapshot, seed);
	return {
		state: scenario.states[snapshot.state]?.name ?? '',
		voted: votersOf(votes),
		options: options.map((option) => revealed(scenario, option, votes, best, snapshot)),
	};
}

/**
 * A state that everyone came to by themselves: all that was chosen there, and what else a newcomer to it may say; those most chosen first.
 *
 * @param voters those who chose anything there: of who came back and chose again every choice counts, the person once
 */
export function ownReveal(scenario: Scenario, state: number, votes: Votes, voters: number): Reveal {
	const { snapshot, onOffer, best } = newcomerIn(scenario, state);
	const moment = snapshot ?? { days: 0, promises: [] };
	const chosen = [...votes.keys()].flatMap((index): ClassOption[] => {
		const reply = repliesOf(scenario)[index];
		return reply && !onOffer.some((option) => option.index === index)
			? [{ index, text: wordsAt(scenario, reply, moment) }]
			: [];
	});
	return {
		state: scenario.states[state]?.name ?? '',
		voted: voters,
		options: [...onOffer, ...chosen]
			.map((option) => revealed(scenario, option, votes, best, moment))
			.sort((a, b) => b.votes - a.votes || a.index - b.index),
	};
}

interface Newcomer {
	snapshot: Snapshot | null;
	onOffer: ClassOption[];
	best: number[];
}

/** Asked for at every change of a class. */
const known = new WeakMap<Scenario, Newcomer[]>();

/** What somebody may say who comes to a state for the first time. */
function newcomerIn(scenario: Scenario, state: number): Newcomer {
	const all = known.get(scenario) ?? [];
	known.set(scenario, all);
	const snapshot = all[state] ? null : snapshotIn(scenario, state);
	return (all[state] ??= {
		snapshot,
		onOffer: snapshot ? classOptions(scenario, snapshot, 0) : [],
		best: snapshot ? bestReplies(scenario, snapshot) : [],
	});
}

function revealed(
	scenario: Scenario,
	option: ClassOption,
	votes: Votes,
	best: readonly number[],
	moment: Pick<Snapshot, 'days' | 'promises'>,
): RevealedOption {
	const reply = repliesOf(scenario)[option.index];
	return {
		...option,
		votes: votes.get(option.index) ?? 0,
		tone: reply ? toneOf(actsOf(reply)) : 'neutral',
		best: best.includes(option.index),
		remark: reply ? remarkAt(scenario, reply, moment) : [],
	};
}
