/** Accounts, by better-auth: e-mail and password, passkeys, and OpenID Connect where it is set up. */
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { schema } from '../schema/all.ts';
import type { AccountSettings } from './settings.ts';

/** Header in which our hook tells better-auth the asker's address, whatever proxies stand before us. */
export const addressHeader = 'x-huikuan-address';

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
		account: { accountLinking: { enabled: true } },
		session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
		rateLimit: {
			enabled: true,
			storage: 'database',
			window: 60,
			max: 100,
			customRules: {
				'/sign-in/email': { window: 60, max: 10 },
				'/sign-up/email': { window: 60, max: 10 },
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
				})),
			}),
		],
	});
}
