/** Teams and who belongs to them. Every table of a team leads with `team_id`, which is its distribution key; ids are UUIDv7. */
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const team = pgTable('team', {
	teamId: uuid('team_id').primaryKey(),
	name: text('name').notNull(),
	/** Whether its totals go, without names, into the histograms of all teams that agree. */
	shares: boolean('shares').notNull().default(false),
	/** Members with a run that a ranking needs. */
	rankedFrom: integer('ranked_from').notNull().default(3),
	createdAt: time('created_at').notNull().defaultNow(),
});

/** owner 负责人 · trainer 培训师 · member 学员. */
export const roles = ['owner', 'trainer', 'member'] as const;
export type Role = (typeof roles)[number];

export const member = pgTable(
	'member',
	{
		teamId: uuid('team_id')
			.notNull()
			.references(() => team.teamId, { onDelete: 'cascade' }),
		/** No foreign key: users are no team's data. Deleting an account removes its memberships (server/accounts). */
		userId: text('user_id').notNull(),
		role: text('role', { enum: roles }).notNull(),
		/** How the team sees them: a name or a nickname of their own choice. */
		nickname: text('nickname').notNull(),
		/** A group within the team that may be compared with another, e.g. "2026 秋"; null: none. */
		cohort: text('cohort'),
		/** False: in no ranking and no figure that members see, still in percentiles; trainers see them. */
		ranked: boolean('ranked').notNull().default(true),
		joinedAt: time('joined_at').notNull().defaultNow(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.userId] }), index('member_user').on(table.userId)],
);

/** An invitation: a short code, which a link and a QR code carry too. Found by its code before the team is known, hence keyed by it. */
export const invite = pgTable(
	'invite',
	{
		/** Eight signs without those that are easily confused. */
		code: text('code').primaryKey(),
		teamId: uuid('team_id').notNull(),
		role: text('role', { enum: roles }).notNull(),
		cohort: text('cohort'),
		/** Joins left; null: without limit. */
		left: integer('left'),
		expiresAt: time('expires_at').notNull(),
		createdBy: text('created_by').notNull(),
		createdAt: time('created_at').notNull().defaultNow(),
	},
	(table) => [index('invite_team').on(table.teamId)],
);

/** What trainers see and change, in the order it happened: `audit_id` is a UUIDv7. Never changed; erased with its team. */
export const audit = pgTable(
	'audit',
	{
		teamId: uuid('team_id').notNull(),
		auditId: uuid('audit_id').notNull(),
		/** Who did it; stays when the account is deleted, as an id that leads nowhere. */
		actor: text('actor').notNull(),
		/** A code, e.g. `run-read`, `member-role`, `assignment-created` (server/audit.ts has the list). */
		action: text('action').notNull(),
		/** Whom or what it was about: a user, run, assignment… */
		subject: text('subject'),
		detail: jsonb('detail').$type<Record<string, string | number | boolean | null>>(),
		at: time('at').notNull().defaultNow(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.auditId] })],
);
