import { knownZone } from '$lib/server/assignments/day.ts';
import { assignedTo, followed, type Followed } from '$lib/server/assignments/followed.ts';
import { may } from '$lib/server/teams/authority.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { PageServerLoad } from './$types';
import { assignable, titlesOf } from './scenarios.server.ts';

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId, role, cohort } = await teamVisitor(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	const now = Date.now();
	const titleOf = titlesOf(await assignable(db, teamId));
	const mine = await assignedTo(db, teamId, { userId, role, cohort }, now);
	return {
		now,
		zone: knownZone(event.cookies.get('zone')),
		mine: mine.map(({ scenarios, ...rest }) => ({
			...rest,
			steps: scenarios.map((step) => ({ ...step, title: titleOf(step.scenarioId) })),
		})),
		all: may(role, 'assign') ? (await followed(db, teamId, now)).map(summary) : null,
	};
};

function summary({ members, scenarios, ...rest }: Followed) {
	const count = (holds: (progress: Followed['members'][number]['progress']) => boolean) =>
		members.filter(({ progress }) => holds(progress)).length;
	return {
		...rest,
		steps: scenarios.length,
		people: members.length,
		done: count(({ state }) => state === 'done'),
		failed: count(({ state }) => state === 'failed'),
		late: count(({ state, late }) => late && (state === 'not-begun' || state === 'under-way')),
		notBegun: count(({ state }) => state === 'not-begun'),
	};
}
