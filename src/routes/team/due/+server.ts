import { json } from '@sveltejs/kit';
import { dueFor } from '$lib/server/assignments/due.ts';
import { editions } from '$lib/server/scenarios/this-server.ts';
import { whoAsks } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

/** What is due for who asks, in all their teams; null for who is not signed in, which is no mistake. */
export const GET: RequestHandler = async (event) => {
	const asker = await whoAsks(event);
	const due = asker && (await dueFor(asker.db, asker.userId, Date.now()));
	const isOwn = (scenarioId: string) => editions.every(({ id }) => id !== scenarioId);
	const told = due && due.map((each) => ({ ...each, own: isOwn(each.scenarioId) }));
	return json({ due: told }, { headers: { 'cache-control': 'no-store' } });
};
