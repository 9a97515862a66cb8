import { error, fail, redirect } from '@sveltejs/kit';
import { inviteFor, joinByCode, readCode } from '$lib/server/teams/invites.ts';
import { longestName, readName } from '$lib/server/teams/name.ts';
import { memberOf, signedIn, teamDatabase, whoAsks } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever has the code may see which team it is of, and as what it lets one in. */
export const load: PageServerLoad = async (event) => {
	const db = await teamDatabase();
	const code = readCode(event.params.code);
	const found = code && (await inviteFor(db, code));
	if (!code || !found) error(404, { message: 'no-invite' });
	const asker = await whoAsks(event);
	const member = asker && (await memberOf(asker, found.teamId));
	if (member) redirect(303, `/team/${found.teamId}`);
	return {
		code,
		team: found.team,
		role: found.role,
		cohort: found.cohort,
		me: asker && { name: asker.name, email: asker.email },
	};
};

export const actions = {
	default: async (event) => {
		const { db, userId } = await signedIn(event);
		const code = readCode(event.params.code);
		if (!code) error(404, { message: 'no-invite' });
		const nickname = readName((await event.request.formData()).get('nickname'), longestName.nickname);
		if (!nickname) return fail(400, { finding: 'bad-name' as const });
		const taken = await joinByCode(db, code, { userId, nickname });
		if (!taken) error(404, { message: 'no-invite' });
		redirect(303, `/team/${taken.teamId}`);
	},
} satisfies Actions;
