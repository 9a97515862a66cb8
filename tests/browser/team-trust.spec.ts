import { readFileSync } from 'node:fs';
import { filesBelow } from '../support/source-file.ts';
import { createTeam, invite, join, signUp } from './support/team.ts';
import { expect, test } from './support/test.ts';

const hostile = '<img src=x onerror=alert(1)>';

test('a name of mark-up is shown as text everywhere', async ({ browser, baseURL }) => {
	test.setTimeout(180_000);
	const owner = await signUp(browser, baseURL ?? '', hostile);
	const team = await createTeam(owner, hostile);
	const other = await signUp(browser, baseURL ?? '', 'x');
	const code = await invite(owner, team, { cohort: hostile.slice(0, 40) });
	await join(other, code, '"><script>alert(2)</script>');
	const page = await owner.context.newPage();
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	for (const path of [
		'/team',
		'/account',
		`/team/${team}`,
		`/team/${team}/members`,
		`/team/${team}/settings`,
		`/team/${team}/audit`,
		`/team/${team}/assignments/new`,
		`/team/${team}/roleplay`,
	]) {
		await page.goto(path);
		await expect(page.locator('html[data-started]'), path).toBeAttached();
		await expect(
			page
				.getByText(hostile)
				.or(page.locator(`[value="${hostile}"]`))
				.first(),
			path,
		).toBeAttached();
		expect(await page.locator('img[src="x"], main script').count(), path).toBe(0);
	}
	const guest = await browser.newContext({ baseURL: baseURL ?? '' });
	const invited = await guest.newPage();
	await invited.goto(`/join/${code}`);
	await expect(invited.getByRole('heading', { level: 1 })).toContainText(hostile);
	expect(dialogs).toEqual([]);
	for (const context of [owner.context, other.context, guest]) await context.close();
});

test('a form of another site changes nothing', async ({ browser, baseURL }) => {
	const owner = await signUp(browser, baseURL ?? '');
	const { origin } = owner;
	const refused = async (headers: Record<string, string>) =>
		(
			await owner.context.request.post(`${origin}/team?/create`, {
				form: { name: '混进来的' },
				headers,
				maxRedirects: 0,
			})
		).status();
	expect(await refused({ origin: 'https://evil.example' })).toBe(403);
	expect(await refused({ origin, 'sec-fetch-site': 'cross-site' })).toBe(403);
	expect(await refused({ 'sec-fetch-site': 'same-site' })).toBe(403);
	expect(await refused({ origin: 'null' })).toBe(403);
	const direct = await owner.context.request.post(`${origin}/api/auth/sign-out`, {
		headers: { origin: 'https://evil.example' },
		data: {},
	});
	expect(direct.status()).toBe(403);

	// As a browser does it: a page of another origin sends a form that the visitor never saw.
	const page = await owner.context.newPage();
	await page.route('http://evil.example/', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<form method="post" action="${origin}/team?/create"><input name="name" value="混进来的"></form><script>document.forms[0].submit()</script>`,
		}),
	);
	const answer = page.waitForResponse((response) => response.url().startsWith(`${origin}/team?/create`));
	await page.goto('http://evil.example/', { waitUntil: 'commit' });
	expect((await answer).status()).toBe(403);
	await page.waitForURL(`${origin}/team?/create`);
	await page.waitForLoadState();
	await page.goto(`${origin}/team`);
	await expect(page.getByText('混进来的')).toHaveCount(0);
	await owner.context.close();
});

test('scripts of a page cannot read who is signed in, and sign-in leads to no other site', async ({
	browser,
	baseURL,
}) => {
	const person = await signUp(browser, baseURL ?? '');
	const [cookie] = (await person.context.cookies()).filter(({ name }) => name.includes('session_token'));
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: person.origin.startsWith('https:') });
	const page = await person.context.newPage();
	await page.goto('/team');
	expect(await page.evaluate(() => document.cookie)).not.toContain('session');
	expect(await page.content()).not.toContain(cookie?.value ?? '-');
	await page.goto('/account?then=//evil.example/');
	expect(await page.locator('a[href*="evil"]').count()).toBe(0);
	const signedIn = await person.posts('/account?/sign-in', {
		email: person.email,
		password: person.password,
		then: 'https://evil.example/',
	});
	expect([signedIn.status(), signedIn.headers()['location']]).toEqual([303, '/team']);
	const asked = await person.posts('/account?/sign-in', {
		email: person.email,
		password: person.password,
		then: '/join/ABCD2345',
	});
	expect(asked.headers()['location']).toBe('/join/ABCD2345');
	await person.context.close();
});

test('nothing of the server’s secrets and libraries is in what browsers are given', async () => {
	const files = filesBelow('build/client');
	expect(files.length).toBeGreaterThan(0);
	for (const { path } of files) {
		const text = readFileSync(path, 'utf8');
		for (const word of ['HUIKUAN_SECRET', 'HUIKUAN_OIDC', 'drizzle-orm', 'auth-secret', 'pglite'])
			expect(text.includes(word), `${path} has ${word}`).toBe(false);
	}
});
