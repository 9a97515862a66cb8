/** How long there is until something is due, in days as they are counted where the reader lives. */
import { m } from '$lib/paraglide/messages.js';

/** Midnights between two moments; negative when the second lies before the first. @param zone the browser's own when left out */
export function nightsBetween(from: number, to: number, zone?: string): number {
	return dayNumber(to, zone) - dayNumber(from, zone);
}

/** 今天到期, 明天到期, 3 天后到期, 过期 2 天. */
export function dueText(dueAt: number, now: number, zone?: string): string {
	const nights = nightsBetween(now, dueAt, zone);
	if (nights < 0 || dueAt < now) return m.assignment_overdue({ days: Math.max(1, -nights) });
	if (nights === 0) return m.assignment_due_today();
	return nights === 1 ? m.assignment_due_tomorrow() : m.assignment_due_in({ days: nights });
}

function dayNumber(at: number, zone: string | undefined): number {
	const parts = new Intl.DateTimeFormat('en', {
		...(zone === undefined ? {} : { timeZone: zone }),
		calendar: 'gregory',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
	}).formatToParts(at);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	return Math.round(Date.UTC(of('year'), of('month') - 1, of('day')) / 86_400_000);
}
