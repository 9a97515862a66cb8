/** The live class: a room 课堂 in which everyone plays one scenario at once. It lives here alone, so that any instance can serve it. */
import {
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	uuid,
} from 'drizzle-orm/pg-core';
import type { Entry } from '../../core/run/log.ts';
import type { RoomSummary } from '../../core/board/class/view.ts';
import { team } from './team.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const teamId = () => uuid('team_id').notNull();

export const room = pgTable(
	'room',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		roomId: uuid('room_id').notNull(),
		scenarioHash: text('scenario_hash').notNull(),
		/** The scenario's, kept here so that lists of rooms need not look it up. */
		title: text('title').notNull(),
		/** What is on the projector; of a closed room, what was. */
		code: text('code').notNull(),
		/** own 各自练: everyone moves by themselves; group 一起练: the vote moves the class. */
		way: text('way', { enum: ['own', 'group'] }).notNull(),
		/** open 进行中 · stopped 暂停 · revealed 揭晓 · closed 已结束. */
		phase: text('phase', { enum: ['open', 'stopped', 'revealed', 'closed'] }).notNull(),
		/** 32-bit unsigned, as integer: decides the order of options for the group. */
		seed: integer('seed').notNull(),
		/** Entries of the group's run so far; of everyone by themselves, those that each begins with. */
		log: jsonb('log').$type<Entry[]>().notNull(),
		/** The log's length: where the group's next reply will stand, and what votes name. It only grows: a rewind takes back by entries of its own. */
		step: integer('step').notNull().default(0),
		/** The state that is revealed, when everyone moves by themselves. */
		focus: smallint('focus'),
		/** Raised by every change that somebody in the room must see; followed by a short indexed poll. */
		revision: integer('revision').notNull().default(0),
		openedBy: text('opened_by').notNull(),
		openedAt: time('opened_at').notNull().defaultNow(),
		closedAt: time('closed_at'),
		/** What came of it, written when it closes. */
		summary: jsonb('summary').$type<RoomSummary>(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.roomId] })],
);

/** The code on the projector. Found before the team is known, hence keyed by it; freed when the room closes. */
export const roomCode = pgTable('room_code', {
	code: text('code').primaryKey(),
	teamId: teamId(),
	roomId: uuid('room_id').notNull(),
	expiresAt: time('expires_at').notNull(),
});

/** Somebody in the room: who lost the network takes the same seat again by its secret. Sign-in is not needed. */
export const seat = pgTable(
	'seat',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		roomId: uuid('room_id').notNull(),
		seatId: uuid('seat_id').notNull(),
		/** SHA-256 of the seat's secret, hex. */
		secret: text('secret').notNull(),
		userId: text('user_id'),
		name: text('name').notNull(),
		/** Where this seat is, when everyone moves by themselves: state index, mood index, replies that stand. */
		state: smallint('state'),
		mood: smallint('mood'),
		turns: smallint('turns').notNull().default(0),
		/** The seat's own log, when everyone moves by themselves, and its length: whoever changes it says which length they saw. */
		log: jsonb('log').$type<Entry[]>(),
		entries: integer('entries').notNull().default(0),
		finished: boolean('finished').notNull().default(false),
		joinedAt: time('joined_at').notNull().defaultNow(),
		seenAt: time('seen_at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.roomId, table.seatId] }),
		index('seat_user').on(table.teamId, table.userId),
	],
);

/** A reply that a seat chose at a step of the group or of its own talk; of one step the last counts. */
export const vote = pgTable(
	'vote',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		roomId: uuid('room_id').notNull(),
		/** Place of the reply in the group's log, or in the seat's own. */
		step: integer('step').notNull(),
		seatId: uuid('seat_id').notNull(),
		/** Index of the state in which it was chosen. */
		state: smallint('state').notNull(),
		/** Index of the reply in the scenario. */
		reply: smallint('reply').notNull(),
		/** False once a rewind went back before it. */
		counted: boolean('counted').notNull().default(true),
		at: time('at').notNull().defaultNow(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.roomId, table.step, table.seatId] })],
);

/** A pair's role play as its observer ticked it on a phone. */
export const observation = pgTable(
	'observation',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		observationId: uuid('observation_id').notNull(),
		scenarioHash: text('scenario_hash').notNull(),
		observer: text('observer').notNull(),
		trainee: text('trainee').notNull(),
		debtor: text('debtor'),
		/** What was ticked (core/score/roleplay). */
		ticks: jsonb('ticks').notNull(),
		total: smallint('total'),
		at: time('at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.observationId] }),
		index('observation_trainee').on(table.teamId, table.trainee),
	],
);
