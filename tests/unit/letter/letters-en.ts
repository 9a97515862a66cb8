/** The same in English, about the same account as the English file has it. */
import type { LetterExample } from './letter-example.ts';

const to = 'To Hang Tat Machinery:\n';
const sign = '\nYours sincerely,\nJamie, Harbour Road Bearings\n28 May 2026';
const debt =
	'Under our contract and invoice HR-0312, CNY 186,000 fell due on 11 April 2026 and is now 47 days overdue. ';
const ask = 'Please pay this sum by 5 June 2026 by bank transfer to the account stated on the invoice. ';

export const englishLetters: LetterExample[] = [
	{
		title: 'a whole demand letter',
		kind: 'demand',
		text: `${to}${debt}${ask}This letter is a formal demand for performance of the debt. If payment is not received by then, we will suspend supply under clause 7 of the contract and reserve our right to bring proceedings.${sign}`,
		faults: {},
	},
	{
		title: 'a plain one',
		kind: 'demand',
		text: 'Dear Mr Wong, Hang Tat owes Harbour Road 186K on HR-0312, due 11 April. We require payment by 5 June, by transfer as usual. Jamie',
		faults: {},
	},
	{
		title: 'no other party',
		kind: 'demand',
		text: `Dear customer,\n${debt}${ask}${sign}`,
		faults: { parties: 'parties-lack' },
	},
	{
		title: 'no papers',
		kind: 'demand',
		text: `${to}You owe us CNY 186,000, due on 11 April. Please pay by 5 June by bank transfer.${sign}`,
		faults: { basis: 'basis-lacks' },
	},
	{
		title: 'another number',
		kind: 'demand',
		text: `${to}${debt.replace('HR-0312', 'HR-0132')}${ask}${sign}`,
		faults: { basis: 'basis-other-number' },
	},
	{
		title: 'a wrong amount',
		kind: 'demand',
		text: `${to}${debt.replace('186,000', '168,000')}${ask}${sign}`,
		faults: { amount: 'amount-other' },
	},
	{
		title: 'what is not due counted in',
		kind: 'demand',
		text: `${to}${debt.replace('CNY 186,000', 'together with HR-0521 CNY 280,500')}${ask}${sign}`,
		faults: { amount: 'amount-not-due' },
	},
	{
		title: 'a wrong due date',
		kind: 'demand',
		text: `${to}Under our contract and invoice HR-0312, CNY 186,000 was due on 1 April 2026. ${ask}${sign}`,
		faults: { due: 'due-other' },
	},
	{
		title: 'no day set',
		kind: 'demand',
		text: `${to}${debt}Please pay this sum as soon as possible to our bank account.${sign}`,
		faults: { deadline: 'deadline-vague' },
	},
	{
		title: 'a day that has passed',
		kind: 'demand',
		text: `${to}${debt}Please pay this sum by 15 May by bank transfer.${sign}`,
		faults: { deadline: 'deadline-past' },
	},
	{
		title: 'nowhere to pay',
		kind: 'demand',
		text: `${to}${debt}Please pay this sum by 5 June.${sign}`,
		faults: { payment: 'payment-lacks' },
	},
	{
		title: 'to one’s own account',
		kind: 'demand',
		text: `${to}${debt}Please pay this sum by 5 June, to my personal account.${sign}`,
		faults: { payment: 'payment-private' },
	},
	{
		title: 'a threat',
		kind: 'demand',
		text: `${to}${debt}${ask}If you don’t, we will send people to your home.${sign}`,
		faults: { tone: 'tone-red' },
		acts: ['threaten'],
	},
	{
		title: 'an insult',
		kind: 'demand',
		text: `${to}${debt}${ask}You are a crook and a liar.${sign}`,
		faults: { tone: 'tone-red' },
		acts: ['insult'],
	},
	{
		title: 'a suit that was never filed',
		kind: 'demand',
		text: `${to}${debt}${ask}We have already filed suit and the court has frozen your account.${sign}`,
		faults: { tone: 'tone-red' },
		acts: ['deceive'],
	},
	{
		title: 'an apology for asking',
		kind: 'demand',
		text: `${to}Sorry to bother you. ${debt}${ask}There is no hurry.${sign}`,
		faults: { tone: 'tone-weak' },
		acts: ['apologise', 'give-up'],
	},
	{
		title: 'for reconciliation only',
		kind: 'demand',
		text: `${to}${debt}${ask}This statement is for reconciliation only and is not a demand.${sign}`,
		faults: { limitation: 'limitation-disclaimed' },
	},
	{
		title: 'a friendly reminder',
		kind: 'reminder',
		text: `${to}Thank you for three years of business. ${debt}Would you arrange payment by 5 June, by bank transfer?${sign}`,
		faults: {},
	},
	{
		title: 'a whole confirmation',
		kind: 'confirmation',
		text: 'Dear Mr Wong, as agreed on the phone for HR-0312: CNY 100,000 by 5 June and CNY 86,000 by 18 June, by bank transfer. Please reply “confirmed”.',
		faults: {},
	},
	{
		title: 'a confirmation with the days the wrong way round',
		kind: 'confirmation',
		text: 'Dear Mr Wong, for HR-0312: CNY 86,000 on 5 June and CNY 100,000 on 18 June, by bank transfer. Please reply “confirmed”.',
		faults: { deadline: 'deadline-swapped' },
	},
	{
		title: 'silence taken for a yes',
		kind: 'confirmation',
		text: 'Dear Mr Wong, for HR-0312: CNY 100,000 by 5 June and CNY 86,000 by 18 June, by bank transfer. If I don’t hear from you, I’ll take it that you agree.',
		faults: { ask: 'ask-silence' },
	},
];
