/** Runs that were sent in, what they are worth, and the scenarios they were played in. */
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { team } from './team.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const teamId = () => uuid('team_id').notNull();

/** Scenarios that came with the product, every version that this database ever saw: yesterday's run still replays. No team's data: a reference table. */
export const shippedScenario = pgTable('shipped_scenario', {
	hash: text('hash').primaryKey(),
	scenarioId: text('scenario_id').notNull(),
	language: text('language').notNull(),
	version: integer('version').notNull(),
	title: text('title').notNull(),
	/** The Markdown it was read from. */
	source: text('source').notNull(),
	addedAt: time('added_at').notNull().defaultNow(),
});

/** Scenarios that a team published from the studio. Never changed: a later publication is another version. */
export const teamScenario = pgTable(
	'team_scenario',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		hash: text('hash').notNull(),
		scenarioId: text('scenario_id').notNull(),
		language: text('language').notNull(),
		/** As its front matter says. */
		version: integer('version').notNull(),
		title: text('title').notNull(),
		source: text('source').notNull(),
		publishedBy: text('published_by').notNull(),
		publishedAt: time('published_at').notNull().defaultNow(),
		/** Off the shelf: kept for the runs that name it, no longer offered. */
		withdrawn: boolean('withdrawn').notNull().default(false),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.hash] }),
		index('team_scenario_id').on(table.teamId, table.scenarioId, table.language, table.publishedAt),
	],
);

/** One row a run. `figures` and `checks` are written by core/board/figures.ts, in its order. */
export const run = pgTable(
	'run',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		runId: uuid('run_id').notNull(),
		userId: text('user_id').notNull(),
		scenarioHash: text('scenario_hash').notNull(),
		scenarioId: text('scenario_id').notNull(),
		mode: text('mode', { enum: ['choice', 'free'] }).notNull(),
		coaching: text('coaching', { enum: ['coached', 'exam'] }).notNull(),
		/** By the learner's clock; nothing that counts reads them. */
		startedAt: time('started_at').notNull(),
		finishedAt: time('finished_at').notNull(),
		/** By this server's clock: which run was the first is decided by it. */
		receivedAt: time('received_at').notNull().defaultNow(),
		/** Of what was said in it: the same talk under another id, or under another name, is known by it. Empty in what came before it was kept. */
		digest: text('digest').notNull().default(''),
		/** Why it is unverified (server/runs/verify.ts has the list); null: verified. */
		unverified: text('unverified'),
		/** Why a verified run is on no board (core/board/countable.ts); null: it counts. */
		uncounted: text('uncounted'),
		/** 0…100; null when unverified. */
		total: smallint('total'),
		passed: boolean('passed'),
		figures: smallint('figures').array(),
		/** One sign a check, in the order of `figures.ts`. */
		checks: text('checks'),
		/** Weak and red replies: of one that was chosen its index, of one that was passed by −1 − its index (core/board/picks.ts). */
		picks: smallint('picks').array(),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.runId] }),
		index('run_member').on(table.teamId, table.userId, table.receivedAt),
		index('run_team').on(table.teamId, table.receivedAt),
		index('run_unverified')
			.on(table.teamId, table.receivedAt)
			.where(sql`unverified is not null`),
	],
);

/** Which run of a talk was believed: whoever sends the same talk again finds its row taken. */
export const originalRun = pgTable(
	'original_run',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		digest: text('digest').notNull(),
		runId: uuid('run_id').notNull(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.digest] })],
);

/** How many verified runs of a member came in in each hour that had any: what is set beside their results, in the months of whatever zone, without counting all runs again. */
export const practiceHour = pgTable(
	'practice_hour',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		userId: text('user_id').notNull(),
		/** Its beginning. */
		hour: time('hour').notNull(),
		runs: integer('runs').notNull(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.userId, table.hour] })],
);

/** The log a run was replayed from, as it was sent; read when a run is opened, never for a board. */
export const runLog = pgTable(
	'run_log',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		runId: uuid('run_id').notNull(),
		/** JSON of `{head, entries}`. */
		log: text('log').notNull(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.runId] })],
);

/**
 * What a board shows of one member in one scenario version and mode: kept up in the transaction that takes a run in, so that a board reads as many rows as it
 * has members, however many runs there are. Only runs that count are in it.
 */
export const standing = pgTable(
	'standing',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		scenarioHash: text('scenario_hash').notNull(),
		mode: text('mode', { enum: ['choice', 'free'] }).notNull(),
		userId: text('user_id').notNull(),
		tries: integer('tries').notNull(),
		firstRun: uuid('first_run').notNull(),
		firstAt: time('first_at').notNull(),
		firstTotal: smallint('first_total').notNull(),
		firstFigures: smallint('first_figures').array().notNull(),
		firstChecks: text('first_checks').notNull(),
		firstPicks: smallint('first_picks').array().notNull(),
		/** The member had not met this scenario before in any way: no verified run of it, of whatever version, language or mode, came before this one. */
		firstMet: boolean('first_met').notNull().default(false),
		bestRun: uuid('best_run').notNull(),
		bestAt: time('best_at').notNull(),
		bestTotal: smallint('best_total').notNull(),
		bestFigures: smallint('best_figures').array().notNull(),
		bestChecks: text('best_checks').notNull(),
		latestRun: uuid('latest_run').notNull(),
		latestAt: time('latest_at').notNull(),
		latestTotal: smallint('latest_total').notNull(),
		latestFigures: smallint('latest_figures').array().notNull(),
		latestChecks: text('latest_checks').notNull(),
		/** How many of the member's runs had each total: 101 counts, for median and spread over all tries. */
		totals: integer('totals').array().notNull(),
		/** Least, quartiles and most of these, written by core/board/spread.ts: what a board shows, so that it need not read a hundred counts of everybody. */
		spread: smallint('spread')
			.array()
			.notNull()
			.default(sql`'{}'`),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.scenarioHash, table.mode, table.userId] }),
		index('standing_member').on(table.teamId, table.userId),
	],
);

/**
 * How many members of a team had each total in their first counting run of a scenario version: 101 counts. `shares` is the team's word, repeated here so that
 * the histogram of all teams is read from this table alone.
 */
export const teamHistogram = pgTable(
	'team_histogram',
	{
		teamId: teamId().references(() => team.teamId, { onDelete: 'cascade' }),
		scenarioHash: text('scenario_hash').notNull(),
		mode: text('mode', { enum: ['choice', 'free'] }).notNull(),
		shares: boolean('shares').notNull().default(false),
		counts: integer('counts').array().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.scenarioHash, table.mode] }),
		index('team_histogram_shared')
			.on(table.scenarioHash, table.mode)
			.where(sql`shares`),
	],
);

/** The kept sum of the histograms of all teams that agree: written anew from time to time by whichever instance finds it old. A reference table. */
export const sharedHistogram = pgTable(
	'shared_histogram',
	{
		scenarioHash: text('scenario_hash').notNull(),
		mode: text('mode', { enum: ['choice', 'free'] }).notNull(),
		/** How many teams are in it; nothing is shown of fewer than five. */
		teams: integer('teams').notNull(),
		counts: integer('counts').array().notNull(),
		at: time('at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.scenarioHash, table.mode] })],
);
