import { json } from '@sveltejs/kit';
import { boundedText } from '$lib/server/ear/bounded-text.ts';
import { longestSource, publishToTeam } from '$lib/server/scenarios/publish.ts';
import { editions } from '$lib/server/scenarios/this-server.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };

/** A Chinese character takes three bytes. */
const longestBody = 3 * longestSource;

/** Takes the Markdown of a scenario; what became of it as `publishToTeam` says. */
export const POST: RequestHandler = async (event) => {
	const { db, teamId, userId } = await teamVisitor(event, 'publish-scenarios', { page: false });
	const { request } = event;
	// A form of another site could not say so without asking first.
	if (!/^text\/markdown\b/.test(request.headers.get('content-type') ?? ''))
		return json({ message: 'other-type' }, { status: 415, headers });
	const tooLong = () => json({ published: false, refused: 'too-long' }, { status: 413, headers });
	if (Number(request.headers.get('content-length') ?? 0) > longestBody) return tooLong();
	const source = await boundedText(request.body, longestBody).catch(() => null);
	if (source === null) return tooLong();
	const shipped = editions.map(({ id }) => id);
	const publication = await publishToTeam(db, { teamId, userId }, source, shipped);
	return json(publication, { status: publication.published ? 200 : 422, headers });
};
