/** Act three's key for the ending that a run reached: what a true record says, and the parts of the message. */
import type { Snapshot } from '../machine/events.ts';
import type { MessagePart, RecordKey, Scenario } from '../scenario/scenario.ts';

export interface FollowUpKey {
	record: RecordKey;
	message: MessagePart[];
	/** People that the next contact may be with: the customer, the account's contacts, and whoever the scenario names besides. */
	contacts: { name: string; title?: string }[];
}

const nothing: RecordKey = { reasons: [], next: null, promises: false };

/** What holds for the state that the talk ended in; the common part where the ending says nothing of its own. */
export function followUpOf(scenario: Scenario, snapshot: Snapshot | null): FollowUpKey {
	const { followUp } = scenario;
	const contacts = contactsOf(scenario);
	if (!followUp) return { record: nothing, message: [], contacts };
	const record = { ...followUp.record, ...followUp.recordFor.find(({ state }) => state === snapshot?.state)?.record };
	const message = followUp.messageFor.find(({ state }) => state === snapshot?.state)?.message ?? followUp.message;
	return { record, message, contacts };
}

function contactsOf({ account, customer, followUp }: Scenario): FollowUpKey['contacts'] {
	const named = [followUp?.record.next, ...(followUp?.recordFor.map(({ record }) => record.next) ?? [])].flatMap(
		(next) => (next ? [{ name: next.contact }] : []),
	);
	const all = [
		{ name: customer.name, ...(customer.title ? { title: customer.title } : {}) },
		...account.contacts,
		...named,
	];
	return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}
