/** What a plan asks for: is it dated, is it in parts, does it stay within the trainee's authority. */
import { owed } from '../scenario/amounts.ts';
import { addDays, daysBetween, isIsoDate } from '../scenario/calendar.ts';
import type { IsoDate, PlanItem, Scenario } from '../scenario/scenario.ts';

type Plan = readonly PlanItem[];

/** Has a date or a share. */
export function isConcrete(plan: Plan): boolean {
	return plan.some(({ date, share }) => date !== null || share !== null);
}

/** Two dates, an amount of less than what is owed, or a share of less than all. */
export function isInParts(plan: Plan, scenario: Scenario): boolean {
	const dates = new Set(plan.map(({ date }) => date).filter((date) => date !== null));
	if (dates.size > 1) return true;
	const open = owed(scenario);
	return plan.some(({ amount, share }) => (amount !== null && amount < open) || (share !== null && share < 100));
}

/** What of a plan the trainee may not grant; null when all is within authority. */
export function beyondAuthority(
	plan: Plan,
	{ account, authority }: Scenario,
): { key: 'beyond-instalments' | 'beyond-date'; said: number; limit: number } | null {
	// A plan always has one item: an authority of none still lets the trainee ask for the whole sum at once.
	const instalments = Math.max(authority.instalments, 1);
	if (plan.length > instalments) return { key: 'beyond-instalments', said: plan.length, limit: instalments };
	const last = addDays(account.today, authority.extensionDays);
	const late = plan
		.map(({ date }) => (date === null ? null : lastDayOf(date)))
		.find((day) => day !== null && day > last);
	if (late === undefined || late === null) return null;
	return { key: 'beyond-date', said: daysBetween(account.today, late), limit: authority.extensionDays };
}

/** The last day that a date can mean: of a month `2026-06` its last day, the first that is certain. null when it is neither. */
export function lastDayOf(date: string): IsoDate | null {
	if (isIsoDate(date)) return date;
	const month = /^(\d{4})-(\d{2})$/.exec(date);
	if (!month) return null;
	const [year, number] = [Number(month[1]), Number(month[2])];
	const next = number === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(number + 1, 2)}-01`;
	return isIsoDate(next) ? addDays(next, -1) : null;
}

function pad(value: number, width: number): string {
	return String(value).padStart(width, '0');
}
