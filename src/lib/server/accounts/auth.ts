/** Accounts, by better-auth: e-mail and password, passkeys, and OpenID Connect where it is set up. */
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { schema } from '../schema/all.ts';
import { anonymousError } from '../operation/anonymous-error.ts';
import { longestName, readName } from '../teams/name.ts';
import { ownedAlone } from '../teams/teams.ts';
import { eraseFromTeams } from './erase.ts';
import type { AccountSettings } from './settings.ts';
import { mayTry } from './sign-in-limit.ts';

/** Header in which our hook tells better-auth the asker's address, whatever proxies stand before us. */
export const addressHeader = 'x-huikuan-address';

/** What no page of ours asks for is not there: lists with the secrets of sessions, tokens of providers, mails that nobody sends. */
const unused = [
	'/list-sessions', '/revoke-session', '/revoke-sessions', '/update-session', '/list-accounts', '/get-access-token', '/refresh-token', '/account-info',
	'/change-email', '/request-password-reset', '/reset-password', '/send-verification-email', '/verify-email', '/passkey/list-user-passkeys',
	'/passkey/update-passkey', '/passkey/delete-passkey',
]; // prettier-ignore

export type Auth = ReturnType<typeof makeAuth>;

/** @param origin under which this server is reached: cookies, passkeys and redirects belong to it */
export function makeAuth(db: Db, secret: string, origin: string, { providers }: AccountSettings) {
	return betterAuth({
		appName: '回款陪练',
		baseURL: origin,
		basePath: '/api/auth',
		secret,
		trustedOrigins: [origin],
		database: drizzleAdapter(db, { provider: 'pg', schema }),
		emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
		// An account of a provider is joined to one that is here already only where its owner asks for it, signed in: nobody has proved an e-mail address to us.
		account: { accountLinking: { enabled: true, disableImplicitLinking: true } },
		session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600, freshAge: 3600 },
		user: { deleteUser: { enabled: true, beforeDelete: ({ id }) => leavesAll(db, id) } },
		databaseHooks: {
			user: {
				create: { before: async (user) => ({ data: { ...user, image: null, name: nameOf(user.name, user.email) } }) },
				update: {
					before: async (user) => ({
						// No page of ours shows a picture, and it would be read with every session.
						data: { ...user, image: null, ...(typeof user.name === 'string' ? { name: nameOf(user.name, '') } : {}) },
					}),
				},
			},
		},
		disabledPaths: unused,
		hooks: {
			before: createAuthMiddleware(async ({ path, body, headers }) => {
				if (path !== '/sign-in/email') return;
				const { email } = body as { email?: unknown };
				if (typeof email === 'string' && !(await mayTry(db, email, headers?.get(addressHeader) ?? '')))
					throw new APIError('TOO_MANY_REQUESTS', { message: 'too many tries for this account' });
			}),
		},
		// The library's own words repeat what it was given, addresses and tokens among it.
		logger: { log: (level, _, ...about) => void (level === 'error' && told(about)) },
		onAPIError: { errorURL: `${origin}/account`, onError: failed },
		rateLimit: {
			enabled: true,
			storage: 'database',
			window: 60,
			max: 100,
			customRules: {
				// A class of forty signs in from one address; an account has a limit of its own.
				'/sign-in/email': { window: 60, max: 60 },
				'/sign-up/email': { window: 60, max: 60 },
				'/sign-in/social': { window: 60, max: 60 },
				'/change-password': { window: 60, max: 5 },
				'/delete-user': { window: 60, max: 5 },
			},
		},
		advanced: {
			cookiePrefix: 'huikuan',
			useSecureCookies: origin.startsWith('https:'),
			ipAddress: { ipAddressHeaders: [addressHeader] },
			database: { generateId: () => uuid() },
		},
		telemetry: { enabled: false },
		plugins: [
			passkey({ rpName: '回款陪练 Huikuan', rpID: new URL(origin).hostname, origin }),
			genericOAuth({
				config: providers.map(({ id, discoveryUrl, clientId, clientSecret, scopes }) => ({
					providerId: id,
					discoveryUrl,
					clientId,
					clientSecret,
					scopes,
					pkce: true,
					// Some companies' providers know people without an e-mail address.
					mapProfileToUser: (profile) =>
						profile['email'] ? {} : { email: `${String(profile['sub'] ?? profile['id'])}@${id}.invalid` },
				})),
			}),
		],
	});
}

/** Told without its words; thrown on as a plain failure, which nobody prints. */
function failed(error: unknown): void {
	told([error]);
	if (!isAPIError(error)) throw new APIError('INTERNAL_SERVER_ERROR');
}

/** What went wrong, without anything of anybody; what was answered to somebody who is told so is no news. */
function told(about: readonly unknown[]): void {
	for (const error of about)
		if (error instanceof Error && !isAPIError(error))
			console.error(JSON.stringify({ event: 'accounts', ...anonymousError(error) }));
}

/** Whatever a page or a provider calls somebody, as a name on one line. */
function nameOf(given: string, email: string): string {
	const longest = longestName.nickname;
	return readName([...given].slice(0, longest).join(''), longest) ?? readName(email.split('@')[0], longest) ?? '？';
}

/** Before an account goes: everything that teams hold of it. A team whose only owner it is must find another, or go first. */
async function leavesAll(db: Db, userId: string): Promise<void> {
	// Asked before anything is erased, and by each team once more when it is their turn: another owner may go at this moment.
	if ((await ownedAlone(db, userId)).length > 0 || !(await eraseFromTeams(db, userId)))
		throw new APIError('CONFLICT', { code: 'LAST_OWNER', message: 'last owner of a team' });
}
