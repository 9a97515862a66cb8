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
import { team } from './team.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const teamId = () => uuid('team_id').notNull();

export const room = pgTable(
	'room',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		roomId: uuid('room_id').notNull(),
		scenarioHash: text('scenario_hash').notNull(),
		/** own 各自练: everyone moves by themselves; group 一起练: the vote moves the class. */
		way: text('way', { enum: ['own', 'group'] }).notNull(),
		/** open 进行中 · stopped 暂停 · revealed 揭晓 · closed 已结束. */
		phase: text('phase', { enum: ['open', 'stopped', 'revealed', 'closed'] }).notNull(),
		/** 32-bit unsigned, as integer: decides the order of options for the group. */
		seed: integer('seed').notNull(),
		/** The group's run so far (entries of the log), and where a rewind cut it. */
		log: jsonb('log').notNull(),
		/** Counts rewinds and steps of the group: votes name the step that they are for. */
		step: integer('step').notNull().default(0),
		/** Raised by every change that somebody in the room must see; followed by a short indexed poll. */
		revision: integer('revision').notNull().default(0),
		openedBy: text('opened_by').notNull(),
		openedAt: time('opened_at').notNull().defaultNow(),
		closedAt: time('closed_at'),
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
		/** Where this seat is, when everyone moves by themselves: state index, mood index, turns, total so far. */
		state: smallint('state'),
		mood: smallint('mood'),
		turns: smallint('turns').notNull().default(0),
		/** The seat's own log, when everyone moves by themselves. */
		log: jsonb('log'),
		finished: boolean('finished').notNull().default(false),
		joinedAt: time('joined_at').notNull().defaultNow(),
		seenAt: time('seen_at').notNull().defaultNow(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.roomId, table.seatId] })],
);

/** A reply that a seat chose at a step of the group or in a state of its own; of one step the last counts. */
export const vote = pgTable(
	'vote',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		roomId: uuid('room_id').notNull(),
		/** Step of the group, or the state's index for everyone by themselves. */
		step: integer('step').notNull(),
		seatId: uuid('seat_id').notNull(),
		/** Index of the reply in the scenario. */
		reply: smallint('reply').notNull(),
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
