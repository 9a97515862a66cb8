import { error } from '@sveltejs/kit';
import { progressOfMember, transferOfMember } from '$lib/server/boards/way.ts';
import { scenarioTitles } from '$lib/server/boards/disciplines.ts';
import { note } from '$lib/server/teams/audit.ts';
import { may } from '$lib/server/teams/authority.ts';
import { membersOf } from '$lib/server/boards/members.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { PageServerLoad } from './$types';

/** One's own way; trainers may look at anybody's. */
export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId, role } = await teamVisitor(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	const all = may(role, 'read-runs') ? await membersOf(db, teamId) : [];
	const asked = event.url.searchParams.get('member') ?? userId;
	if (asked !== userId && !all.some(({ member }) => member === asked)) error(404, { message: 'no-member' });
	if (asked !== userId) await note(db, { teamId, actor: userId, action: 'progress-read', subject: asked });
	const progress = await progressOfMember(db, teamId, asked);
	const transfer = await transferOfMember(db, teamId, asked);
	const hashes = progress.runs.map(({ discipline }) => discipline.split(' ')[0] ?? '');
	return {
		member: asked,
		members: all,
		points: progress.points,
		trend: progress.trend,
		transfer,
		titles: await scenarioTitles(db, teamId, hashes),
	};
};
