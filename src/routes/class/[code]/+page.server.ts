import { fail, redirect } from '@sveltejs/kit';
import { roomForGuest } from '$lib/server/class/guesses.ts';
import { roomOf, roomOfCode } from '$lib/server/class/rooms.ts';
import { leaveSeat, longestName, seatOf, takeSeat } from '$lib/server/class/seats.ts';
import { scenarioFinder } from '$lib/server/class/this-server.ts';
import { roomAt } from '$lib/server/class/views.ts';
import { voteOf } from '$lib/server/class/votes.ts';
import { memberOf, teamDatabase, whoAsks } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';
import { codeOf, forgetSeat, keepSeat, seatKeyOf } from './seat.server.ts';

/** Whoever has a seat sees the class; whoever has none may take one; a code that leads nowhere says so. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const code = codeOf(event);
	if (code && code !== event.params.code) redirect(303, `/class/${code}`);
	if (!code) redirect(303, `/class?code=${encodeURIComponent(event.params.code.slice(0, 40).toWellFormed())}`);
	const db = await teamDatabase();
	const now = new Date();
	const key = seatKeyOf(event);
	const known = key && (await seatOf(db, key));
	const its = known?.room.code === code ? known : null;
	// A code may be another class's by now; then the seat of the earlier one is no use.
	const leads = its && (await roomOfCode(db, code, now));
	const found = its && (!leads || leads.roomId === its.room.roomId) ? its : null;
	const scenario = found && (await scenarioFinder(db)(found.room.teamId, found.room.scenarioHash));
	if (found && scenario) {
		const { seat, room } = found;
		const { view } = await roomAt(db, scenario, room);
		const mine = await voteOf(db, seat, room.step);
		return { code, kind: 'seated' as const, name: seat.name, view, mine };
	}
	const current = await roomForGuest(db, code, event.getClientAddress(), now);
	if (current === 'wait') return { code, kind: 'wait' as const };
	const room = current && (await roomOf(db, current));
	if (!room || room.phase === 'closed') return { code, kind: 'none' as const };
	// Over https its name begins with another word.
	const mayBeSignedIn = event.cookies.getAll().some(({ name }) => name.endsWith('huikuan.session_token'));
	const asker = mayBeSignedIn ? await whoAsks(event) : null;
	const nickname = asker && ((await memberOf(asker, room.teamId))?.nickname ?? asker.name);
	return { code, kind: 'join' as const, title: room.title, nickname: nickname ?? '', longestName };
};

export const actions: Actions = {
	join: async (event) => {
		const code = codeOf(event);
		const db = await teamDatabase();
		const current = code && (await roomForGuest(db, code, event.getClientAddress(), new Date()));
		if (current === 'wait') return fail(429, { refused: 'wait' as const });
		const room = current && (await roomOf(db, current));
		const scenario = room && (await scenarioFinder(db)(room.teamId, room.scenarioHash));
		if (!code || !room || !scenario) return fail(404, { refused: 'closed' as const });
		const name = String((await event.request.formData()).get('name') ?? '').slice(0, 200);
		const asker = await whoAsks(event);
		const userId = asker && (await memberOf(asker, room.teamId)) ? asker.userId : null;
		const seat = await takeSeat(db, scenario, { teamId: room.teamId, roomId: room.roomId, name, userId });
		if (typeof seat === 'string') return fail(seat === 'no-name' ? 400 : 409, { refused: seat });
		keepSeat(event, code, seat);
		redirect(303, `/class/${code}`);
	},
	leave: async (event) => {
		const code = codeOf(event);
		const key = seatKeyOf(event);
		if (key) await leaveSeat(await teamDatabase(), key);
		if (code) forgetSeat(event, code);
		redirect(303, '/class');
	},
};
