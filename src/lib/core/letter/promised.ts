/** Which promises a text holds: each with its amount and its day, as far as they were said. */
import { datesIn } from '../act/dates/dates.ts';
import { figuresIn } from '../act/figures.ts';
import { isIsoDate } from '../scenario/calendar.ts';
import { formatPromises } from '../scenario/facts.ts';
import type { IsoDate, Language, PromiseTerms } from '../scenario/scenario.ts';
import { namesDay } from './figures.ts';
import type { Words } from './letter.ts';
import { plainText } from './text.ts';

export interface PromiseWords {
	/** Where its amount and its day stand; empty when they do not, or were left open. */
	amount: Words[];
	day: Words[];
	/** Whether nothing of it is missing. */
	whole: boolean;
}

/** One for each promise. `today` is the day on which the text was written. */
export function promiseWords(
	text: string,
	promises: readonly PromiseTerms[],
	today: IsoDate,
	language: Language,
): PromiseWords[] {
	const plain = plainText(text);
	const { amounts } = figuresIn(plain);
	const said = datesIn(plain, today);
	return promises.map((promise) => {
		const day = promise.date !== null && isIsoDate(promise.date) ? promise.date : null;
		const amount = amounts.filter(({ cents }) => cents === promise.amount);
		const dated =
			day === null
				? []
				: [...namesDay(plain, day), ...said.filter(({ from, to, limit }) => to === day && (from === to || limit))];
		const asWritten = text.includes(formatPromises([promise], language));
		const whole = asWritten || ((promise.amount === null || amount.length > 0) && (day === null || dated.length > 0));
		return { amount, day: dated, whole };
	});
}

/** Number of promises that the text does not hold. */
export function lackingPromises(
	text: string,
	promises: readonly PromiseTerms[],
	today: IsoDate,
	language: Language,
): number {
	return promiseWords(text, promises, today, language).filter(({ whole }) => !whole).length;
}

/** Whether an amount stands by the day of another promise: 6 月 5 日付 8.6 万，18 日付 10 万, when it was the other way round. */
export function isSwapped(text: string, promises: readonly PromiseTerms[], today: IsoDate): boolean {
	return clausesOf(plainText(text)).some((clause) => {
		const days = datesIn(clause, today).map(({ to }) => to);
		const amounts = figuresIn(clause).amounts.map(({ cents }) => cents);
		const [day, amount] = [days[0], amounts[0]];
		if (days.length !== 1 || amounts.length !== 1 || amount === undefined) return false;
		const ofDay = promises.filter(({ date }) => date === day);
		const ofAmount = promises.filter((promise) => promise.amount === amount);
		return ofDay.length > 0 && ofAmount.length > 0 && !ofDay.some((promise) => promise.amount === amount);
	});
}

/** The clauses of a text; a comma within a number cuts nothing. */
function clausesOf(plain: string): string[] {
	return plain.split(/[，；;。、：\n]|,(?!\d{3})|\band\b/);
}
