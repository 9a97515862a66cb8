/** Days as they are where somebody lives. */

const day = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The zone if it is one that is known here; else the server's own. */
export function knownZone(zone: string | null | undefined): string {
	if (zone) {
		try {
			return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
		} catch {
			// No zone: somebody wrote it by hand.
		}
	}
	return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The last moment of a day there; null when it is no day. */
export function endOfDay(date: string, zone: string): Date | null {
	const read = day.exec(date);
	if (!read) return null;
	const [year, month, of] = read.slice(1).map(Number) as [number, number, number];
	const wall = Date.UTC(year, month - 1, of, 23, 59, 59, 999);
	// 30 February would be another day.
	if (new Date(wall).toISOString().slice(0, 10) !== date) return null;
	// Twice: a change of the clock between the two moments is caught by the second look.
	const once = wall - offsetAt(wall, zone);
	return new Date(wall - offsetAt(once, zone));
}

/** `2026-05-31`: the day that a moment belongs to there. */
export function dayAt(at: Date, zone: string): string {
	return wallClock(at.getTime(), zone).toISOString().slice(0, 10);
}

function offsetAt(at: number, zone: string): number {
	const whole = Math.floor(at / 1000) * 1000;
	return wallClock(whole, zone).getTime() - whole;
}

/** What the clock on the wall shows, as if it were in UTC. */
function wallClock(at: number, zone: string): Date {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		calendar: 'gregory',
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(at);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	return new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')));
}
