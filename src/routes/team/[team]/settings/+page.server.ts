import { fail, redirect } from '@sveltejs/kit';
import { longestName, readName } from '$lib/server/teams/name.ts';
import { changeTeam, deleteTeam } from '$lib/server/teams/teams.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await teamVisitor(event, 'set-team');
};

/** Members with a run that a ranking may ask for. */
const mostRankedFrom = 100;

export const actions = {
	save: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'set-team');
		const form = await event.request.formData();
		const name = readName(form.get('name'), longestName.team);
		const rankedFrom = Number(form.get('rankedFrom'));
		if (!name) return fail(400, { doing: 'save' as const, finding: 'bad-name' as const });
		if (!(Number.isInteger(rankedFrom) && rankedFrom >= 2 && rankedFrom <= mostRankedFrom))
			return fail(400, { doing: 'save' as const, finding: 'bad-number' as const });
		await changeTeam(db, teamId, userId, { name, rankedFrom, shares: form.get('shares') === 'yes' });
		return { doing: 'save' as const, finding: null };
	},
	/** Its name must be typed: a team is gone with everything. */
	delete: async (event) => {
		const { db, teamId, team } = await teamVisitor(event, 'delete-team');
		const typed = readName((await event.request.formData()).get('name'), longestName.team);
		if (typed !== team.name) return fail(400, { doing: 'delete' as const, finding: 'other-name' as const });
		await deleteTeam(db, teamId);
		redirect(303, '/team');
	},
} satisfies Actions;
