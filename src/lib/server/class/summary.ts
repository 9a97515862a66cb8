/** What is kept of a class when it closes. */
import { and, eq } from 'drizzle-orm';
import { classHead } from '../../core/board/class/beginning.ts';
import { discussionPoints, missedByMost, talkResult } from '../../core/board/class/discussion.ts';
import { groupPoints, groupTalk } from '../../core/board/class/group.ts';
import { outcomesOf } from '../../core/board/class/own.ts';
import type { RoomSummary } from '../../core/board/class/view.ts';
import { LiveRun } from '../../core/run/live.ts';
import { inForm } from '../../core/scenario/forms.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { seat } from '../schema/room.ts';
import { choicesIn, standings } from './own-talks.ts';
import type { Room } from './rooms.ts';
import { countSeats } from './seats.ts';
import { votersIn, votesByStep } from './votes.ts';

export async function summaryOf(db: Db, scenario: Scenario, room: Room): Promise<RoomSummary> {
	const [{ seats }, took] = [await countSeats(db, room), await votersIn(db, room)];
	const head = classHead(scenario, room.roomId, room.seed);
	if (room.way === 'group') {
		const talk = groupTalk(scenario, head, room.log);
		const points = groupPoints(talk, await votesByStep(db, room));
		const result = talkResult(talk.live.scenario, talk.live.state);
		return { seats, took, points, result, outcomes: [], missed: [] };
	}
	const played = inForm(scenario, head.form);
	const finished = await db
		.select({ log: seat.log })
		.from(seat)
		.where(and(eq(seat.teamId, room.teamId), eq(seat.roomId, room.roomId), eq(seat.finished, true)));
	const results = finished.map(({ log }) => talkResult(played, new LiveRun(scenario, head, log ?? []).state));
	return {
		seats,
		took,
		points: discussionPoints(played, await choicesIn(db, room)),
		result: null,
		outcomes: outcomesOf(played, await standings(db, room)),
		missed: missedByMost(results),
	};
}
