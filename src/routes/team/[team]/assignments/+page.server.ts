import { knownZone } from '$lib/server/assignments/day.ts';
import { assignedTo, followed, type FollowedMember } from '$lib/server/assignments/followed.ts';
import { may } from '$lib/server/teams/authority.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { zoneKey } from '../../zone.ts';
import type { PageServerLoad } from './$types';
import { namedScenarios, stepsNamed } from './scenarios.server.ts';

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId, role, cohort } = await teamVisitor(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	event.depends(zoneKey);
	const now = Date.now();
	const named = await namedScenarios(db, teamId);
	const mine = await assignedTo(db, teamId, { userId, role, cohort }, now);
	return {
		now,
		zone: knownZone(event.cookies.get('zone')),
		mine: mine.map(({ scenarios, ...rest }) => ({
			...rest,
			steps: stepsNamed(scenarios, named),
		})),
		all: may(role, 'assign') ? (await followed(db, teamId, now)).map(summary) : null,
	};
};

function summary({ members, scenarios, ...rest }: Awaited<ReturnType<typeof followed>>[number]) {
	return { ...rest, steps: scenarios.length, counts: members && countsOf(members) };
}

function countsOf(members: readonly FollowedMember[]) {
	const count = (holds: (progress: FollowedMember['progress']) => boolean) =>
		members.filter(({ progress }) => holds(progress)).length;
	return {
		people: members.length,
		done: count(({ state }) => state === 'done'),
		failed: count(({ state }) => state === 'failed'),
		late: count(({ state, late }) => late && (state === 'not-begun' || state === 'under-way')),
		notBegun: count(({ state }) => state === 'not-begun'),
	};
}
