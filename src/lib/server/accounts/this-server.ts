/** The accounts of this process. Nothing is remembered here that another instance would miss: sessions and limits lie in the database. */
import { env } from '$env/dynamic/private';
import { database } from '../database/this-server.ts';
import { makeAuth, type Auth } from './auth.ts';
import { secretOf } from './secret.ts';
import { readAccountSettings } from './settings.ts';

export const accountSettings = readAccountSettings(env);

/** Addresses under which one server may be reached at once, when `ORIGIN` does not say: its name and its numbers in the house. */
const mostOrigins = 20;
const byOrigin = new Map<string, Auth>();

/** @param origin of the request. @throws NoTeams */
export async function authFor(origin: string): Promise<Auth> {
	const known = byOrigin.get(origin);
	if (known) return known;
	const { db } = await database();
	const secret = await secretOf(db, accountSettings.settings.secret);
	const auth = makeAuth(db, secret, origin, accountSettings.settings);
	if (byOrigin.size >= mostOrigins) byOrigin.clear();
	byOrigin.set(origin, auth);
	return auth;
}
