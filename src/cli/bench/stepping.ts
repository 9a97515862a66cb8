/** Turns per second: the same plays of the same story, by replay, live, by XState's pure `transition`, and by inkjs. */
import { Compiler } from 'inkjs/full';
import { initialTransition, transition } from 'xstate';
import { compile } from '../../lib/core/machine/compile.ts';
import { LiveRun } from '../../lib/core/run/live.ts';
import { replay } from '../../lib/core/run/replay.ts';
import { read } from '../../lib/core/scenario/read.ts';
import type { Scenario } from '../../lib/core/scenario/scenario.ts';
import { millisecondsInTurns } from './clock.ts';
import { type Play, playsOf } from './plays.ts';
import type { Story } from './story.ts';

/** Turns per second, a turn being the trainee's reply with the customer's answer. */
export interface TurnsPerSecond {
	replay: number;
	live: number;
	pure: number;
	ink: number;
}

export function measureStepping(story: Story, plays = 200, turns = 30): TurnsPerSecond {
	const { scenario } = read(story.markdown);
	if (!scenario) throw new Error('the story does not read');
	const played = playsOf(scenario, plays, turns);
	const count = played.reduce((sum, { choices }) => sum + choices.length, 0);
	const [replayed = 0, live = 0, pure = 0, ink = 0] = millisecondsInTurns([
		() => played.forEach(({ run }) => replay(scenario, run)),
		() => played.forEach((play) => playLive(scenario, play)),
		() => played.forEach((play) => playPurely(scenario, play)),
		playInInk(story, played),
	]);
	const perSecond = (milliseconds: number) => Math.round((count / milliseconds) * 1000);
	return { replay: perSecond(replayed), live: perSecond(live), pure: perSecond(pure), ink: perSecond(ink) };
}

/** As the page does it, the customer's line chosen anew. */
function playLive(scenario: Scenario, { run }: Play): void {
	const live = new LiveRun(scenario, run.head);
	for (const entry of run.entries) {
		if (entry.kind === 'begin') live.begin(entry.at);
		if (entry.kind === 'reply') live.say(entry.index, entry.acts, entry.at);
	}
}

/** The very same machine and events by XState's pure function: no check of what is on offer, no log. */
function playPurely(scenario: Scenario, { run }: Play): void {
	const machine = compile(scenario);
	let [snapshot] = initialTransition(machine, { documents: [0, 1] });
	for (const entry of run.entries) {
		if (entry.kind === 'reply')
			[snapshot] = transition(machine, snapshot, { type: 'reply', index: entry.index, acts: entry.acts });
		if (entry.kind === 'line') [snapshot] = transition(machine, snapshot, { type: 'line', index: entry.index });
	}
}

function playInInk({ ink }: Story, plays: readonly Play[]): () => void {
	const story = new Compiler(ink).Compile();
	return () => {
		for (const { choices } of plays) {
			story.ResetState();
			story.ContinueMaximally();
			for (const choice of choices) {
				story.ChooseChoiceIndex(choice);
				story.ContinueMaximally();
			}
		}
	};
}
