/** What a date in speech is worth as a promise: a day where it is one, a month where only that is certain, as soon as possible, or nothing. */
import { daysBetween } from '../../scenario/calendar.ts';
import type { IsoDate, PromiseDate } from '../../scenario/scenario.ts';
import { datesIn } from '../dates/dates.ts';
import type { SpokenDate } from '../dates/spoken-date.ts';
import { withFigureDays } from './english-numbers.ts';

export interface SpokenDay {
	date: Exclude<PromiseDate, null>;
	start: number;
	end: number;
}

const asap =
	/尽快|马上|立马|立刻|一会儿?|这就|回头就|随后就|抓紧|(?<![a-z])asap(?![a-z])|as soon as (?:possible|i can|we can)|right away|straight ?away|immediately|any minute/giu;
const today =
	/现在就?|今晚|今夜|下班就|后晌|晚上|(?<![上中])下午(?!茶)|\b(?:right now|paying now|this arvo|now by)\b/giu;

/** A week or two days are as good as their last day where they are a limit; else only their month is certain. */
const fewDays = 2;

/** The days that a text speaks of, from `now` on, in order. */
export function promisedDays(text: string, now: IsoDate): SpokenDay[] {
	// The 一 of 统一 is no number: 统一月底结 is no January.
	const figures = withFigureDays(text.replace(/([统唯])一/g, '$1＿'));
	const place = (at: number) => figures.places[at] ?? text.length;
	const said = datesIn(figures.text, now).map((own) => ({ ...own, start: place(own.start), end: place(own.end) }));
	const days: SpokenDay[] = said.flatMap((own, at) => {
		const date = worth(own, now);
		const next = said[at + 1];
		// Thursday 14 November: what stands right behind says it better.
		const again = next !== undefined && /^[,，的 ]{0,3}$/.test(text.slice(own.end, next.start));
		return date === null || again ? [] : [{ date, start: own.start, end: own.end }];
	});
	const add = (found: RegExpExecArray, date: SpokenDay['date']) => {
		const [start, end] = [found.index, found.index + found[0].length];
		if (!days.some((own) => start < own.end && own.start < end)) days.push({ date, start, end });
	};
	if (days.length > 1) dropTheSameDay(text, days);
	for (const found of text.matchAll(today)) add(found, now);
	for (const found of text.matchAll(asap)) add(found, 'asap');
	return days.sort((a, b) => a.start - b.start);
}

/** 当天 is the day that was named beside it. */
function dropTheSameDay(text: string, days: SpokenDay[]): void {
	const other = days.filter(({ start }) => !text.startsWith('当天', start));
	if (other.length > 0) days.splice(0, days.length, ...other);
}

function worth({ from, to, limit }: SpokenDate, now: IsoDate): SpokenDay['date'] | null {
	if (to < now) return null;
	const days = daysBetween(from, to);
	const endOfMonth = days === 5 && from.slice(0, 7) === to.slice(0, 7);
	if (days < fewDays || (limit && days < 28 && !endOfMonth)) return to;
	return to.slice(0, 7);
}
