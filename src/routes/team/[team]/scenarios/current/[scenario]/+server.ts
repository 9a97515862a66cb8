import { json } from '@sveltejs/kit';
import { currentOf } from '$lib/server/scenarios/publish.ts';
import { readText } from '$lib/server/teams/name.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

/** Which versions the team practises under an id, one for each language: `{current: [{language, hash}]}`, empty where it has none. */
export const GET: RequestHandler = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'see-team', { page: false });
	const current = await currentOf(db, teamId, readText(event.params.scenario, 200));
	return json({ current }, { headers: { 'cache-control': 'no-store' } });
};
