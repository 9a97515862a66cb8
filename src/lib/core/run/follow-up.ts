/** Act three's key for the ending that a run reached: what a true record says, and the parts of the message. */
import type { Snapshot } from '../machine/events.ts';
import type { AskedLetter, MessagePart, RecordKey, Scenario } from '../scenario/scenario.ts';

export interface FollowUpKey {
	record: RecordKey;
	message: MessagePart[];
	/** The letter that is to be written besides; null: none. */
	letter: AskedLetter | null;
}

const nothing: RecordKey = { reasons: [], next: null, promises: false };

/** What holds for the state that the talk ended in; the common part where the ending says nothing of its own. */
export function followUpOf(scenario: Scenario, snapshot: Snapshot | null): FollowUpKey {
	const { followUp } = scenario;
	if (!followUp) return { record: nothing, message: [], letter: null };
	const record = { ...followUp.record, ...followUp.recordFor.find(({ state }) => state === snapshot?.state)?.record };
	const message = followUp.messageFor.find(({ state }) => state === snapshot?.state)?.message ?? followUp.message;
	const letterOf = (state: number | null | undefined) => followUp.letters?.find((own) => own.state === state);
	return { record, message, letter: letterOf(snapshot?.state) ?? letterOf(null) ?? null };
}
