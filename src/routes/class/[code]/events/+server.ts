import { error } from '@sveltejs/kit';
import { seatOf } from '$lib/server/class/seats.ts';
import { eventStream, streamHeaders } from '$lib/server/class/stream.ts';
import { followerOf } from '$lib/server/class/this-server.ts';
import { sitting } from '../seat.server.ts';
import type { RequestHandler } from './$types';

/** What happens in the class, for a phone in it: server-sent events, each the whole view. */
export const GET: RequestHandler = async (event) => {
	const { db, key } = await sitting(event);
	if (!(await seatOf(db, key))) error(404, { message: 'no-seat' });
	const lastId = event.request.headers.get('last-event-id') ?? event.url.searchParams.get('after');
	const stream = eventStream(followerOf(db, key), { sees: 'phone', seatId: key.seatId, lastId });
	return new Response(stream, { headers: streamHeaders });
};
