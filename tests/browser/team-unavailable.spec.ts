/** A server whose team database is missing, taken or nowhere: practice goes on, and the pages of teams say what is wrong and how it is mended. */
import { writeFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startBuilt, type Running } from '../support/built-server.ts';
import { Learner } from './support/learner.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

// The pages come from a server of their own, and what it refuses is a complaint in the console.
test.use({ expectedComplaints: [/Failed to load resource|^request: http:\/\/127\.0\.0\.1:/] });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const running: Running[] = [];
const folders: string[] = [];
const start = async (...how: Parameters<typeof startBuilt>) => {
	const server = await startBuilt(...how);
	running.push(server);
	return server;
};
const folder = async () => {
	const made = await mkdtemp(join(tmpdir(), 'huikuan-unavailable-'));
	folders.push(made);
	return made;
};
test.afterEach(async () => {
	await Promise.all(running.splice(0).map((server) => server.stop('SIGKILL')));
	await Promise.all(folders.splice(0).map((each) => rm(each, { recursive: true, force: true })));
});

const anyTeam = '0197a000-0000-7000-8000-000000000001';
const places = ['/account', '/team', `/team/${anyTeam}`, `/team/${anyTeam}/runs`, '/join/ABCDEFGH', '/class/ACDEFG'];

/** Every page of teams says the same, with both ways on. */
async function expectSaid(page: Page, { origin }: Running, title: string, mend: RegExp, again: string): Promise<void> {
	for (const path of places) {
		const answer = await page.goto(origin + path);
		expect(answer?.status(), path).toBe(503);
		await expect(page.getByRole('heading', { name: title, level: 1 }), path).toBeVisible();
		await expect(page.getByText(mend), path).toBeVisible();
		await expect(page.getByRole('link', { name: again, exact: true })).toBeVisible();
	}
}

test('data that lie in no folder: it is said in both languages, practice goes on, and teams are back once it is mended', async ({
	page,
}) => {
	const data = join(await folder(), 'data');
	writeFileSync(data, 'a file where a folder should be');
	const server = await start({ kind: 'folder', folder: data }, {}, '/healthz');
	expect(server.said()).toContain('练习照常可用');

	await expectSaid(page, server, '团队功能暂时用不了', /HUIKUAN_DATA 指的是不是一个能写的文件夹/, '再试一次');
	await expectAccessible(page, 'no team database');
	await expectNoSidewaysScroll(page, 'no team database');
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByRole('heading', { name: 'Teams are not available right now' })).toBeVisible();
	await expectSaid(
		page,
		server,
		'Teams are not available right now',
		/whether HUIKUAN_DATA names a folder/,
		'Try again',
	);
	await page.getByRole('button', { name: '中文' }).click();

	// Back to practice, and a talk is begun.
	await expect(page.getByRole('heading', { name: '团队功能暂时用不了' })).toBeVisible();
	await page.getByRole('link', { name: '回到剧本' }).click();
	await expect(page.getByRole('heading', { name: '剧本', level: 1 })).toBeVisible();
	await page.goto(`${server.origin}/practise/evasive-debtor`);
	await new Learner(page).starts();

	// What endpoints answer is no page, and forms end where pages do.
	for (const path of ['/team/due', '/team/sender', `/team/${anyTeam}/live`])
		expect((await server.ask(path)).status, path).toBe(503);
	const form = { method: 'POST', body: new URLSearchParams({ email: 'a@example.test', password: 'right horse' }) };
	expect((await server.ask('/account?/sign-in', { ...form, headers: { accept: 'text/html' } })).status).toBe(503);

	rmSync(data);
	await page.goto(`${server.origin}/account`);
	await expect(async () => {
		const again = page.getByRole('link', { name: '再试一次', exact: true });
		if (await again.isVisible()) await again.click();
		await expect(page.getByRole('heading', { name: '登录', level: 1 })).toBeVisible({ timeout: 8_000 });
	}).toPass();
});

test('a folder that another process has, an address that leads nowhere, and one that is none', async ({ page }) => {
	const settings = { kind: 'folder', folder: join(await folder(), 'data') } as const;
	await start(settings);
	const second = await start(settings, {}, '/healthz');
	await expectSaid(page, second, '团队功能暂时用不了', /正被另一个回款陪练进程占用/, '再试一次');
	const nowhere = await start({ kind: 'server', url: 'postgres://nobody:secret@127.0.0.1:1/none' }, {}, '/healthz');
	await expectSaid(page, nowhere, '团队功能暂时用不了', /看那个数据库是否在运行/, '再试一次');
	const none = await start({ kind: 'server', url: 'mysql://nobody:secret@127.0.0.1/none' }, {}, '/healthz');
	await expectSaid(page, none, '团队功能暂时用不了', /不是 PostgreSQL 的地址/, '再试一次');
	for (const each of [nowhere, none]) {
		expect((await each.ask('/practise/evasive-debtor')).status).toBe(200);
		expect(await (await each.ask('/account')).text()).not.toContain('secret');
		expect(each.said()).not.toContain('secret');
	}
});
