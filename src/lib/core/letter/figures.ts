/** The figures of a letter: sums that are claimed, with what is interest or costs left aside. */
import { figuresIn, type AmountFigure, type DateFigure } from '../act/figures.ts';
import { nearest } from '../act/dates/days.ts';
import { isIsoDate } from '../scenario/calendar.ts';
import type { IsoDate } from '../scenario/scenario.ts';

const aside = /利息|违约金|滞纳金|罚息|诉讼费|律师费|运费|interest|late fee|penalt|costs|fees/i;

/** Exact amounts of the debt itself; `plain` is a text made plain (see `plainText`). */
export function debtAmounts(plain: string): AmountFigure[] {
	return figuresIn(plain).amounts.filter(({ start, end, approximate }) => {
		if (approximate) return false;
		const clause = `${clauseBefore(plain, start)} ${plain.slice(end, end + 4)}`;
		return !aside.test(clause);
	});
}

/** What stands before a figure in its own clause, a few words of it. */
function clauseBefore(text: string, at: number): string {
	const before = text.slice(Math.max(0, at - 24), at);
	return before.slice(
		Math.max(...['，', ',', '。', '；', ';', '、', '：', '\n'].map((sign) => before.lastIndexOf(sign))) + 1,
	);
}

export interface NamedDay {
	day: IsoDate;
	start: number;
	end: number;
}

/** The days named by month and day, of their own year or the nearest one. */
export function namedDays(plain: string, today: IsoDate): NamedDay[] {
	return figuresIn(plain).dates.flatMap((figure) => {
		const day = dayOf(figure, today);
		return day ? [{ day, start: figure.start, end: figure.end }] : [];
	});
}

function dayOf({ year, month, day }: DateFigure, today: IsoDate): IsoDate | null {
	if (year === null) return nearest(today, month, day);
	const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	return isIsoDate(date) ? date : null;
}

/** Whether a day was named, whatever its year where none was said: the fifth of June is the fifth of June. */
export function namesDay(plain: string, day: IsoDate): { start: number; end: number }[] {
	return figuresIn(plain).dates.filter(
		(figure) =>
			(figure.year === null || figure.year === Number(day.slice(0, 4))) &&
			figure.month === Number(day.slice(5, 7)) &&
			figure.day === Number(day.slice(8, 10)),
	);
}
