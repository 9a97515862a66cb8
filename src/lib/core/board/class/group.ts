/** The group's talk as it is seen: by everybody, and on the projector. */
import { toneOf } from '../../act/act.ts';
import { LiveRun } from '../../run/live.ts';
import type { Entry, RunHead } from '../../run/log.ts';
import type { RunState } from '../../run/replay.ts';
import { scriptOf } from '../../run/script.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { discussionPoints, talkResult, type Choice } from './discussion.ts';
import { classOptions, wordsAt } from './offer.ts';
import { groupReveal } from './reveal.ts';
import { ahead, votersOf } from './tally.ts';
import type { DiscussionPoint, ProjectorView, Reveal, RoomView, Stop, TalkResult, Votes } from './view.ts';

/** Votes of the standing steps, by the place of the reply in the log. */
export type VotesByStep = ReadonlyMap<number, Votes>;

export interface GroupTalk {
	talk: NonNullable<RoomView['talk']>;
	state: string;
	mood: number;
	stops: Stop[];
	result: TalkResult | null;
	live: LiveRun;
}

/** Everything that follows from the log alone. @throws ReplayError */
export function groupTalk(scenario: Scenario, head: RunHead, log: readonly Entry[]): GroupTalk {
	const live = new LiveRun(scenario, head, log);
	const { state } = live;
	const snapshot = state.snapshot;
	const exchange = scriptOf(live.scenario, state, live.entries).at(-1);
	if (!snapshot || !exchange) throw new Error('a class begins with its talk');
	return {
		live,
		talk: { exchange, options: classOptions(live.scenario, snapshot, head.seed), over: snapshot.over },
		state: live.scenario.states[snapshot.state]?.name ?? '',
		mood: snapshot.mood,
		stops: stopsOf(live.scenario, state),
		result: snapshot.over ? talkResult(live.scenario, state) : null,
	};
}

export function revealOf({ live }: GroupTalk, votes: Votes): Reveal | null {
	const { snapshot, steps } = live.state;
	return snapshot && groupReveal(live.scenario, { snapshot, steps, seed: live.head.seed }, votes);
}

/** What stands on the projector of the votes at the present step. */
export function handsUp(votes: Votes): Pick<ProjectorView, 'votes' | 'voted' | 'ahead'> {
	return {
		votes: [...votes].map(([index, count]) => ({ index, votes: count })),
		voted: votersOf(votes),
		ahead: ahead(votes),
	};
}

/** What the class fell for at the steps that stand, and at the present one once it is revealed. */
export function groupPoints({ live }: GroupTalk, votes: VotesByStep): DiscussionPoint[] {
	const choices = live.state.steps.flatMap((step): Choice[] => {
		const hands = votes.get(step.entry);
		if (!hands || !step.before) return [];
		return [{ state: step.before.state, votes: hands, voters: votersOf(hands), at: step.before }];
	});
	const now = votes.get(live.entries.length);
	const snapshot = live.state.snapshot;
	if (now && snapshot) choices.push({ state: snapshot.state, votes: now, voters: votersOf(now), at: snapshot });
	return discussionPoints(live.scenario, choices);
}

function stopsOf(scenario: Scenario, { steps }: RunState): Stop[] {
	return steps.flatMap(({ entry, reply, before, acts }) =>
		reply && before
			? [
					{
						entry,
						state: scenario.states[before.state]?.name ?? '',
						text: wordsAt(scenario, reply, before),
						tone: toneOf(acts),
					},
				]
			: [],
	);
}
