import { error } from '@sveltejs/kit';
import { and, eq } from 'drizzle-orm';
import { member } from '$lib/server/schema/team.ts';
import { keptRun, openRun } from '$lib/server/runs/opened.ts';
import { knownScenarios } from '$lib/server/scenarios/this-server.ts';
import { note } from '$lib/server/teams/audit.ts';
import { may } from '$lib/server/teams/authority.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { ratedRun } from './rating.server.ts';
import type { PageServerLoad } from './$types';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageServerLoad = async (event) => {
	const visitor = await teamVisitor(event);
	const { db, teamId, userId, role } = visitor;
	event.setHeaders({ 'cache-control': 'no-store' });
	const kept = uuid.test(event.params.run) ? await keptRun(db, teamId, event.params.run) : null;
	// Who may read no runs but their own is not told which others there are.
	if (!kept || (kept.row.userId !== userId && !may(role, 'read-runs'))) error(404, { message: 'no-run' });
	const { row, run } = kept;
	const own = row.userId === userId;
	if (!own)
		await note(db, { teamId, actor: userId, action: 'run-read', subject: row.runId, detail: { member: row.userId } });
	const opened = await openRun(db, teamId, run, await knownScenarios(db));
	const [who] = await db
		.select({ nickname: member.nickname })
		.from(member)
		.where(and(eq(member.teamId, teamId), eq(member.userId, row.userId)));
	const { runId, mode, coaching, finishedAt, unverified, uncounted, total } = row;
	return {
		own,
		name: who?.nickname ?? '',
		row: { runId, mode, coaching, finishedAt, unverified, uncounted, total },
		view: opened?.view ?? null,
		rated: opened && row.unverified === null ? await ratedRun(visitor, row, opened.view.card) : null,
		ratingTrouble: event.url.searchParams.get('rating'),
	};
};
