/** The run that a class plays: its head, and the entries it begins with. */
import { documentsAtHand } from '../../run/documents.ts';
import { LiveRun } from '../../run/live.ts';
import type { Entry, RunHead } from '../../run/log.ts';
import { actsOf } from '../../machine/acts.ts';
import { formOf } from '../../scenario/forms.ts';
import { repliesOf } from '../../scenario/replies.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { rightOptions } from '../../score/model-answers.ts';
import { rubricVersion } from '../../score/rubric.ts';

/** All in a room play by the same seed: the same order of replies, the same lines. Nothing but replies is played, so that no clock runs. */
export function classHead(scenario: Scenario, room: string, seed: number): RunHead {
	const form = formOf(scenario, seed);
	return {
		format: 1,
		id: room,
		scenario: { id: scenario.id, language: scenario.language, version: scenario.version, hash: scenario.hash },
		rubric: rubricVersion,
		mode: 'choice',
		coaching: 'coached',
		seed,
		...(form !== undefined && { form }),
		silence: false,
	};
}

/** Act one as its key has it, since a class comes for the talk, and the customer's first line. */
export function classBeginning(scenario: Scenario, head: RunHead, at: number): Entry[] {
	const live = new LiveRun(scenario, head);
	rightOptions(live.scenario).forEach((options, question) => live.append({ kind: 'prepare', question, options, at }));
	live.begin(at);
	return [...live.entries];
}

/** The entries of a chosen reply and of what the customer answers. @throws ReplayError when it is not on offer here */
export function giving(scenario: Scenario, head: RunHead, log: readonly Entry[], reply: number, at: number): LiveRun {
	const live = new LiveRun(scenario, head, log);
	const chosen = repliesOf(live.scenario)[reply];
	live.say(reply, chosen ? actsOf(chosen) : [], at);
	return live;
}

/** The run taken back to before one of its standing replies. @param entry place of the reply in the log. @returns null when no reply stands there */
export function takenBackTo(
	scenario: Scenario,
	head: RunHead,
	log: readonly Entry[],
	entry: number,
	at: number,
): LiveRun | null {
	const live = new LiveRun(scenario, head, log);
	if (!live.state.steps.some((step) => step.entry === entry && step.kind === 'reply')) return null;
	while ((live.state.steps.at(-1)?.entry ?? -1) >= entry) live.undo(at);
	return live;
}

/** Papers that lie on the table in a class: all that act one's key asks for. */
export function classDocuments(scenario: Scenario): number[] {
	return documentsAtHand(scenario, rightOptions(scenario));
}
