import { error } from '@sveltejs/kit';
import { sourceOf } from '$lib/server/scenarios/publish.ts';
import { readText } from '$lib/server/teams/name.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

/** The Markdown of a version that the team has on its shelf. */
export const GET: RequestHandler = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'see-team', { page: false });
	const source = await sourceOf(db, teamId, readText(event.params.hash, 64));
	if (source === null) error(404, { message: 'no-scenario' });
	return new Response(source, {
		headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' },
	});
};
