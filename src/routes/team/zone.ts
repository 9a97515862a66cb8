/** What a page depends on whose days are those of the visitor's zone. */
export const zoneKey = 'team:zone';

/**
 * The visitor's time zone, told to the server with the next request: which day it is there, and which month a run belongs to.
 *
 * @returns whether the server did not know it: then what it said of days was by its own clock
 */
export function tellZone(): boolean {
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	const told = `zone=${encodeURIComponent(timeZone)}`;
	const isNews = !document.cookie.split('; ').includes(told);
	document.cookie = `${told}; path=/team; max-age=31536000; samesite=lax`;
	return isNews;
}
