/** What the letters of a run are about, taken from its scenario and its ending. */
import { owed, owedInvoices } from '../scenario/amounts.ts';
import { addDays } from '../scenario/calendar.ts';
import type { Moment } from '../scenario/facts.ts';
import type { AskedLetter, Scenario } from '../scenario/scenario.ts';
import type { LetterMatter } from './letter.ts';

/** The message that follows a talk. */
export function confirmationMatter(scenario: Scenario, ending: Moment): LetterMatter {
	return { ...common(scenario, ending), kind: 'confirmation', deadline: null };
}

/** The letter that an ending asks for. */
export function letterMatter(scenario: Scenario, ending: Moment, { kind, deadline }: AskedLetter): LetterMatter {
	return { ...common(scenario, ending), kind, deadline };
}

function common(scenario: Scenario, { days, promises }: Moment): Omit<LetterMatter, 'kind' | 'deadline'> {
	const { language, account, customer, trainee } = scenario;
	return {
		language,
		account,
		customer,
		trainee,
		owed: owedInvoices(scenario),
		open: owed(scenario),
		promises: promises.map(({ amount, date, method }) => ({ amount, date, method })),
		today: addDays(account.today, days),
	};
}
