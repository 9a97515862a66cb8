/** A phone in a live class loses its network, and its page is loaded anew before what was said got through. */
import type { Browser, Page } from '@playwright/test';
import { createTeam, signUp } from './support/team.ts';
import { expect, test } from './support/test.ts';

// Cutting the network complains in the console.
test.use({ expectedComplaints: [/Failed to load resource|net::ERR/] });

const answers = (page: Page) => page.locator('html[data-started]').waitFor({ state: 'attached' });

async function opens(page: Page, team: string, way: '一起练' | '各自练'): Promise<string> {
	await page.goto(`/team/${team}/class`);
	await answers(page);
	await page.getByRole('combobox', { name: '剧本' }).selectOption({ label: '总在开会的王总' });
	await page.getByRole('radio', { name: new RegExp(`^${way}`) }).check();
	await page.getByRole('button', { name: '开课' }).click();
	await expect(page.getByText('手机打开')).toBeVisible();
	return (await page.locator('.Door-code').innerText()).trim();
}

async function enters(browser: Browser, baseURL: string, code: string, name: string): Promise<Page> {
	const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	await page.goto(`/class/${code}`);
	await answers(page);
	await page.getByLabel('怎么称呼你').fill(name);
	await page.getByRole('button', { name: '进课堂' }).click();
	await expect(page.getByText(`你是${name}`)).toBeVisible();
	return page;
}

/** What is sent from here on gets nowhere, while pages still come: a network that goes in the middle of it. */
const cut = (page: Page) => page.route(/\/class\/[^/]+\/(?:say|vote)$/, (route) => route.abort('connectionreset'));
const mend = (page: Page) => page.unrouteAll({ behavior: 'wait' });

/** What of ours still waits in the tab's storage. */
const unsent = (page: Page) =>
	page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('unsent:')));
const replies = (page: Page) => page.locator('.ReplyOption');
const said = (page: Page) => page.locator('.Exchange');

test('a reply of one’s own talk is on the page again and goes out; once the class was taken back it is let go', async ({
	browser,
	baseURL,
}) => {
	test.slow();
	const trainer = await signUp(browser, baseURL ?? '', '周老师');
	const team = await createTeam(trainer);
	const projector = await trainer.context.newPage();
	const code = await opens(projector, team, '各自练');
	const page = await enters(browser, baseURL ?? '', code, '小王');
	await expect(replies(page).first()).toBeEnabled();

	await cut(page);
	// Below its number.
	const words = (await replies(page).first().innerText()).split('\n').at(-1) ?? '';
	await replies(page).first().click();
	await expect(said(page)).toHaveCount(2);
	await expect(replies(page).first()).toBeDisabled();
	await expect(page.getByText('还没送到')).toBeVisible();
	await page.reload();
	await answers(page);
	await expect(said(page)).toHaveCount(2);
	await expect(said(page).last()).toContainText(words.slice(0, 6));
	await expect(replies(page).first()).toBeDisabled();
	await mend(page);
	await expect(replies(page).first()).toBeEnabled();
	await page.reload();
	await expect(said(page)).toHaveCount(2);
	await expect(replies(page).first()).toBeEnabled();
	expect(await unsent(page)).toEqual([]);

	// Another one waits while the class is taken back to its beginning.
	await cut(page);
	await replies(page).first().click();
	await expect(said(page)).toHaveCount(3);
	await page.goto('about:blank');
	await projector.getByRole('button', { name: '倒回', exact: true }).click();
	await projector.getByRole('dialog').getByRole('button', { name: /^回到/ }).first().click();
	await expect(projector.getByRole('dialog')).toHaveCount(0);
	await mend(page);
	await page.goto(`/class/${code}`);
	await answers(page);
	await expect(replies(page).first()).toBeEnabled();
	await expect(said(page)).toHaveCount(1);
	expect(await unsent(page)).toEqual([]);
	for (const each of [trainer.context, page.context()]) await each.close();
});

test('a vote is sent after the reload while the class stands at its step, and let go when it has moved on', async ({
	browser,
	baseURL,
}) => {
	test.slow();
	const trainer = await signUp(browser, baseURL ?? '', '周老师');
	const team = await createTeam(trainer);
	const projector = await trainer.context.newPage();
	const code = await opens(projector, team, '一起练');
	const wang = await enters(browser, baseURL ?? '', code, '小王');
	const ann = await enters(browser, baseURL ?? '', code, 'Ann');
	await expect(projector.getByText('2 人在线')).toBeVisible();
	await projector.keyboard.press('PageDown');
	const options = (page: Page) => page.locator('.Group-option');
	const pressed = (page: Page) => page.locator('.Group-option[aria-pressed=true]');

	for (const page of [wang, ann]) {
		await cut(page);
		await options(page).nth(1).click();
		await expect(page.getByText('还没送到')).toBeVisible();
	}
	const words = await options(wang).nth(1).innerText();
	await wang.reload();
	await answers(wang);
	await expect(pressed(wang)).toHaveText(words);
	await expect(wang.getByText('还没送到')).toBeVisible();
	await mend(wang);
	await expect(wang.getByText('你选了这句')).toBeVisible();
	await expect(projector.getByText('1 / 2 人已选')).toBeVisible();

	// Ann's page is away while the class goes on to the next step.
	const address = ann.url();
	await ann.goto('about:blank');
	await projector.keyboard.press('PageDown');
	await expect(wang.getByRole('heading', { name: '大家是这么选的' })).toBeVisible();
	await projector.keyboard.press('PageDown');
	await expect(wang.getByText('你选了这句')).toHaveCount(0);
	await mend(ann);
	await ann.goto(address);
	await answers(ann);
	await expect(ann.getByText('你是Ann')).toBeVisible();
	await expect(options(ann).first()).toBeEnabled();
	await expect(pressed(ann)).toHaveCount(0);
	expect(await unsent(ann)).toEqual([]);
	for (const each of [trainer.context, wang.context(), ann.context()]) await each.close();
});
