import { fail, redirect } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime.js';
import { closeExpired, mostOpen, openRoom, roomsOf } from '$lib/server/class/rooms.ts';
import { scenarioFinder } from '$lib/server/class/this-server.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';
import { offeredTo } from './offered.server.ts';

export const load: PageServerLoad = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'hold-class');
	event.setHeaders({ 'cache-control': 'no-store' });
	await closeExpired(db, teamId, new Date());
	const rooms = (await roomsOf(db, teamId)).map(({ openedAt, closedAt, ...room }) => ({
		...room,
		openedAt: openedAt.getTime(),
		closedAt: closedAt?.getTime() ?? null,
	}));
	return {
		scenarios: await offeredTo(db, teamId, getLocale()),
		open: rooms.filter(({ phase }) => phase !== 'closed'),
		past: rooms.filter(({ phase }) => phase === 'closed'),
		mostOpen,
	};
};

export const actions: Actions = {
	open: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event, 'hold-class');
		const form = await event.request.formData();
		const hash = String(form.get('scenario') ?? '');
		const way = form.get('way') === 'own' ? 'own' : 'group';
		const scenario = /^[0-9a-f]{64}$/.test(hash) ? await scenarioFinder(db)(teamId, hash) : null;
		if (!scenario) return fail(400, { refused: 'no-scenario' as const });
		const room = await openRoom(db, { teamId, actor: userId, scenario, way, now: new Date() });
		if (room === 'too-many') return fail(409, { refused: room });
		redirect(303, `/team/${teamId}/class/${room.roomId}`);
	},
};
