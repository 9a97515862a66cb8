/** The trainee card 学员卡: what one may know before the call, and nothing that only the customer knows. */
import { shuffled } from '../../machine/offer.ts';
import { fillFacts } from '../../scenario/facts.ts';
import type { Account, Authority, Channel, Person, Scenario } from '../../scenario/scenario.ts';
import { occasionsOf } from '../occasions.ts';
import { checks } from '../rubric.ts';
import type { CheckId } from '../scorecard.ts';

export interface TraineeCard {
	title: string;
	you: Person;
	/** Whom to call; not their temper. */
	customer: Person;
	channel: Channel;
	minutes: number;
	/** Paragraphs of the briefing, Markdown. */
	case: string[];
	goal: string;
	account: Account;
	authority: Authority;
	/** What to think of beforehand: the options in a fixed order that gives nothing away. */
	prepare: { text: string; /** one is to be picked */ single: boolean; options: string[] }[];
	/** What the observer will look at. */
	checks: CheckId[];
	/** Whether a record and a message are written afterwards. */
	followUp: boolean;
}

/** Any number would do: it only has to be the same every time. */
const order = 7;

export function traineeCard(scenario: Scenario): TraineeCard {
	const { title, trainee, customer, channel, minutes, account, authority, followUp } = scenario;
	const filled = (text: string) => fillFacts(text, scenario, { days: 0, promises: [] });
	const { weights } = occasionsOf(scenario);
	return {
		title,
		you: trainee,
		customer: withoutTemper(customer),
		channel,
		minutes,
		case: scenario.case.map(filled),
		goal: filled(scenario.goal),
		account,
		authority,
		prepare: scenario.prepare.map(({ text, options }, question) => ({
			text: filled(text),
			single: options.filter(({ right }) => right).length === 1,
			options: shuffled(options, order, question).map((option) => filled(option.text)),
		})),
		checks: checks.map(({ id }) => id).filter((id) => weights.has(id)),
		followUp: followUp !== undefined,
	};
}

function withoutTemper({ name, title, company }: Person): Person {
	return { name, ...(title ? { title } : {}), ...(company ? { company } : {}) };
}
