import type { Recogniser } from '../../src/lib/core/act/hearing/recognise.ts';
import type { Snapshot } from '../../src/lib/core/machine/events.ts';
import { Listener } from '../../src/lib/core/run/listen.ts';
import { LiveRun } from '../../src/lib/core/run/live.ts';
import { runOf } from '../../src/lib/core/score/walk.ts';
import { rightOptions } from '../../src/lib/core/score/model-answers.ts';
import { score } from '../../src/lib/core/score/score.ts';
import type { Scorecard } from '../../src/lib/core/score/scorecard.ts';
import type { Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { scriptOf } from '../../src/lib/core/run/script.ts';
import { headOf } from './random-walk.ts';

/** Who has said so much without an ending hangs up. */
const mostReplies = 20;

/**
 * Plays a talk in free words, with acts one and three perfect, so that only what is said counts.
 * @param say the words for each turn, from 0; null hangs up
 */
export function playFreely(
	scenario: Scenario,
	recogniser: Recogniser,
	say: (turn: number, snapshot: Snapshot, customer: string | null) => string | null,
	seed = 1,
): { card: Scorecard; live: LiveRun } {
	const live = new LiveRun(scenario, headOf(scenario, { mode: 'free', coaching: 'exam', seed }));
	rightOptions(scenario).forEach((options, question) => live.append({ kind: 'prepare', question, options, at: 0 }));
	live.begin(0);
	const listener = new Listener(scenario, recogniser);
	for (let turn = 0; turn < mostReplies; turn++) {
		const { snapshot } = live.state;
		if (!snapshot || snapshot.over) break;
		const customer =
			scriptOf(scenario, live.state, live.entries)
				.findLast((each) => each.theirs)
				?.theirs?.text.join('') ?? null;
		const words = say(turn, snapshot, customer);
		const listened = words === null ? null : listener.hear(words, snapshot, customer);
		if (!listened) break;
		live.say(listened.index, listened.acts, 0, listened.heard);
	}
	if (!live.state.snapshot?.over) live.hangUp(0);
	const { snapshot, steps } = live.state;
	if (!snapshot) throw new Error('the talk has begun');
	return { card: score(scenario, runOf(scenario, { snapshot, steps, replies: steps.length })), live };
}
