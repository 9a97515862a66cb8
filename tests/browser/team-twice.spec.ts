/** What people do that nobody planned: they press twice, go back, come again by an old link, and have two pages open. */
import { createTeam, invite, join, signUp } from './support/team.ts';
import { expect, test } from './support/test.ts';

// A page that is not there complains in the console.
test.use({ expectedComplaints: [/Failed to load resource/] });

test('a double click makes one team, one invitation and one member', async ({ browser, baseURL }) => {
	test.setTimeout(180_000);
	const owner = await signUp(browser, baseURL ?? '', '老陈');
	const page = await owner.context.newPage();
	await page.goto('/team');
	await page.getByLabel('团队名称').fill('华东');
	await page.getByRole('button', { name: '建团队' }).dblclick();
	await expect(page).toHaveURL(/\/team\/[0-9a-f-]{36}\/members$/);
	const team = /\/team\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
	await page.getByLabel('名额').fill('1');
	await page.getByRole('button', { name: '生成邀请码' }).dblclick();
	await expect(page.getByRole('img', { name: /\/join\// })).toBeVisible();
	await expect(page.getByRole('link', { name: /^[0-9A-Z]{4} [0-9A-Z]{4}$/ })).toHaveCount(1);
	const code = new URL(page.url()).searchParams.get('invite') ?? '';
	await page.goto('/team');
	await expect(page.getByRole('link', { name: /^华东/ })).toHaveCount(1);

	// The last place, pressed twice: one is in, and not told that the invitation has ended.
	const li = await signUp(browser, baseURL ?? '', '小李');
	const mine = await li.context.newPage();
	await mine.goto(`/join/${code}`);
	await mine.getByRole('button', { name: /^加入.*团队$/ }).dblclick();
	await expect(mine).toHaveURL(`/team/${team}`);
	await expect(mine.getByRole('heading', { name: '这个邀请码不能用了' })).toHaveCount(0);
	// Back, and by the old link again: both lead into the team.
	await mine.goBack();
	await expect(mine.getByRole('navigation', { name: '团队的各页' })).toBeVisible();
	await expect(mine.getByRole('button', { name: /^加入.*团队$/ })).toHaveCount(0);
	await mine.goto(`/join/${code}`);
	await expect(mine).toHaveURL(`/team/${team}`);
	const again = await li.posts(`/join/${code}`, { nickname: '小李' });
	expect([again.status(), again.headers()['location']]).toEqual([303, `/team/${team}`]);

	// For anybody else it is used up.
	const zhang = await signUp(browser, baseURL ?? '', '小张');
	const theirs = await zhang.context.newPage();
	await theirs.goto(`/join/${code}`);
	await expect(theirs.getByRole('heading', { name: '这个邀请码不能用了', level: 1 })).toBeVisible();
	for (const { context } of [owner, li, zhang]) await context.close();
});

test('signed out in one tab, the other one says so, and goes on after signing in', async ({ browser, baseURL }) => {
	test.setTimeout(120_000);
	const owner = await signUp(browser, baseURL ?? '', '老陈');
	const team = await createTeam(owner);
	const li = await signUp(browser, baseURL ?? '', '小李');
	await join(li, await invite(owner, team));
	const [one, two] = [await li.context.newPage(), await li.context.newPage()];
	await one.goto('/account');
	await two.goto('/team');
	await one.getByRole('button', { name: '退出登录', exact: true }).click();
	await expect(one.getByRole('heading', { name: '登录', level: 1 })).toBeVisible();
	await two.getByLabel('团队名称').fill('没登录的团队');
	await two.getByRole('button', { name: '建团队' }).click();
	await expect(two.getByRole('heading', { name: '登录', level: 1 })).toBeVisible();
	await two.getByLabel('邮箱').fill(li.email);
	await two.getByLabel('密码', { exact: true }).fill(li.password);
	await two.getByRole('button', { name: '登录', exact: true }).click();
	await expect(two).toHaveURL(/\/team$/);
	await expect(two.getByRole('link', { name: /^测试团队/ })).toBeVisible();
	await expect(two.getByRole('link', { name: /^没登录的团队/ })).toHaveCount(0);
	for (const { context } of [owner, li]) await context.close();
});
