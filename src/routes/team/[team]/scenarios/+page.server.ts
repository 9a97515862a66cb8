import { fail } from '@sveltejs/kit';
import { versionsOf, withdrawFromTeam } from '$lib/server/scenarios/publish.ts';
import { may } from '$lib/server/teams/authority.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import { readText } from '$lib/server/teams/name.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, teamId, role } = await teamVisitor(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	const publishes = may(role, 'publish-scenarios');
	const versions = await versionsOf(db, teamId);
	const names = new Map((await membersOf(db, teamId)).map(({ userId, nickname }) => [userId, nickname]));
	return {
		publishes,
		// What was withdrawn is of no use to those who practise.
		versions: versions
			.filter(({ withdrawn }) => publishes || !withdrawn)
			.map(({ publishedBy, ...version }) => ({ ...version, by: names.get(publishedBy) ?? null })),
	};
};

export const actions: Actions = {
	withdraw: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'publish-scenarios');
		const hash = readText((await event.request.formData()).get('hash'), 64);
		const done = await withdrawFromTeam(db, { teamId, userId }, hash);
		return done ? { withdrawn: true } : fail(404, { withdrawn: false });
	},
};
