import { redirect } from '@sveltejs/kit';
import { knownZone } from '$lib/server/assignments/day.ts';
import { askedBeside, besideOf } from '$lib/server/results/beside.ts';
import { eraseResults } from '$lib/server/results/results.ts';
import { note } from '$lib/server/teams/audit.ts';
import { readText } from '$lib/server/teams/name.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId } = await teamVisitor(event, 'see-results');
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = askedBeside(event.url.searchParams, knownZone(event.cookies.get('zone')));
	const { names, ...beside } = await besideOf(db, teamId, asked);
	const { whom } = asked;
	const member = whom.kind === 'member' ? whom.userId : null;
	if (beside.kept > 0) await note(db, { teamId, actor: userId, action: 'results-read', subject: member });
	return {
		beside,
		since: asked.since,
		whom: whom.kind === 'everybody' ? '' : whom.kind === 'cohort' ? `cohort:${whom.cohort}` : `member:${whom.userId}`,
		member,
		names,
		imported: Number(event.url.searchParams.get('imported')) || 0,
		erased: Number(event.url.searchParams.get('erased')) || 0,
	};
};

export const actions = {
	erase: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'import-results');
		const member = readText((await event.request.formData()).get('member'), 200);
		const erased = await eraseResults(db, { teamId, actor: userId, userId: member === '' ? null : member });
		redirect(303, `/team/${teamId}/results?erased=${erased}`);
	},
} satisfies Actions;
