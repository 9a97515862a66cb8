/** Accounts and teams where no script runs: forms are sent, pages come back, and nothing that was asked for is forgotten on the way. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { createTeam, invite, signUp } from './support/team.ts';
import { expect, test } from './support/test.ts';

const password = 'right horse battery';

/** A phone with scripts turned off. */
async function plainPhone(browser: Browser, baseURL: string): Promise<Page> {
	const context = await browser.newContext({
		baseURL,
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 },
	});
	return context.newPage();
}

async function fillsIn(page: Page, { name, email, word }: { name?: string; email: string; word: string }) {
	if (name !== undefined) await page.getByLabel('姓名').fill(name);
	await page.getByLabel(/^邮箱/).fill(email);
	await page.getByLabel(/^密码/).fill(word);
}

/** All tests sign up from one address, which may do so so many times a minute: then this one waits and tries again, as the page says. */
async function signsUp(page: Page, person: { name: string; email: string }): Promise<void> {
	await expect(async () => {
		await fillsIn(page, { ...person, word: password });
		await page.getByRole('button', { name: '注册', exact: true }).click();
		await expect(page).not.toHaveURL(/\/account/);
	}).toPass({ timeout: 70_000 });
}

test('one is invited, signs up after a slip, and joins', async ({ browser, baseURL }) => {
	test.setTimeout(180_000);
	const trainer = await signUp(browser, baseURL ?? '', '老陈');
	const team = await createTeam(trainer, '<b>华东</b> 🐼');
	const code = await invite(trainer, team);
	const taken = trainer.email;
	const page = await plainPhone(browser, baseURL ?? '');

	await page.goto(`/join/${code}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('邀请你加入“<b>华东</b> 🐼”');
	await page.getByRole('link', { name: '注册后加入' }).click();
	// A slip: the address is somebody's already. The page still signs up, still knows whereto, and keeps what was typed.
	await fillsIn(page, { name: '小李', email: taken, word: password });
	await page.getByRole('button', { name: '注册', exact: true }).click();
	await expect(page.getByRole('heading', { name: '注册', level: 1 })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(/这个邮箱已有账户|太频繁/);
	await expect(page.getByLabel('姓名')).toHaveValue('小李');
	await expect(page.getByLabel(/^邮箱/)).toHaveValue(taken);
	await expect(page.getByLabel(/^密码/)).toHaveValue('');
	await signsUp(page, { name: '小李', email: `${randomUUID()}@example.test` });

	await expect(page).toHaveURL(`/join/${code}`);
	await page.getByLabel('在团队里叫什么').fill('小李 🐼');
	await page.getByRole('button', { name: /^加入.*团队$/ }).click();
	await expect(page).toHaveURL(`/team/${team}`);
	for (const tab of ['members', 'assignments', 'scenarios', 'runs']) {
		const answer = await page.goto(`/team/${team}/${tab}`);
		expect(answer?.status(), tab).toBe(200);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	// Texts in `noscript` are passed over by the search for a text.
	await expect(page.locator('noscript p')).toBeVisible();
	for (const context of [trainer.context, page.context()]) await context.close();
});

test('one signs in after a slip and comes to where one wanted, founds a team and invites', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(180_000);
	const person = await signUp(browser, baseURL ?? '', '老陈');
	const team = await createTeam(person);
	const page = await plainPhone(browser, baseURL ?? '');

	await page.goto(`/team/${team}/members`);
	await fillsIn(page, { email: person.email, word: 'wrong horse battery' });
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page.getByRole('alert')).toHaveText(/邮箱或密码不对|太频繁/);
	await expect(page.getByLabel(/^邮箱/)).toHaveValue(person.email);
	await expect(async () => {
		await fillsIn(page, { email: person.email, word: person.password });
		await page.getByRole('button', { name: '登录', exact: true }).click();
		await expect(page).toHaveURL(`/team/${team}/members`);
	}).toPass({ timeout: 70_000 });

	// A control that would need a script is not there.
	await page.getByRole('button', { name: '生成邀请码' }).click();
	await expect(page.getByRole('img', { name: /\/join\/[0-9A-Z]{8}/ })).toBeVisible();
	await expect(page.getByRole('button', { name: '复制链接' })).toHaveCount(0);

	await page.goto('/team');
	await page.getByLabel('团队名称').fill('  华南  ');
	await page.getByRole('button', { name: '建团队' }).click();
	await expect(page).toHaveURL(/\/team\/[0-9a-f-]{36}\/members$/);
	await page.goto('/team');
	await page.getByLabel('邀请码').fill('not a code');
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page.getByLabel('邀请码')).toHaveAttribute('aria-invalid', 'true');
	await page.goto('/account');
	await page.getByRole('button', { name: '退出登录', exact: true }).click();
	await expect(page.getByRole('heading', { name: '登录', level: 1 })).toBeVisible();
	for (const context of [person.context, page.context()]) await context.close();
});
