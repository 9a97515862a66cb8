import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { roles, type Role } from '$lib/server/schema/team.ts';
import { may } from '$lib/server/teams/authority.ts';
import { createInvite, invitesOf, readCode, revokeInvite } from '$lib/server/teams/invites.ts';
import { membersOf, removeMember, setCohort, setRole, type MemberRefusal } from '$lib/server/teams/members.ts';
import { longestName, readName, readText } from '$lib/server/teams/name.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

/** An invitation lasts so many days at most, and lets so many in. */
const most = { days: 90, places: 500 };

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId: me, role } = await teamVisitor(event);
	const members = await membersOf(db, teamId);
	const invites = may(role, 'invite-members') ? await invitesOf(db, teamId, role) : [];
	const nicknames = new Map(members.map(({ userId, nickname }) => [userId, nickname]));
	const shown = invites.find(({ code }) => code === event.url.searchParams.get('invite'));
	const seesRanked = may(role, 'export-board');
	return {
		// Who is in no ranking by their own wish is their own business, and their trainers'.
		members: members.map(({ ranked, ...each }) => ({
			...each,
			ranked: seesRanked || each.userId === me ? ranked : null,
		})),
		cohorts: [...new Set(members.flatMap(({ cohort }) => cohort ?? []))].sort(),
		invites: invites.map(({ createdBy, ...each }) => ({ ...each, by: nicknames.get(createdBy) ?? null })),
		shown: shown ? sheetOf(shown.code, event.url.origin) : null,
	};
};

/** What is shown on the projector: the code, the link, and the same as a picture. */
function sheetOf(code: string, origin: string) {
	const link = `${origin}/join/${code}`;
	return { code, link, picture: `data:image/svg+xml,${encodeURIComponent(renderSVG(link, { border: 2 }))}` };
}

async function fieldsOf(event: RequestEvent): Promise<(name: string) => string> {
	const form = await event.request.formData();
	return (name) => readText(form.get(name), 200);
}

type Finding = MemberRefusal | 'bad-cohort' | 'bad-places' | 'bad-days';
const refused = (status: number, finding: Finding, about: string | null = null) => fail(status, { finding, about });
const statusOf = (refusal: MemberRefusal) => ({ 'no-member': 404, 'no-right': 403, 'last-owner': 409 })[refusal];

/** Empty: in none. */
const readCohort = (given: string) => (given === '' ? null : (readName(given, longestName.cohort) ?? undefined));

export const actions = {
	invite: async (event) => {
		const { db, teamId, userId, role } = await teamVisitor(event, 'invite-members');
		const field = await fieldsOf(event);
		const invited = field('role') === 'trainer' ? 'trainer' : 'member';
		const cohort = readCohort(field('cohort'));
		const places = field('places') === '' ? null : Number(field('places'));
		const days = Number(field('days'));
		if (cohort === undefined) return refused(400, 'bad-cohort');
		if (places !== null && !(Number.isInteger(places) && places >= 1 && places <= most.places))
			return refused(400, 'bad-places');
		if (!(Number.isInteger(days) && days >= 1 && days <= most.days)) return refused(400, 'bad-days');
		const expiresAt = new Date(Date.now() + days * 24 * 3_600_000);
		const wanted = { role: invited, cohort, left: places, expiresAt } as const;
		const code = await createInvite(db, teamId, { userId, role }, wanted);
		if (code === 'no-right') return refused(403, 'no-right');
		redirect(303, `/team/${teamId}/members?invite=${code}`);
	},
	revoke: async (event) => {
		const { db, teamId, userId, role } = await teamVisitor(event, 'invite-members');
		await revokeInvite(db, teamId, { userId, role }, readCode((await fieldsOf(event))('code')) ?? '');
		redirect(303, `/team/${teamId}/members`);
	},
	cohort: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'set-cohorts');
		const field = await fieldsOf(event);
		const about = field('member');
		const cohort = readCohort(field('cohort'));
		if (cohort === undefined) return refused(400, 'bad-cohort', about);
		const refusal = await setCohort(db, teamId, userId, about, cohort);
		return refusal ? refused(statusOf(refusal), refusal, about) : { finding: null, about };
	},
	role: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'set-roles');
		const field = await fieldsOf(event);
		const about = field('member');
		const role = roles.find((known): known is Role => known === field('role'));
		const refusal = role ? await setRole(db, teamId, userId, about, role) : 'no-member';
		return refusal ? refused(statusOf(refusal), refusal, about) : { finding: null, about };
	},
	remove: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'remove-members');
		const about = (await fieldsOf(event))('member');
		const refusal = await removeMember(db, teamId, userId, about);
		return refusal ? refused(statusOf(refusal), refusal, about) : { finding: null, about: null };
	},
} satisfies Actions;
