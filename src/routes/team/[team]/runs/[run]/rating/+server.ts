import { error, json, redirect } from '@sveltejs/kit';
import { readRating } from '$lib/server/ratings/form.ts';
import { rateRun } from '$lib/server/ratings/ratings.ts';
import { keptRun, openRun } from '$lib/server/runs/opened.ts';
import { knownScenarios } from '$lib/server/scenarios/this-server.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A trainer's rating of a run. A page's script is answered in JSON; a form that was sent without one comes back to the run. */
export const POST: RequestHandler = async (event) => {
	const { db, teamId, userId } = await teamVisitor(event, 'rate-runs', { page: false });
	const { run: runId } = event.params;
	const kept = uuidPattern.test(runId) ? await keptRun(db, teamId, runId) : null;
	if (!kept) error(404, { message: 'no-run' });
	// Whoever sends anything else than a form wants nothing of ours.
	const fields = await event.request.formData().catch(() => error(400, { message: 'no-form' }));
	const opened = kept.row.unverified === null ? await openRun(db, teamId, kept.run, await knownScenarios(db)) : null;
	if (!opened) error(409, { message: 'not-rateable' });
	const { scenario } = opened;
	const { card } = opened.view;
	const read = readRating(fields, card);
	const script = event.request.headers.get('accept')?.includes('application/json') ?? false;
	const back = `/team/${teamId}/runs/${runId}`;
	if ('trouble' in read) {
		// As Kit answers its own forms: what is to be mended is no failure of the network.
		if (script) return json(read);
		redirect(303, `${back}?rating=${read.trouble}#rating`);
	}
	const rated = await rateRun(db, { teamId, runId, raterId: userId, given: read.rating }, { scenario, card });
	if (typeof rated === 'string') error(rated === 'no-run' ? 404 : 409, { message: rated });
	if (script) return json(rated);
	redirect(303, `${back}#rating`);
};
