/**
 * Who signs in: the tables of better-auth, by its names. They are no team's data, so they lead with their own ids; a distributed engine keeps them as
 * reference tables.
 */
import { bigint, boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const user = pgTable('user', {
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	email: text('email').notNull().unique(),
	emailVerified: boolean('email_verified').notNull().default(false),
	image: text('image'),
	createdAt: time('created_at').notNull().defaultNow(),
	updatedAt: time('updated_at').notNull().defaultNow(),
});

export const session = pgTable(
	'session',
	{
		id: text('id').primaryKey(),
		expiresAt: time('expires_at').notNull(),
		token: text('token').notNull().unique(),
		createdAt: time('created_at').notNull().defaultNow(),
		updatedAt: time('updated_at').notNull().defaultNow(),
		ipAddress: text('ip_address'),
		userAgent: text('user_agent'),
		userId: text('user_id')
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
	},
	(table) => [index('session_user').on(table.userId)],
);

/** A way in of a user: a password, or an account at a provider of OpenID Connect. */
export const account = pgTable(
	'account',
	{
		id: text('id').primaryKey(),
		accountId: text('account_id').notNull(),
		providerId: text('provider_id').notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		accessToken: text('access_token'),
		refreshToken: text('refresh_token'),
		idToken: text('id_token'),
		accessTokenExpiresAt: time('access_token_expires_at'),
		refreshTokenExpiresAt: time('refresh_token_expires_at'),
		scope: text('scope'),
		password: text('password'),
		createdAt: time('created_at').notNull().defaultNow(),
		updatedAt: time('updated_at').notNull().defaultNow(),
	},
	(table) => [index('account_user').on(table.userId), index('account_provider').on(table.providerId, table.accountId)],
);

export const verification = pgTable(
	'verification',
	{
		id: text('id').primaryKey(),
		identifier: text('identifier').notNull(),
		value: text('value').notNull(),
		expiresAt: time('expires_at').notNull(),
		createdAt: time('created_at').notNull().defaultNow(),
		updatedAt: time('updated_at').notNull().defaultNow(),
	},
	(table) => [index('verification_identifier').on(table.identifier)],
);

export const passkey = pgTable(
	'passkey',
	{
		id: text('id').primaryKey(),
		name: text('name'),
		publicKey: text('public_key').notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		credentialID: text('credential_id').notNull(),
		counter: integer('counter').notNull(),
		deviceType: text('device_type').notNull(),
		backedUp: boolean('backed_up').notNull(),
		transports: text('transports'),
		createdAt: time('created_at').defaultNow(),
		aaguid: text('aaguid'),
	},
	(table) => [index('passkey_user').on(table.userId), index('passkey_credential').on(table.credentialID)],
);

/** How often an address has asked: kept here, so that every instance counts together. */
export const rateLimit = pgTable('rate_limit', {
	id: text('id').primaryKey(),
	key: text('key').notNull().unique(),
	count: integer('count').notNull(),
	lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
});

/** What all instances must agree on, such as the secret that signs cookies. */
export const setting = pgTable('setting', {
	key: text('key').primaryKey(),
	value: text('value').notNull(),
});
