import { createTeam, invite, join, signUp, type Person } from './support/team.ts';
import { sentRun, shipped } from '../support/sent-runs.ts';
import { expect, test } from './support/test.ts';

/** What a page's load function sent to this person, as text. */
async function dataOf({ context }: Person, path: string): Promise<string> {
	const answer = await context.request.get(`${path}/__data.json`);
	expect(answer.status(), path).toBe(200);
	return answer.text();
}

async function actionsIn(owner: Person, team: string): Promise<string> {
	return dataOf(owner, `/team/${team}/audit`);
}

test('a trainer sees no code that makes trainers, and no page shows one to them', async ({ browser, baseURL }) => {
	const owner = await signUp(browser, baseURL ?? '', '甲');
	const trainer = await signUp(browser, baseURL ?? '', '乙');
	const team = await createTeam(owner);
	const forTrainers = await invite(owner, team, { role: 'trainer' });
	const forMembers = await invite(owner, team);
	await join(trainer, forTrainers);
	expect(await dataOf(owner, `/team/${team}/members`)).toContain(forTrainers);
	const seen = await dataOf(trainer, `/team/${team}/members`);
	expect(seen).toContain(forMembers);
	expect(seen).not.toContain(forTrainers);
	const sheet = await trainer.context.request.get(`/team/${team}/members?invite=${forTrainers}`);
	expect(await sheet.text()).not.toContain(`/join/${forTrainers}`);
});

test('who opted out of rankings is told to nobody but themselves and their trainers', async ({ browser, baseURL }) => {
	const owner = await signUp(browser, baseURL ?? '', '甲');
	const [shy, other] = [await signUp(browser, baseURL ?? '', '乙'), await signUp(browser, baseURL ?? '', '丙')];
	const team = await createTeam(owner);
	const code = await invite(owner, team);
	for (const [each, seed] of [
		[shy, 7],
		[other, 8],
	] as const) {
		await join(each, code);
		const sent = await each.context.request.post(`/team/${team}/runs/send`, {
			headers: { origin: each.origin, 'content-type': 'application/x-ndjson' },
			data: JSON.stringify(sentRun(shipped(), seed)),
		});
		expect(sent.status()).toBe(200);
	}
	const unranked = await shy.posts('/account?/nickname', { team, nickname: '乙' });
	expect(unranked.status()).toBeLessThan(400);
	const page = await other.context.newPage();
	const told = page.getByText('不参加排名');
	await page.goto(`/team/${team}/members`);
	await expect(page.getByText('乙', { exact: true })).toBeVisible();
	await expect(told).toHaveCount(0);
	const trainers = await owner.context.newPage();
	await trainers.goto(`/team/${team}/members`);
	await expect(trainers.getByText('不参加排名')).toHaveCount(1);
	await page.goto(`/team/${team}`);
	// One value in the picture, one in the counts: their own.
	await expect(page.getByText(/^1 人有成绩/)).toBeVisible();
	await trainers.goto(`/team/${team}`);
	await expect(trainers.getByText(/^2 人有成绩/)).toBeVisible();
});

test('pointing at a page that the log tells of is not looking at it', async ({ browser, baseURL }) => {
	const owner = await signUp(browser, baseURL ?? '', '甲');
	const team = await createTeam(owner);
	const sent = await owner.context.request.post(`/team/${team}/runs/send`, {
		headers: { origin: owner.origin, 'content-type': 'application/x-ndjson' },
		data: JSON.stringify(sentRun(shipped(), 7)),
	});
	expect(sent.status()).toBe(200);
	const page = await owner.context.newPage();
	await page.goto(`/team/${team}`);
	const weak = page.locator(`main a[href^="/team/${team}/weak"]`);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	// Its code has come: with it the data would have been asked for.
	const code = page.waitForResponse(/\/_app\/immutable\/nodes\//);
	await weak.hover();
	await code;
	expect(asked.filter((url) => url.includes('__data.json') && url.includes('/weak'))).toEqual([]);
	expect(await actionsIn(owner, team)).not.toContain('heat-map-read');
	await weak.click();
	await expect(page).toHaveURL(/\/weak/);
	expect(await actionsIn(owner, team)).toContain('heat-map-read');
});

test('an address with signs that no database keeps is answered like any other that leads nowhere', async ({
	browser,
	baseURL,
}) => {
	const owner = await signUp(browser, baseURL ?? '', '甲');
	const team = await createTeam(owner);
	const asks = async (path: string) => (await owner.context.request.get(`/team/${team}${path}`)).status();
	expect(await asks('/live?s=%00')).toBe(200);
	expect(await asks('/runs?scenario=%00a&member=%00')).toBe(200);
	expect(await asks('/results?whom=member:%00')).toBe(200);
	expect(await asks('/scenarios/%00')).toBe(404);
	expect(await asks('/scenarios/current/%00')).toBe(200);
	for (const action of ['cohort', 'role', 'remove'])
		expect((await owner.posts(`/team/${team}/members?/${action}`, { member: 'a\0', role: 'member' })).status()).toBe(
			404,
		);
	expect((await owner.posts(`/team/${team}/members?/revoke`, { code: '\0' })).status()).toBe(303);
	expect((await owner.posts(`/team/${team}/results?/erase`, { member: '\0a' })).status()).toBe(303);
	const due = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
	const made = await owner.posts(`/team/${team}/assignments/new`, {
		scenario: 'evasive-debtor', mode: 'choice', coaching: 'exam', who: 'everybody', due, counts: 'first', zone: 'Asia/Shanghai',
		title: '字'.repeat(79) + '😀\0',
	}); // prettier-ignore
	expect(made.status()).toBe(303);
});
