import { error, json } from '@sveltejs/kit';
import { keepTicks, longestSheet, mayTick } from '$lib/server/roleplay/observations.ts';
import type { RequestHandler } from './$types';
import { seenPair } from '../seen.server.ts';

/** The time in `if-match`; null when none is said. */
function timeIn(header: string | null): Date | null {
	const [, time] = /^"(\d{1,15})"$/.exec(header ?? '') ?? [];
	return time === undefined ? null : new Date(Number(time));
}

/**
 * The whole sheet after a tick, as JSON. Answers `{total, at}`: what it comes to, and the time to be named as `if-match` with the next one; 412 with the time of
 * what is kept when somebody else has changed that since.
 */
export const PUT: RequestHandler = async (event) => {
	const { visitor, own, scenario } = await seenPair(event, { page: false });
	if (!mayTick(own, visitor)) error(403, { message: 'no-right' });
	if (Number(event.request.headers.get('content-length') ?? 0) > 4 * longestSheet) error(413, { message: 'too-long' });
	const text = await event.request.text();
	if (text.length > longestSheet) error(413, { message: 'too-long' });
	let sent: unknown;
	try {
		sent = JSON.parse(text);
	} catch {
		error(400, { message: 'unreadable' });
	}
	const seen = timeIn(event.request.headers.get('if-match'));
	const kept = await keepTicks(visitor.db, scenario, own, { actor: visitor.userId, sent, seen });
	if (typeof kept === 'string') error(kept === 'gone' ? 404 : 400, { message: kept });
	const status = 'older' in kept ? 412 : 200;
	return json({ ...kept, at: kept.at.getTime() }, { status, headers: { 'cache-control': 'no-store' } });
};
