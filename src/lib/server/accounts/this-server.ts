/** The accounts of this process. Nothing is remembered here that another instance would miss: sessions and limits lie in the database. */
import { env } from '$env/dynamic/private';
import { database } from '../database/this-server.ts';
import { makeAuth, type Auth } from './auth.ts';
import { reachable } from './reachable.ts';
import { secretOf } from './secret.ts';
import { readAccountSettings } from './settings.ts';

export const accountSettings = readAccountSettings(env);

/** Addresses under which one server may be reached at once, when `ORIGIN` does not say: its name and its numbers in the house. */
const mostOrigins = 20;
/** Until a provider that did not answer is asked again. Milliseconds. */
const pause = 60_000;

interface Kept {
	auth: Auth;
	/** When some provider is to be asked again; null: all answered. */
	again: number | null;
}
const byOrigin = new Map<string, Kept>();

/** @param origin of the request. @throws NoTeams */
export async function authFor(origin: string): Promise<Auth> {
	const known = byOrigin.get(origin);
	if (!known) return make(origin);
	if (known.again !== null && Date.now() > known.again) {
		known.again = Date.now() + pause;
		// Nobody waits for it: who is there can sign in meanwhile.
		make(origin).catch(() => {});
	}
	return known.auth;
}

async function make(origin: string): Promise<Auth> {
	const { db } = await database();
	const { settings } = accountSettings;
	const [secret, providers] = await Promise.all([secretOf(db, settings.secret), reachable(settings.providers)]);
	const auth = makeAuth(db, secret, origin, { ...settings, providers });
	if (byOrigin.size >= mostOrigins) byOrigin.clear();
	byOrigin.set(origin, { auth, again: providers.length < settings.providers.length ? Date.now() + pause : null });
	return auth;
}
