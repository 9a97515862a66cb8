import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askAuth, type Answer } from '../../../src/lib/server/accounts/ask.ts';
import { mayTry } from '../../../src/lib/server/accounts/sign-in-limit.ts';
import { makeAuth, type Auth } from '../../../src/lib/server/accounts/auth.ts';
import { reachable } from '../../../src/lib/server/accounts/reachable.ts';
import { readThen } from '../../../src/lib/server/accounts/then.ts';
import { endSession, endSessions, sessionsOf, waysIn } from '../../../src/lib/server/accounts/sessions.ts';
import type { Database, Db } from '../../../src/lib/server/database/database.ts';
import { user } from '../../../src/lib/server/schema/account.ts';
import { member } from '../../../src/lib/server/schema/team.ts';
import { createTeam, deleteTeam, teamsOf } from '../../../src/lib/server/teams/teams.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { OpenIdProvider } from '../../support/openid-provider.ts';

describe('a provider', () => {
	it('that does not answer is left out, and the others stay', async () => {
		const provider = await OpenIdProvider.start();
		const told = (id: string, discoveryUrl: string) => ({ id, name: id, discoveryUrl, clientId: 'c', clientSecret: 's', scopes: [] }); // prettier-ignore
		const there = told('there', provider.discoveryUrl);
		const all = [told('gone', 'http://127.0.0.1:9/x'), there, told('other', `${provider.issuer}/jwks`), told('none', `${provider.issuer}/x`)]; // prettier-ignore
		expect(await reachable(all)).toEqual([there]);
		await provider.stop();
	});
});

describe('where one goes on after signing in', () => {
	it.each(['/', '/team', '/join/ABCD2345', '/team?a=b#c', '/debrief/x?then=%2Fy'])('may be %s', (path) => {
		expect(readThen(path)).toBe(path);
	});
	it.each([
		'', 'team', 'https://evil.test', '//evil.test', '/\\evil.test', '/\t/evil.test', '\\\\evil.test', '/..//evil.test', 'javascript:alert(1)', '/a\nb',
		'/api/auth/sign-out', '/./api/auth/sign-out', `/${'a'.repeat(600)}`, null, undefined, 7,
	])('is never %s', (path) => {
		expect(readThen(path)).toBeNull();
	}); // prettier-ignore
});

const origin = 'http://localhost:3000';
const password = 'right horse battery';
const secret = 'a secret of at least thirty-two signs';

