import { error, json } from '@sveltejs/kit';
import { attempted } from '$lib/server/accounts/attempts.ts';
import { countRun } from '$lib/server/operation/metrics.ts';
import { readBatch } from '$lib/server/runs/batch.ts';
import { ingest, NoMember } from '$lib/server/runs/ingest.ts';
import { means } from '$lib/server/runs/this-server.ts';
import { readUnverified } from '$lib/server/runs/verify.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };
/** Of one person, in a minute. */
const mostBatches = 240;
const codes = { 400: 'no-batch', 413: 'too-large', 415: 'other-type' } as const;

/** Takes in the asker's own runs, one a line; `{answers}` in the order of the lines, the same however often they are sent. */
export const POST: RequestHandler = async (event) => {
	const { db, teamId, userId } = await teamVisitor(event, 'see-team', { page: false });
	// The outbox waits and comes again.
	if ((await attempted(db, ['runs-sent', userId])) > mostBatches)
		return json({ message: 'too-many' }, { status: 429, headers });
	const batch = await readBatch(event.request);
	if (typeof batch === 'number') return json({ message: codes[batch] }, { status: batch, headers });
	try {
		const answers = await ingest(db, { teamId, userId }, batch, await means(db));
		for (const answer of answers)
			if (answer.kept && !answer.again)
				countRun(answer.unverified === null ? 'verified' : readUnverified(answer.unverified).reason);
		return json({ answers }, { headers });
	} catch (cause) {
		if (cause instanceof NoMember) error(404, { message: 'no-team' });
		throw cause;
	}
};
