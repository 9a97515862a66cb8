import { error, json } from '@sveltejs/kit';
import { keepTicks, longestSheet, mayTick } from '$lib/server/roleplay/observations.ts';
import type { RequestHandler } from './$types';
import { seenPair } from '../seen.server.ts';

/** The whole sheet after a tick, as JSON. Answers with what it comes to. */
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
	const kept = await keepTicks(visitor.db, scenario, own, { actor: visitor.userId, sent });
	if (typeof kept === 'string') error(400, { message: kept });
	return json(kept, { headers: { 'cache-control': 'no-store' } });
};
