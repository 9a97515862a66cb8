import { agreementsOf } from '$lib/server/ratings/ratings.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'rate-runs');
	event.setHeaders({ 'cache-control': 'no-store' });
	return { agreements: await agreementsOf(db, teamId) };
};