describe.each(kinds)('accounts in a database of the kind %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let db: Db;
	let provider: OpenIdProvider;
	/** Two instances of the server behind one database. */
	let one: Auth;
	let two: Auth;
	beforeAll(async () => {
		provider = await OpenIdProvider.start();
		database = await freshDatabase(kind);
		db = database.db;
		const providers = [{ id: 'corp', name: 'Corp', scopes: ['openid', 'profile', 'email'], ...fromProvider() }];
		one = makeAuth(db, secret, origin, { secret, providers });
		two = makeAuth(db, secret, origin, { secret, providers });
	}, 120_000);
	afterAll(async () => {
		await provider.stop();
		await database.remove();
	}, 30_000);
	const fromProvider = () => ({
		discoveryUrl: provider.discoveryUrl,
		clientId: provider.clientId,
		clientSecret: provider.clientSecret,
	});

	let count = 0;
	const newEmail = () => `p${++count}@example.test`;
	let address = '10.0.0.1';
	const asks = (auth: Auth, path: string, body: Record<string, unknown> = {}, cookie = '', site = origin) =>
		askAuth(auth, { headers: new Headers(cookie ? { cookie } : {}), origin: site, address }, path, body);
	const cookieOf = ({ cookies }: Answer) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const isSignedIn = async (auth: Auth, cookie: string) =>
		(await auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.id ?? null;

	async function signsUp(name = '王芳') {
		const email = newEmail();
		const answer = await asks(one, '/sign-up/email', { email, password, name });
		expect(answer.status).toBe(200);
		const cookie = cookieOf(answer);
		return { email, cookie, id: (await isSignedIn(one, cookie)) ?? '', answer };
	}

	it('keep the cookie from scripts and other sites, and off plain http where there is https', async () => {
		const { answer } = await signsUp();
		expect(answer.cookies).toMatchObject([{ httpOnly: true, sameSite: 'lax', secure: false, path: '/' }]);
		const safe = makeAuth(db, secret, 'https://huikuan.example', { secret, providers: [] });
		const signedUp = await asks(safe, '/sign-up/email', { email: newEmail(), password, name: 'x' }, '', 'https://huikuan.example'); // prettier-ignore
		expect(signedUp.cookies).toMatchObject([{ httpOnly: true, sameSite: 'lax', secure: true }]);
		expect(signedUp.cookies[0]?.name).toMatch(/^__Secure-/);
	});

	it('refuse the eleventh wrong password within a minute, whichever instance is asked', async () => {
		address = '10.0.0.99';
		const { email } = await signsUp();
		const statuses: number[] = [];
		for (let attempt = 0; attempt < 12; attempt++)
			statuses.push((await asks(attempt % 2 ? one : two, '/sign-in/email', { email, password: 'wrong horse' })).status);
		expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
		expect((await asks(one, '/sign-in/email', { email, password })).status).toBe(429);
		// Neither the others behind that address are kept out by it, nor the owner at another one.
		const { email: beside } = await signsUp();
		expect((await asks(one, '/sign-in/email', { email: beside, password })).status).toBe(200);
		address = '10.0.0.1';
		expect((await asks(two, '/sign-in/email', { email, password })).status).toBe(200);
	}, 60_000);

	it('take the passwords of a whole class behind one address', async () => {
		address = '10.0.0.98';
		const { email } = await signsUp();
		const statuses = new Set<number>();
		for (let person = 0; person < 40; person++)
			statuses.add((await asks(person % 2 ? one : two, '/sign-in/email', { email: `class-${person}@example.test`, password })).status); // prettier-ignore
		expect([...statuses]).toEqual([401]);
		expect((await asks(one, '/sign-in/email', { email, password })).status).toBe(200);
		address = '10.0.0.1';
	}, 60_000);

	it('count the tries for one account together, however they are written and from however many addresses, and a minute at a time', async () => {
		const now = Date.now();
		const tries = [];
		for (let from = 0; from < 4; from++)
			for (let attempt = 0; attempt < 9; attempt++)
				tries.push(
					await mayTry(db, from % 2 ? 'Lin@Example.test ' : 'lin@example.test', `10.1.0.${from}`, now + attempt),
				);
		expect(tries.filter(Boolean)).toHaveLength(30);
		expect(tries.slice(0, 30)).not.toContain(false);
		expect(await mayTry(db, 'wu@example.test', '10.1.0.0', now)).toBe(true);
		// Whoever has signed in where they are is not kept out by what others try elsewhere.
		address = '10.3.0.1';
		const { email } = await signsUp();
		for (let from = 0; from < 4; from++)
			for (let attempt = 0; attempt < 9; attempt++) await mayTry(db, email, `10.2.0.${from}`, now);
		expect(await mayTry(db, email, '10.2.0.9', now)).toBe(false);
		expect(await mayTry(db, email, address, now)).toBe(true);
		address = '10.0.0.1';
		expect(await mayTry(db, 'lin@example.test', '10.1.0.0', now + 61_000)).toBe(true);
	});

	it('end a session at once, on every instance', async () => {
		const { email, cookie, id } = await signsUp();
		const phone = cookieOf(await asks(two, '/sign-in/email', { email, password }));
		expect([await isSignedIn(one, phone), await isSignedIn(two, phone)]).toEqual([id, id]);
		const sessions = await sessionsOf(db, id);
		expect(sessions).toHaveLength(2);
		const stranger = await signsUp();
		for (const each of sessions) await endSession(db, stranger.id, each.id);
		expect(await isSignedIn(two, phone)).toBe(id);
		const here = (await one.api.getSession({ headers: new Headers({ cookie }) }))?.session.id ?? '';
		expect(await endSessions(db, id, here)).toBe(1);
		expect([await isSignedIn(one, phone), await isSignedIn(two, phone)]).toEqual([null, null]);
		expect(await isSignedIn(two, cookie)).toBe(id);
		await asks(one, '/sign-out', {}, cookie);
		expect(await isSignedIn(two, cookie)).toBeNull();
	});

	it('end all other sessions with a change of the password', async () => {
		const { email, cookie } = await signsUp();
		const phone = cookieOf(await asks(two, '/sign-in/email', { email, password }));
		const change = { currentPassword: password, newPassword: 'another horse', revokeOtherSessions: true };
		expect((await asks(one, '/change-password', { ...change, currentPassword: 'wrong' }, cookie)).status).toBe(400);
		expect((await asks(one, '/change-password', change, cookie)).status).toBe(200);
		expect(await isSignedIn(two, phone)).toBeNull();
		expect((await asks(two, '/sign-in/email', { email, password: 'another horse' })).status).toBe(200);
	});

	it('call nobody by signs that cannot be seen, or longer than a line', async () => {
		const nameOf = async (id: string) => (await db.select().from(user).where(eq(user.id, id)))[0]?.name;
		const { id, cookie } = await signsUp(`\u202e王\n芳${'x'.repeat(200)}`);
		expect(await nameOf(id)).toMatch(/^王 芳x{3,}$/);
		await asks(one, '/update-user', { name: ' 新\u0000名 ' }, cookie);
		expect(await nameOf(id)).toBe('新 名');
		const nobody = await signsUp('\u200b');
		expect(await nameOf(nobody.id)).toMatch(/^p\d+$/);
	});

	it('are deleted for their password, and with them what teams hold of them', async () => {
		const { id, cookie } = await signsUp();
		const teamId = await createTeam(db, { name: '一组', userId: id, nickname: '王芳' });
		expect(await asks(one, '/delete-user', { password: 'wrong horse' }, cookie)).toMatchObject({
			code: 'INVALID_PASSWORD',
		});
		expect(await asks(one, '/delete-user', { password }, cookie)).toMatchObject({ status: 409, code: 'LAST_OWNER' });
		expect(await isSignedIn(one, cookie)).toBe(id);
		await deleteTeam(db, teamId);
		expect((await asks(one, '/delete-user', { password }, cookie)).status).toBe(200);
		expect(await isSignedIn(two, cookie)).toBeNull();
		expect(await db.select().from(user).where(eq(user.id, id))).toEqual([]);
		expect(await teamsOf(db, id)).toEqual([]);
	});

	it('leave no team without an owner when its two owners go at once', async () => {
		const [a, b] = [await signsUp(), await signsUp()];
		const teamId = await createTeam(db, { name: '二人组', userId: a.id, nickname: '甲' });
		await db.insert(member).values({ teamId, userId: b.id, role: 'owner', nickname: '乙' });
		const answers = await Promise.all([asks(one, '/delete-user', { password }, a.cookie), asks(two, '/delete-user', { password }, b.cookie)]); // prettier-ignore
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect(await db.select().from(member).where(eq(member.teamId, teamId))).toHaveLength(1);
	});

	it('put nothing of anybody on the console when something goes wrong, and keep no picture', async () => {
		const said: string[] = [];
		const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map(
			(way) =>
			vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.map((word) => (word instanceof Error ? `${word.stack} ${JSON.stringify(word)}` : typeof word === 'object' ? JSON.stringify(word) : String(word))).join(' '))), // prettier-ignore
		);
		try {
			const email = newEmail();
			const answers = await Promise.all(Array.from({ length: 4 }, () => asks(one, '/sign-up/email', { email, password, name: '王芳芳' }))); // prettier-ignore
			expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
			await asks(one, '/sign-up/email', { email: newEmail(), password, name: 'a', image: 'x'.repeat(400_000) });
			await asks(one, '/sign-in/email', { email, password: 'wrong horse' });
			await db.execute(sql`alter table session rename to session_away`);
			await asks(two, '/sign-in/email', { email, password });
			await db.execute(sql`alter table session_away rename to session`);
			expect(said.join('\n')).not.toMatch(/example\.test|王芳芳|right horse|10\.0\.0|\$2|insert into/);
			expect(said.some((line) => line.includes('"event":"accounts"'))).toBe(true);
			const rows = await db.select({ image: user.image }).from(user);
			expect(rows.every(({ image }) => image === null)).toBe(true);
		} finally {
			for (const spy of spies) spy.mockRestore();
		}
	});

	it('show a page no secrets of sessions or providers', async () => {
		const { cookie } = await signsUp();
		for (const path of ['/list-sessions', '/list-accounts', '/account-info', '/passkey/list-user-passkeys']) {
			const answer = await one.handler(new Request(`${origin}/api/auth${path}`, { headers: { cookie } }));
			expect(answer.status, path).toBe(404);
		}
	});

	describe('by a provider of OpenID Connect', () => {
		/** All the way there and back, as a browser goes. */
		async function comesBy(cookie = '', path = '/sign-in/social') {
			const asked = await asks(one, path, { provider: 'corp', callbackURL: '/team', errorCallbackURL: '/account', disableRedirect: true }, cookie); // prettier-ignore
			expect(asked.status).toBe(200);
			const away = await fetch(String(asked.body['url']), { redirect: 'manual' });
			const back = away.headers.get('location') ?? '';
			expect(back).toContain(`${origin}/api/auth/callback/corp?`);
			// Another instance may be the one that is come back to.
			const cookies = [cookie, cookieOf(asked)].filter(Boolean).join('; ');
			const answer = await two.handler(new Request(back, { headers: { cookie: cookies } }));
			const session = answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; '); // prettier-ignore
			const id = await isSignedIn(one, session);
			return { to: answer.headers.get('location') ?? '', id };
		}

		it('are made at the first time, and found again', async () => {
			provider.person = { sub: `s${++count}`, email: newEmail(), email_verified: true, name: '王芳' };
			const first = await comesBy();
			expect(first.to).toBe('/team');
			expect(first.id).not.toBeNull();
			expect(await waysIn(db, first.id!)).toEqual(['corp']);
			provider.person = { ...provider.person, name: '改了名' };
			expect((await comesBy()).id).toBe(first.id);
		});

		it('are made without an e-mail address where a company has none', async () => {
			provider.person = { sub: `s${++count}`, name: '老李' };
			const first = await comesBy();
			expect(first.id).not.toBeNull();
			expect((await comesBy()).id).toBe(first.id);
		});

		it('are not taken over by whoever has the address elsewhere; their owner joins the two', async () => {
			const { email, id, cookie } = await signsUp();
			provider.person = { sub: `s${++count}`, email, email_verified: true, name: '王芳' };
			const refused = await comesBy();
			expect([refused.id, refused.to]).toEqual([null, expect.stringContaining('/account?error=')]);
			const joined = await comesBy(cookie, '/link-social');
			expect(joined.to).toBe('/team');
			expect(await waysIn(db, id)).toEqual(['credential', 'corp']);
			expect((await comesBy()).id).toBe(id);
		});

		it('are not opened by a token that another key signed', async () => {
			provider.person = { sub: `s${++count}`, email: newEmail(), email_verified: true };
			provider.forges = true;
			const refused = await comesBy();
			provider.forges = false;
			expect([refused.id, refused.to]).toEqual([null, expect.stringContaining('error=')]);
		});
	});
});
