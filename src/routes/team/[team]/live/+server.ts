import { json } from '@sveltejs/kit';
import { newestOf } from '$lib/server/boards/newest.ts';
import { readText } from '$lib/server/teams/name.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

/** Which run came in last: an open board asks every few seconds, and loads itself again when the answer is another. */
export const GET: RequestHandler = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'see-team', { page: false });
	const asked = event.url.searchParams;
	const mode = asked.get('mode') === 'free' ? 'free' : 'choice';
	const newest = await newestOf(db, teamId, { hash: readText(asked.get('s'), 64), mode });
	return json({ newest }, { headers: { 'cache-control': 'no-store' } });
};
