import { database } from '$lib/server/database/this-server.ts';
import { readiness } from '$lib/server/operation/readiness.ts';
import { isStopping } from '$lib/server/operation/this-server.ts';
import type { RequestHandler } from './$types';

/** Whether requests should come here: the database is open and its migrations are done. Practice works without, so nobody restarts it for this. */
export const GET: RequestHandler = async () => {
	const found = await readiness(database, isStopping());
	return Response.json(found, { status: found.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
