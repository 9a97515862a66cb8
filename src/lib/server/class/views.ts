/** What is sent to those who follow a room, out of the database. */
import { classHead } from '../../core/board/class/beginning.ts';
import { discussionPoints } from '../../core/board/class/discussion.ts';
import { groupPoints, groupTalk, handsUp, revealOf, type GroupTalk } from '../../core/board/class/group.ts';
import { moodsOf, placesOf, type ChosenIn, type Standing } from '../../core/board/class/own.ts';
import { ownReveal } from '../../core/board/class/reveal.ts';
import type { DiscussionPoint, ProjectorView, Reveal, RoomView } from '../../core/board/class/view.ts';
import { inForm } from '../../core/scenario/forms.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { choicesIn, standings } from './own-talks.ts';
import type { Room } from './rooms.ts';
import { countSeats, type People } from './seats.ts';
import { votesAt, votesByStep } from './votes.ts';

/** A room at one revision: all that does not change until the next. */
export interface RoomAt {
	room: Room;
	/** In the form that is played. */
	scenario: Scenario;
	/** null when everyone moves by themselves. */
	group: GroupTalk | null;
	view: RoomView;
	points: DiscussionPoint[];
}

/** @param scenario as it was found by its hash */
export async function roomAt(db: Db, scenario: Scenario, room: Room): Promise<RoomAt> {
	const head = classHead(scenario, room.roomId, room.seed);
	const group = room.way === 'group' ? groupTalk(scenario, head, room.log) : null;
	const played = inForm(scenario, head.form);
	const view: RoomView = {
		way: room.way,
		phase: room.phase,
		title: room.title,
		language: scenario.language,
		step: room.step,
		talk: group?.talk ?? null,
		reveal: room.phase === 'revealed' ? await revealed(db, played, room, group) : null,
		summary: room.summary,
	};
	const points = group ? groupPoints(group, await votesByStep(db, room)) : [];
	return { room, scenario: played, group, view, points };
}

async function revealed(db: Db, scenario: Scenario, room: Room, group: GroupTalk | null): Promise<Reveal | null> {
	if (group) return revealOf(group, await votesAt(db, room, room.step));
	const { focus } = room;
	if (focus === null) return null;
	const chosen = (await choicesIn(db, room)).find(({ state }) => state === focus);
	return ownReveal(scenario, focus, chosen?.votes ?? new Map(), chosen?.voters ?? 0);
}

/** Where everyone is who moves by themselves, and what they chose. */
export interface OwnWays {
	standing: Standing[];
	chosen: ChosenIn[];
}

/** It reads every vote of the room: not for each look. */
export async function ownWays(db: Db, room: Room): Promise<OwnWays> {
	return { standing: await standings(db, room), chosen: await choicesIn(db, room) };
}

/** With what changes at any moment: who is there, and what they choose. @param own is looked up where it is not given */
export async function projectorView(
	db: Db,
	{ room, scenario, group, view, points }: RoomAt,
	people: People,
	own?: OwnWays,
): Promise<ProjectorView> {
	const common = { ...view, revision: room.revision, ...people, focus: room.focus };
	if (group) {
		return {
			...common,
			...handsUp(await votesAt(db, room, room.step)),
			stops: group.stops,
			state: group.state,
			moods: scenario.moods.map((name, mood) => ({ name, here: mood === group.mood ? 1 : 0 })),
			result: group.result,
			places: [],
			points,
		};
	}
	const { standing, chosen } = own ?? (await ownWays(db, room));
	return {
		...common,
		...handsUp(new Map()),
		stops: [],
		state: '',
		moods: moodsOf(scenario, standing),
		result: null,
		places: placesOf(scenario, standing, chosen),
		points: discussionPoints(scenario, chosen),
	};
}

/** The projector's page before its first event. */
export async function projectorNow(db: Db, scenario: Scenario, room: Room): Promise<ProjectorView> {
	return projectorView(db, await roomAt(db, scenario, room), await countSeats(db, room));
}
