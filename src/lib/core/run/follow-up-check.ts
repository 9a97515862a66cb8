/** Whether act three's entries could have been written at the ending that a run reached. */
import type { Snapshot } from '../machine/events.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { followUpOf } from './follow-up.ts';
import type { CollectionRecord, WrittenMessage } from './log.ts';

/** Why a record could not have been written; null: it could. */
export function checkRecord(scenario: Scenario, ending: Snapshot | null, { reason }: CollectionRecord): string | null {
	if (!scenario.followUp) return 'no-record-asked';
	return reason === null || followUpOf(scenario, ending).record.reasons[reason] ? null : 'unknown-reason';
}

/** Why a message could not have been written; null: it could. A free text has no parts. */
export function checkMessage(scenario: Scenario, ending: Snapshot | null, message: WrittenMessage): string | null {
	if (!scenario.followUp) return 'no-message-asked';
	const { message: asked, letter } = followUpOf(scenario, ending);
	if (message.letter !== undefined && !letter) return 'no-letter-asked';
	if (message.text !== undefined && message.parts.length === 0) return null;
	if (message.parts.length !== asked.length) return 'other-parts';
	const fits = message.parts.every((option, part) => option === null || asked[part]?.options[option] !== undefined);
	return fits ? null : 'unknown-wording';
}
