/** People that the next contact may be with. Apart from the rest of act three, which the talk's page carries. */
import type { Scenario } from '../scenario/scenario.ts';

export interface ContactName {
	name: string;
	title?: string;
}

/** The customer, the account's contacts, and whoever the scenario names besides; each once. */
export function nextContacts({ account, customer, followUp }: Scenario): ContactName[] {
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
