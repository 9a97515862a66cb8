import { fail, redirect } from '@sveltejs/kit';
import { makeAssignment } from '$lib/server/assignments/assign.ts';
import { dayAt, knownZone } from '$lib/server/assignments/day.ts';
import { mostSteps, readAssignment, readAudience, type AssignmentTrouble } from '$lib/server/assignments/form.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { zoneKey } from '../../../zone.ts';
import type { Actions, PageServerLoad } from './$types';
import { assignable, titlesOf } from '../scenarios.server.ts';

/** A week is what is usually given. */
const usualDays = 7;

export const load: PageServerLoad = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'assign');
	event.setHeaders({ 'cache-control': 'no-store' });
	event.depends(zoneKey);
	const zone = knownZone(event.cookies.get('zone'));
	const members = await membersOf(db, teamId);
	const scenarios = await assignable(db, teamId);
	return {
		zone,
		mostSteps,
		today: dayAt(new Date(), zone),
		due: dayAt(new Date(Date.now() + usualDays * 86_400_000), zone),
		scenarios,
		asked: event.url.searchParams.getAll('scenario').filter((id) => scenarios.some((each) => each.id === id)),
		members: members.map(({ userId, nickname, cohort }) => ({ userId, nickname, cohort })),
		cohorts: [...new Set(members.flatMap(({ cohort }) => cohort ?? []))].sort(),
	};
};

export const actions = {
	default: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'assign');
		const fields = await event.request.formData();
		const scenarios = await assignable(db, teamId);
		const { assignment, troubles } = readAssignment(fields, {
			known: new Set(scenarios.map(({ id }) => id)),
			titleOf: titlesOf(scenarios),
			now: new Date(),
		});
		const again = (troubles: (AssignmentTrouble | 'unknown-member')[]) =>
			fail(400, { troubles, given: givenIn(fields) });
		if (!assignment) return again(troubles);
		const made = await makeAssignment(db, { teamId, actor: userId, wanted: assignment });
		if (typeof made === 'string') return again(['unknown-member']);
		redirect(303, `/team/${teamId}/assignments/${made.assignmentId}`);
	},
} satisfies Actions;

/** As it was filled in, to be shown again. */
function givenIn(fields: FormData) {
	const text = (name: string) => String(fields.get(name) ?? '');
	const modes = fields.getAll('mode');
	const audience = readAudience(fields);
	return {
		title: text('title'),
		steps: fields.getAll('scenario').map((id, place) => ({
			scenarioId: String(id),
			mode: modes[place] === 'free' ? ('free' as const) : ('choice' as const),
		})),
		who: typeof audience === 'string' ? ({ kind: 'everybody' } as const) : audience,
		due: text('due'),
		coaching: text('coaching'),
		counts: text('counts'),
		minimum: text('minimum'),
		tries: text('tries'),
	};
}
