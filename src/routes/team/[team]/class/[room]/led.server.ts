/** The room of the address, for whoever may hold a class. */
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import { roomOf, type Room } from '$lib/server/class/rooms.ts';
import { scenarioFinder } from '$lib/server/class/this-server.ts';
import { teamVisitor, type Visitor } from '$lib/server/teams/visitor.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export async function ledRoom(
	event: RequestEvent,
	asked: { page?: boolean } = {},
): Promise<{ visitor: Visitor; room: Room; scenario: Scenario }> {
	const visitor = await teamVisitor(event, 'hold-class', asked);
	const roomId = (event.params as { room?: string }).room ?? '';
	const room = uuid.test(roomId) ? await roomOf(visitor.db, { teamId: visitor.teamId, roomId }) : null;
	const scenario = room && (await scenarioFinder(visitor.db)(room.teamId, room.scenarioHash));
	if (!room || !scenario) error(404, { message: 'no-room' });
	return { visitor, room, scenario };
}
