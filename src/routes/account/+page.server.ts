import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
	endSession,
	endSessions,
	namePasskey,
	passkeysOf,
	removePasskey,
	sessionsOf,
	waysIn,
} from '$lib/server/accounts/sessions.ts';
import { readThen } from '$lib/server/accounts/then.ts';
import { accountSettings, authFor } from '$lib/server/accounts/this-server.ts';
import { leaveTeam, setOwn } from '$lib/server/teams/members.ts';
import { longestName, readName, readText } from '$lib/server/teams/name.ts';
import { teamsOf } from '$lib/server/teams/teams.ts';
import { memberOf, signedIn, whoAsks, type SignedIn } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad } from './$types';
import { asked, done, findingOf, refused } from './told.server.ts';

const providers = accountSettings.settings.providers.map(({ id, name }) => ({ id, name }));

export const load: PageServerLoad = async (event) => {
	const then = readThen(event.url.searchParams.get('then'));
	const asker = await whoAsks(event);
	if (!asker)
		return {
			me: null,
			providers,
			then,
			signUp: event.url.searchParams.has('new'),
			/** Why a provider sent somebody back without signing them in. */
			error: event.url.searchParams.has('error') ? (event.url.searchParams.get('error') ?? '') : null,
		};
	const { db, userId, name, email } = asker;
	const [sessions, passkeys, ways, teams, here] = await Promise.all([
		sessionsOf(db, userId),
		passkeysOf(db, userId),
		waysIn(db, userId),
		teamsOf(db, userId),
		thisSession(event),
	]);
	return {
		me: {
			name,
			email: email.endsWith('.invalid') ? null : email,
			sessions: sessions.map((each) => ({ ...each, here: each.id === here })),
			passkeys,
			hasPassword: ways.includes('credential'),
			providers: providers.filter(({ id }) => ways.includes(id)),
			teams,
		},
		providers: providers.filter(({ id }) => !ways.includes(id)),
		then,
		signUp: false,
		error: event.url.searchParams.has('error') ? (event.url.searchParams.get('error') ?? '') : null,
	};
};

async function thisSession(event: RequestEvent): Promise<string | null> {
	const auth = await authFor(event.url.origin);
	return (await auth.api.getSession({ headers: event.request.headers }))?.session.id ?? null;
}

/** Fields of a form as texts; what is no text is none. */
async function fieldsOf(event: RequestEvent): Promise<(name: string) => string> {
	const form = await event.request.formData();
	return (name) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
}

/** The asker with one of their teams; null when they do not belong to it. */
async function ownTeam(
	event: RequestEvent,
): Promise<{ asker: SignedIn; teamId: string | null; field: (name: string) => string }> {
	const asker = await signedIn(event);
	const field = await fieldsOf(event);
	const mine = await memberOf(asker, field('team'));
	return { asker, teamId: mine?.teamId ?? null, field };
}

export const actions = {
	'sign-in': async (event) => {
		const field = await fieldsOf(event);
		const email = field('email').trim();
		const answer = await asked(event, '/sign-in/email', { email, password: field('password') });
		if (answer.code !== null) return refused('sign-in', findingOf(answer), { email }, answer.status);
		redirect(303, readThen(field('then')) ?? '/team');
	},
	'sign-up': async (event) => {
		const field = await fieldsOf(event);
		const email = field('email').trim();
		const given = field('name');
		const name = readName(given, longestName.nickname);
		if (!name) return refused('sign-up', 'bad-name', { email, name: given });
		const answer = await asked(event, '/sign-up/email', { email, name, password: field('password') });
		if (answer.code !== null) return refused('sign-up', findingOf(answer), { email, name }, answer.status);
		redirect(303, readThen(field('then')) ?? '/team');
	},
	/** Signs in by a provider of OpenID Connect; who is signed in already joins its account to theirs. */
	provider: async (event) => {
		const field = await fieldsOf(event);
		const then = readThen(field('then'));
		const back = then ? `/account?then=${encodeURIComponent(then)}` : '/account';
		const asker = await whoAsks(event);
		const answer = await asked(event, asker ? '/link-social' : '/sign-in/social', {
			provider: field('provider'),
			callbackURL: then ?? (asker ? '/account' : '/team'),
			errorCallbackURL: back,
			disableRedirect: true,
		});
		const { url } = answer.body;
		if (answer.code !== null || typeof url !== 'string')
			return refused('provider', findingOf(answer), {}, answer.code === null ? 400 : answer.status);
		return done('provider', { go: url, about: field('provider') });
	},
	'sign-out': async (event) => {
		await asked(event, '/sign-out');
		redirect(303, '/account');
	},
	name: async (event) => {
		await signedIn(event);
		const given = (await fieldsOf(event))('name');
		const name = readName(given, longestName.nickname);
		if (!name) return refused('name', 'bad-name', { name: given });
		const answer = await asked(event, '/update-user', { name });
		return answer.code === null ? done('name') : refused('name', findingOf(answer), {}, answer.status);
	},
	password: async (event) => {
		await signedIn(event);
		const field = await fieldsOf(event);
		const answer = await asked(event, '/change-password', {
			currentPassword: field('current'),
			newPassword: field('password'),
			revokeOtherSessions: true,
		});
		return answer.code === null ? done('password') : refused('password', findingOf(answer), {}, answer.status);
	},
	'end-session': async (event) => {
		const { db, userId } = await signedIn(event);
		await endSession(db, userId, readText((await fieldsOf(event))('session'), 100));
		return done('session');
	},
	'end-other-sessions': async (event) => {
		const { db, userId } = await signedIn(event);
		await endSessions(db, userId, await thisSession(event));
		return done('session');
	},
	'name-passkey': async (event) => {
		const { db, userId } = await signedIn(event);
		const field = await fieldsOf(event);
		const about = readText(field('passkey'), 100);
		const name = readName(field('name'), longestName.passkey);
		if (!name) return refused('passkey', 'bad-name', { about });
		await namePasskey(db, userId, about, name);
		return done('passkey', { about });
	},
	'remove-passkey': async (event) => {
		const { db, userId } = await signedIn(event);
		const about = readText((await fieldsOf(event))('passkey'), 100);
		return (await removePasskey(db, userId, about)) ? done('passkey') : refused('passkey', 'last-way', { about }, 409);
	},
	nickname: async (event) => {
		const { asker, teamId, field } = await ownTeam(event);
		if (!teamId) return refused('membership', 'failed', {}, 404);
		const nickname = readName(field('nickname'), longestName.nickname);
		if (!nickname) return refused('membership', 'bad-name', { about: teamId });
		await setOwn(asker.db, teamId, asker.userId, { nickname, ranked: field('ranked') === 'yes' });
		return done('membership', { about: teamId });
	},
	leave: async (event) => {
		const { asker, teamId } = await ownTeam(event);
		if (!teamId) return refused('membership', 'failed', {}, 404);
		const refusal = await leaveTeam(asker.db, teamId, asker.userId);
		return refusal === null
			? done('membership')
			: refused('membership', refusal === 'last-owner' ? 'last-owner' : 'failed', { about: teamId }, 409);
	},
	delete: async (event) => {
		await signedIn(event);
		const password = (await fieldsOf(event))('password');
		const answer = await asked(event, '/delete-user', password === '' ? {} : { password });
		if (answer.code !== null) return refused('delete', findingOf(answer), {}, answer.status);
		redirect(303, '/account?gone');
	},
} satisfies Actions;
