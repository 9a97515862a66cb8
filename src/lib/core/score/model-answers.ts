/** Acts one and three as their keys have them: what a perfectly prepared and perfectly truthful trainee would tick and write. */
import type { Snapshot } from '../machine/events.ts';
import { followUpOf } from '../run/follow-up.ts';
import type { CollectionRecord, WrittenMessage } from '../run/log.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The right options of every question. */
export function rightOptions({ prepare }: Scenario): number[][] {
	return prepare.map(({ options }) => options.flatMap(({ right }, index) => (right ? [index] : [])));
}

/** The record that is true of the talk that ended so. */
export function trueRecord(scenario: Scenario, ending: Snapshot): CollectionRecord {
	const { record } = followUpOf(scenario, ending);
	const cause = ending.causes.at(-1);
	const reason = record.reasons.findIndex(({ fact, unknown }) => (cause === undefined ? unknown : fact === cause));
	return {
		reason: reason === -1 ? null : reason,
		promises: ending.promises.map(({ amount, date, method }) => ({ amount, date, method })),
		next: record.next && { date: record.next.from, contact: record.next.contact, channel: record.next.channel },
		notes: '',
	};
}

/** The right wording of every part. */
export function rightMessage(scenario: Scenario, ending: Snapshot): WrittenMessage {
	const parts = followUpOf(scenario, ending).message.map(({ options }) => options.findIndex(({ right }) => right));
	return { parts: parts.map((right) => (right === -1 ? null : right)) };
}
