import { json } from '@sveltejs/kit';
import { authFor } from '$lib/server/accounts/this-server.ts';
import { sendingTeams } from '$lib/server/runs/sender.ts';
import { teamDatabase } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };

/**
 * In whose name this browser would send runs: `{user, since, now, teams}`, times by this server's clock. `since` is when this sign-in began: what was finished
 * before it on a shared computer may be somebody else's.
 */
export const GET: RequestHandler = async ({ request, url }) => {
	const db = await teamDatabase();
	const found = await (await authFor(url.origin)).api.getSession({ headers: request.headers });
	if (!found) return json({ message: 'sign-in' }, { status: 401, headers });
	const { user, session } = found;
	const teams = await sendingTeams(db, user.id);
	return json({ user: user.id, since: session.createdAt.getTime(), now: Date.now(), teams }, { headers });
};
