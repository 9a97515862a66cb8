/** What was on offer at a step of a group. A log only grows, so what is known of a step never changes: keeping some of it in this process is no state. */
import { classHead } from '../../core/board/class/beginning.ts';
import { groupTalk } from '../../core/board/class/group.ts';
import type { Db } from '../database/database.ts';
import type { FindScenario } from './follow.ts';
import { roomOf, type RoomKey } from './rooms.ts';
import { offerAt, type StepOffer } from './votes.ts';

const mostKept = 1_000;
const known = new Map<string, StepOffer>();

/** Looks in the database only at the first vote of a step, and at votes for steps at which the room is not. */
export function offers(
	db: Db,
	find: FindScenario,
	{ teamId, roomId }: RoomKey,
): (step: number) => Promise<StepOffer | null> {
	return async (step) => {
		const key = `${teamId}/${roomId}/${step}`;
		const kept = known.get(key);
		if (kept) return kept;
		const room = await roomOf(db, { teamId, roomId });
		if (room?.way !== 'group' || room.step !== step) return null;
		const scenario = await find(teamId, room.scenarioHash);
		if (!scenario) return null;
		const offer = offerAt(groupTalk(scenario, classHead(scenario, roomId, room.seed), room.log));
		if (known.size >= mostKept) known.clear();
		known.set(key, offer);
		return offer;
	};
}
