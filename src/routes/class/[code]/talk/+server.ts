import { error, json } from '@sveltejs/kit';
import { classHead } from '$lib/core/board/class/beginning.ts';
import { seatOf } from '$lib/server/class/seats.ts';
import { scenarioFinder } from '$lib/server/class/this-server.ts';
import { sitting } from '../seat.server.ts';
import type { RequestHandler } from './$types';

/** One's own talk as the server has it, with the scenario that it is played in: asked for once, and after the class was taken back (`?log`: then without it). */
export const GET: RequestHandler = async (event) => {
	const { db, key } = await sitting(event);
	const found = await seatOf(db, key);
	if (!found?.seat.log) error(404, { message: 'no-seat' });
	const { room, seat } = found;
	const scenario = await scenarioFinder(db)(key.teamId, room.scenarioHash);
	if (!scenario) error(404, { message: 'no-seat' });
	const head = classHead(scenario, room.roomId, room.seed);
	const withScenario = event.url.searchParams.has('log') ? {} : { scenario };
	return json({ head, log: seat.log, ...withScenario }, { headers: { 'cache-control': 'no-store' } });
};
