import { error, json } from '@sveltejs/kit';
import { sayOwn } from '$lib/server/class/own-talks.ts';
import { seatOf } from '$lib/server/class/seats.ts';
import { scenarioFinder } from '$lib/server/class/this-server.ts';
import { numbersOf, sitting } from '../seat.server.ts';
import type { RequestHandler } from './$types';

/** A reply of one's own talk: `{entries, reply}`, where `entries` is how long the log was. Answers with the log that counts, or `{refused}`. */
export const POST: RequestHandler = async (event) => {
	const { db, key } = await sitting(event);
	const said = await numbersOf(event.request, ['entries', 'reply']);
	const found = await seatOf(db, key);
	const scenario = found && (await scenarioFinder(db)(key.teamId, found.room.scenarioHash));
	if (!scenario) error(404, { message: 'no-seat' });
	const result = await sayOwn(db, scenario, key, { ...said, now: new Date() });
	const refused = typeof result === 'string';
	return json(refused ? { refused: result } : result, {
		status: refused ? 409 : 200,
		headers: { 'cache-control': 'no-store' },
	});
};
