import { m } from '../paraglide/messages.js';

/** That a run began with a model, and with how many of its replies. */
export function watchedText(replies: number): string {
	return replies > 0 ? m.watch_watched({ count: replies }) : m.watch_watched_none();
}
