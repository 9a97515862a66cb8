import type { Page, Route } from '@playwright/test';
import { sentRun, shipped } from '../support/sent-runs.ts';
import { fileOf, importFile } from './support/history.ts';
import { expect, test } from './support/test.ts';
import { createTeam, signUp, type Person } from './support/team.ts';

// Cutting the network complains in the console.
test.use({ expectedComplaints: [/Failed to load resource|net::ERR/] });

/** Exams that were finished here at this very moment, as if they had been played. */
async function finishes(page: Page, count: number): Promise<void> {
	const lasts = (seed: number) => sentRun(shipped(), seed, { at: 0 }).entries.at(-1)?.at ?? 0;
	await page.goto('/history');
	const now = Date.now();
	const runs = Array.from({ length: count }, (_, seed) => sentRun(shipped(), seed, { at: now - lasts(seed) }));
	await importFile(page, fileOf(runs, [shipped()]));
	await expect(page.getByRole('main').getByRole('list').getByRole('listitem')).toHaveCount(count);
}

const counts = (page: Page) => page.getByText(/等待发送 \d+ · 已核验 \d+ · 未核验 \d+/);
const kept = (page: Page) => page.getByRole('region', { name: '全队的演练' }).getByRole('listitem');

/** An owner with a team, at the page of its runs. */
async function atRuns(person: Person): Promise<{ page: Page; team: string }> {
	const team = await createTeam(person);
	const page = await person.context.newPage();
	return { page, team };
}

test('nothing is sent before one agreed to it and saw the list; then it goes, and what was sent shows', async ({
	browser,
	baseURL,
}) => {
	const person = await signUp(browser, baseURL ?? '');
	const { page, team } = await atRuns(person);
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.url().endsWith('/runs/send')) sent.push(request.url());
	});
	await finishes(page, 3);
	await page.goto(`/team/${team}/runs`);
	await expect(page.getByRole('group', { name: '加入团队以后做完的' }).getByRole('checkbox')).toHaveCount(3);
	await expect(page.getByRole('radio', { name: /^只送考核/ })).toBeChecked();
	expect(sent).toEqual([]);
	await page.getByRole('checkbox').last().uncheck();
	await page.getByRole('button', { name: '就这样，并送交 2 次' }).click();
	await expect(counts(page)).toHaveText(/等待发送 0 · 已核验 2 · 未核验 0/);
	await expect(kept(page)).toHaveCount(2);
	expect(sent).toHaveLength(1);
	await expect(page.getByText('做完的考核会自动送到团队。')).toBeVisible();
	await kept(page).first().getByRole('link').click();
	await expect(page.getByLabel(/^总分 \d+/)).toBeVisible();
	await expect(page.getByText('已核验：服务器重放过这份记录')).toBeVisible();
	await person.context.close();
});

test('the network goes in the middle of it: nothing is lost and nothing is there twice', async ({
	browser,
	baseURL,
}) => {
	const person = await signUp(browser, baseURL ?? '');
	const { page, team } = await atRuns(person);
	await finishes(page, 4);
	await page.goto(`/team/${team}/runs`);
	await expect(page.getByRole('checkbox')).toHaveCount(4);

	// The server takes it, and its answer never comes.
	let taken = 0;
	const cutAfterwards = async (route: Route) => {
		const answer = await route.fetch();
		expect(answer.status()).toBe(200);
		taken++;
		await route.abort('connectionreset');
	};
	await page.route('**/runs/send', cutAfterwards);
	await page.getByRole('button', { name: '就这样，并送交 4 次' }).click();
	await expect(page.getByText('现在连不上，联网后自动送。')).toBeVisible();
	await expect(counts(page)).toHaveText(/等待发送 4/);
	expect(taken).toBe(1);

	// Then there is no network at all, and again there is.
	await page.unroute('**/runs/send', cutAfterwards);
	await person.context.setOffline(true);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(page.getByText('现在连不上，联网后自动送。')).toBeVisible();
	await person.context.setOffline(false);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(counts(page)).toHaveText(/等待发送 0 · 已核验 4 · 未核验 0/);
	await expect(kept(page)).toHaveCount(4);
	await page.reload();
	await expect(counts(page)).toHaveText(/等待发送 0 · 已核验 4 · 未核验 0/);
	await expect(kept(page)).toHaveCount(4);
	await person.context.close();
});

test('two tabs do not send at once, and a page that is opened later goes on with what waits', async ({
	browser,
	baseURL,
}) => {
	const person = await signUp(browser, baseURL ?? '');
	const { page, team } = await atRuns(person);
	await finishes(page, 2);
	await page.goto(`/team/${team}/runs`);
	await person.context.route('**/runs/send', (route) => route.abort('connectionreset'));
	await page.getByRole('button', { name: '就这样，并送交 2 次' }).click();
	await expect(counts(page)).toHaveText(/等待发送 2/);
	// Away first: it would be tried again as soon as the way is free.
	await page.goto('/help/findings');
	await person.context.unroute('**/runs/send');

	let sent = 0;
	await person.context.route('**/runs/send', async (route) => {
		sent++;
		await route.continue();
	});
	const other = await person.context.newPage();
	await Promise.all([page.goto(`/team/${team}/runs`), other.goto(`/team/${team}/runs`)]);
	for (const each of [page, other]) await expect(kept(each)).toHaveCount(2);
	expect(sent).toBe(1);
	await person.context.close();
});

test('the debrief says where its run is', async ({ browser, baseURL }) => {
	const person = await signUp(browser, baseURL ?? '');
	const { page, team } = await atRuns(person);
	await finishes(page, 1);
	await page.goto(`/team/${team}/runs`);
	await person.context.route('**/runs/send', (route) => route.abort('connectionreset'));
	await page.getByRole('button', { name: '就这样，并送交 1 次' }).click();
	await expect(counts(page)).toHaveText(/等待发送 1/);
	await page.goto('/history');
	await page.getByRole('main').getByRole('list').getByRole('link').click();
	await expect(page.getByText('等待网络，稍后送交“测试团队”核验')).toBeVisible();
	await person.context.unroute('**/runs/send');
	await page.reload();
	await expect(page.getByText('已送交团队，核验无误')).toBeVisible();
	await person.context.close();
});
