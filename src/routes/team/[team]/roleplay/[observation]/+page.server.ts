import { decodeChecks } from '$lib/core/board/figures.ts';
import { latestRunOf, mayTick, ticksOf } from '$lib/server/roleplay/observations.ts';
import { note } from '$lib/server/teams/audit.ts';
import { may } from '$lib/server/teams/authority.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import type { PageServerLoad } from './$types';
import { seenPair } from './seen.server.ts';

export const load: PageServerLoad = async (event) => {
	const { visitor, own, scenario } = await seenPair(event);
	const { db, teamId, userId, role } = visitor;
	event.setHeaders({ 'cache-control': 'no-store' });
	const names = new Map((await membersOf(db, teamId)).map((member) => [member.userId, member.nickname]));
	const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
	// The machine's word on somebody else is for those who may read runs.
	const shown = own.trainee === userId || may(role, 'read-runs');
	const latest = shown ? await latestRunOf(db, teamId, own.trainee, scenario.id) : null;
	if (latest && own.trainee !== userId)
		await note(db, { teamId, actor: userId, action: 'run-read', subject: own.trainee, detail: { run: latest.runId, beside: 'role-play' } }); // prettier-ignore
	return {
		id: own.observationId,
		scenario,
		ticks: ticksOf(own, scenario),
		keptAt: own.at.getTime(),
		trainee: nameOf(own.trainee),
		debtor: nameOf(own.debtor),
		observer: nameOf(own.observer),
		ticking: mayTick(own, visitor),
		shown,
		machine: latest && {
			runId: latest.runId,
			total: latest.total,
			sameText: latest.scenarioHash === own.scenarioHash,
			checks: latest.checks === null ? null : decodeChecks(latest.checks),
			at: latest.finishedAt.getTime(),
		},
	};
};
