import { error, fail, redirect } from '@sveltejs/kit';
import { changeAssignment, closeAssignment, type AssignRefusal } from '$lib/server/assignments/assign.ts';
import { dayAt, knownZone } from '$lib/server/assignments/day.ts';
import { readAudience, readDue } from '$lib/server/assignments/form.ts';
import { followedOne, isMeant } from '$lib/server/assignments/followed.ts';
import { may } from '$lib/server/teams/authority.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { zoneKey } from '../../../zone.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { namedScenarios, stepsNamed } from '../scenarios.server.ts';

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The id in the address; 404 when it is none, before a database is asked. */
function idOf({ params }: Pick<RequestEvent, 'params'>): string {
	if (!uuidPattern.test(params.assignment)) error(404, { message: 'no-assignment' });
	return params.assignment;
}

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId, role, cohort } = await teamVisitor(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	event.depends(zoneKey);
	const zone = knownZone(event.cookies.get('zone'));
	const now = Date.now();
	const assigns = may(role, 'assign');
	// A member learns of what is for them alone, and of themselves alone.
	const found = await followedOne(db, teamId, now, idOf(event), assigns ? null : userId);
	if (!found || !(assigns || isMeant(found, { userId, role, cohort }))) error(404, { message: 'no-assignment' });
	const { scenarios, members, ...rest } = found;
	const named = await namedScenarios(db, teamId);
	const all = assigns ? await membersOf(db, teamId) : [];
	return {
		zone,
		now,
		assignment: {
			...rest,
			// Who else was named is none of a member's business.
			audience: assigns ? rest.audience : null,
			steps: stepsNamed(scenarios, named),
		},
		people: members,
		assigns: assigns && {
			due: dayAt(found.dueAt, zone),
			today: dayAt(new Date(now), zone),
			cohorts: [...new Set(all.flatMap(({ cohort }) => cohort ?? []))].sort(),
			members: all.map(({ userId, nickname, cohort }) => ({ userId, nickname, cohort })),
		},
	};
};

function told(event: RequestEvent, refusal: AssignRefusal | null) {
	if (refusal) return fail(refusal === 'no-assignment' ? 409 : 400, { trouble: refusal });
	redirect(303, event.url.pathname);
}

export const actions = {
	due: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'assign');
		const dueAt = readDue(await event.request.formData(), new Date());
		if (typeof dueAt === 'string') return fail(400, { trouble: dueAt });
		return told(event, await changeAssignment(db, { teamId, actor: userId, assignmentId: idOf(event), dueAt }));
	},
	who: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'assign');
		const audience = readAudience(await event.request.formData());
		if (typeof audience === 'string') return fail(400, { trouble: audience });
		return told(event, await changeAssignment(db, { teamId, actor: userId, assignmentId: idOf(event), audience }));
	},
	close: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'assign');
		return told(event, await closeAssignment(db, { teamId, actor: userId, assignmentId: idOf(event) }));
	},
} satisfies Actions;
