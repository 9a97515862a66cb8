import { fail, redirect } from '@sveltejs/kit';
import { longestName, readName } from '$lib/server/teams/name.ts';
import { readCode } from '$lib/server/teams/invites.ts';
import { createTeam, mostOwned, teamsOf } from '$lib/server/teams/teams.ts';
import { signedIn } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, userId, name } = await signedIn(event);
	return { name, teams: await teamsOf(db, userId) };
};

export const actions = {
	create: async (event) => {
		const { db, userId, name: own } = await signedIn(event);
		const form = await event.request.formData();
		const name = readName(form.get('name'), longestName.team);
		const nickname =
			readName(form.get('nickname') ?? own, longestName.nickname) ?? [...own].slice(0, longestName.nickname).join('');
		if (!name) return fail(400, { doing: 'create' as const, finding: 'bad-name' as const });
		const teamId = await createTeam(db, { name, userId, nickname });
		if (teamId === 'too-many')
			return fail(409, { doing: 'create' as const, finding: 'too-many' as const, most: mostOwned });
		redirect(303, `/team/${teamId}/members`);
	},
	join: async (event) => {
		await signedIn(event);
		const code = readCode(String((await event.request.formData()).get('code') ?? ''));
		if (!code) return fail(400, { doing: 'join' as const, finding: 'bad-code' as const });
		redirect(303, `/join/${code}`);
	},
} satisfies Actions;
