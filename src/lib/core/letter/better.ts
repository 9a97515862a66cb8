/** The figures of the account that better wordings are filled with, written as the letter's language does. */
import { addDays, daysBetween } from '../scenario/calendar.ts';
import { formatAmount, formatDate, formatPromises } from '../scenario/facts.ts';
import type { LetterMatter } from './letter.ts';
import { nameOf } from './parties.ts';

export interface BetterFigures {
	debtor: string;
	own: string;
	/** Who wrote it, and to whom. */
	customer: string;
	trainee: string;
	invoices: string;
	amount: string;
	due: string;
	/** Days that the oldest is overdue. */
	days: number;
	deadline: string;
	/** `6 月 5 日付 80,000 元`; 无 where nothing was promised. */
	promises: string;
}

/** Where the scenario sets no deadline, a week. */
const usual = 7;

export function betterFigures(matter: LetterMatter): BetterFigures {
	const { language, account, customer, trainee, owed, open, promises, today, deadline } = matter;
	const comma = language === 'zh' ? '、' : ', ';
	const dues = [...new Set(owed.map(({ due }) => due))].sort();
	return {
		debtor: nameOf(customer),
		own: nameOf(trainee),
		customer: customer.name,
		trainee: trainee.name,
		invoices: owed.map(({ number }) => number).join(comma),
		amount: formatAmount(open, language, account.currency),
		due: dues.map((day) => formatDate(day, language)).join(comma),
		days: Math.max(0, ...dues.map((day) => daysBetween(day, today))),
		deadline: formatDate(deadline?.to ?? addDays(today, usual), language),
		promises: formatPromises(promises, language, account.currency),
	};
}
