import { eventStream, streamHeaders } from '$lib/server/class/stream.ts';
import { followerOf } from '$lib/server/class/this-server.ts';
import { ledRoom } from '../led.server.ts';
import type { RequestHandler } from './$types';

/** What happens in the class, for its projector: server-sent events, each the whole view. */
export const GET: RequestHandler = async (event) => {
	const { visitor, room } = await ledRoom(event, { page: false });
	const lastId = event.request.headers.get('last-event-id') ?? event.url.searchParams.get('after');
	const stream = eventStream(followerOf(visitor.db, room), { sees: 'projector', seatId: null, lastId });
	return new Response(stream, { headers: streamHeaders });
};
