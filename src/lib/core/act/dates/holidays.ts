/**
 * Days that people in China date payments by. The lunar ones are those of the calendar GB/T 33661-2017, for the years that accounts of our scenarios may lie in.
 */
import { civil } from '../../scenario/calendar.ts';
import type { IsoDate } from '../../scenario/scenario.ts';

const springFestival =
	'2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08'.split(
		' ',
	);
const dragonBoat =
	'2024-06-10 2025-05-31 2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05 2031-06-24 2032-06-12 2033-06-01 2034-06-20 2035-06-10'.split(
		' ',
	);
const midAutumn =
	'2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12 2031-10-01 2032-09-19 2033-09-08 2034-09-27 2035-09-16'.split(
		' ',
	);

const lunar: Record<string, readonly string[]> = {
	spring: springFestival,
	'dragon-boat': dragonBoat,
	'mid-autumn': midAutumn,
};
const solar: Record<string, string> = { national: '10-01', 'new-year': '01-01', labour: '05-01', christmas: '12-25' };

export type Holiday = 'spring' | 'dragon-boat' | 'mid-autumn' | 'national' | 'new-year' | 'labour' | 'christmas';

/** First day of the coming holiday, today included; null beyond the years known. */
export function comingHoliday(today: IsoDate, holiday: Holiday): IsoDate | null {
	const fixed = solar[holiday];
	if (fixed !== undefined) {
		const year = civil(today).year;
		const here = `${String(year).padStart(4, '0')}-${fixed}`;
		return here >= today ? here : `${String(year + 1).padStart(4, '0')}-${fixed}`;
	}
	return lunar[holiday]?.find((day) => day >= today) ?? null;
}
