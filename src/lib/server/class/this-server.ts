/** The rooms that are followed in this process, and what routes need to serve them. */
import { dev } from '$app/environment';
import type { Db } from '../database/database.ts';
import { knownScenarios } from '../scenarios/this-server.ts';
import { RoomFollower, type FindScenario } from './follow.ts';
import type { RoomKey } from './rooms.ts';

// On globalThis: the development server loads this file again after a change, and streams of before still run.
const followed = ((globalThis as { huikuanRooms?: Map<string, RoomFollower> }).huikuanRooms ??= new Map());

export const scenarioFinder =
	(db: Db): FindScenario =>
	async (teamId, hash) =>
		(await knownScenarios(db)).one(db, teamId, hash);

/** The one poll of a room in this process, for all who look at it. */
export function followerOf(db: Db, { teamId, roomId }: RoomKey): RoomFollower {
	const key = `${teamId}/${roomId}`;
	const known = followed.get(key);
	if (known) return known;
	const follower = new RoomFollower(db, { teamId, roomId }, scenarioFinder(db));
	follower.onempty = () => {
		if (followed.get(key) === follower) followed.delete(key);
	};
	followed.set(key, follower);
	return follower;
}

/** People who look at rooms by this process. */
export function listening(): number {
	let sum = 0;
	for (const follower of followed.values()) sum += follower.listeners;
	return sum;
}

/** Lets all go: browsers come back by themselves, to this server when it is up again or to another. */
export function letListenersGo(): void {
	for (const follower of [...followed.values()]) follower.stop();
}

// A stream never ends by itself: a server that waits for all answers to be sent would wait in vain.
if (!dev) for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, letListenersGo);
process.once('sveltekit:shutdown', letListenersGo);
