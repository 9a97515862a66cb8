import { error, fail, redirect } from '@sveltejs/kit';
import { inviteFor, joinByCode, readCode, teamOfCode } from '$lib/server/teams/invites.ts';
import { longestName, readName } from '$lib/server/teams/name.ts';
import { memberOf, signedIn, teamDatabase, whoAsks, type SignedIn } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever has the code may see which team it is of, and as what it lets one in. */
export const load: PageServerLoad = async (event) => {
	const db = await teamDatabase();
	const code = readCode(event.params.code);
	const asker = await whoAsks(event);
	if (code && asker) await toOwnTeam(asker, code);
	const found = code && (await inviteFor(db, code));
	if (!code || !found) error(404, { message: 'no-invite' });
	return {
		code,
		team: found.team,
		role: found.role,
		cohort: found.cohort,
		me: asker && { name: asker.name, email: asker.email },
	};
};

/** Who belongs to the team already is led there, also when the invitation lets nobody in any more. */
async function toOwnTeam(asker: SignedIn, code: string): Promise<void> {
	const teamId = await teamOfCode(asker.db, code);
	if (teamId && (await memberOf(asker, teamId))) redirect(303, `/team/${teamId}`);
}

export const actions = {
	default: async (event) => {
		const asker = await signedIn(event);
		const { db, userId } = asker;
		const code = readCode(event.params.code);
		if (!code) error(404, { message: 'no-invite' });
		const nickname = readName((await event.request.formData()).get('nickname'), longestName.nickname);
		if (!nickname) return fail(400, { finding: 'bad-name' as const });
		const taken = await joinByCode(db, code, { userId, nickname });
		if (!taken) {
			// Pressed twice, the last place was taken by the first.
			await toOwnTeam(asker, code);
			error(404, { message: 'no-invite' });
		}
		redirect(303, `/team/${taken.teamId}`);
	},
} satisfies Actions;
