import { json } from '@sveltejs/kit';
import { offers } from '$lib/server/class/offers.ts';
import { scenarioFinder } from '$lib/server/class/this-server.ts';
import { castVote } from '$lib/server/class/votes.ts';
import { numbersOf, sitting } from '../seat.server.ts';
import type { RequestHandler } from './$types';

/** A vote for a reply at a step of the group: `{step, reply}`. Answers `{result}`. */
export const POST: RequestHandler = async (event) => {
	const { db, key } = await sitting(event);
	const ballot = await numbersOf(event.request, ['step', 'reply']);
	const result = await castVote(db, key, ballot, offers(db, scenarioFinder(db), key));
	const status = result === 'taken' ? 200 : result === 'no-seat' ? 404 : 409;
	return json({ result }, { status, headers: { 'cache-control': 'no-store' } });
};
