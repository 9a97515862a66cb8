/** A team's own scenario: out of the studio, onto the team's shelf, into browsers that never had it, and off the shelf again. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import type { Language } from '../../src/lib/core/scenario/scenario.ts';
import { Learner } from './support/learner.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { createTeam, invite, join, signUp, type Person } from './support/team.ts';
import { expect, test } from './support/test.ts';

// Cutting the network complains in the console, and so does what the server refuses.
test.use({ expectedComplaints: [/Failed to load resource|net::ERR/] });

const play = rehearsalOf('cash-flow-excuse', 'excellent');
const title = '永盛的刘厂长';

/** A shipped scenario as a trainer would have written it. */
const own = (language: Language, version = 1) =>
	readFileSync(`scenarios/cash-flow-excuse/${language}.md`, 'utf8')
		.replace(/^id: .*$/m, 'id: our-foreman')
		.replace(/^version: .*$/m, `version: ${version}`)
		.replace(/^title: .*$/m, `title: ${language === 'zh' ? title : 'Our Mr Liu'}`);

async function teamWith(browser: Parameters<typeof signUp>[0], baseURL: string, ...names: string[]) {
	const trainer = await signUp(browser, baseURL, '老陈');
	const team = await createTeam(trainer);
	const members: Person[] = [];
	for (const name of names) {
		const person = await signUp(browser, baseURL, name);
		await join(person, await invite(trainer, team), name);
		members.push(person);
	}
	return { trainer, team, members };
}

/** The scenario in the studio, at the dialog that publishes. */
async function opensDialog(page: Page, team: string) {
	await page.goto(`/team/${team}`);
	await page.goto('/studio');
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles(
			(['zh', 'en'] as const).map((language) => ({
				name: `${language}.md`,
				mimeType: 'text/markdown',
				buffer: Buffer.from(own(language)),
			})),
		);
	await expect(page.locator('.cm-content')).toBeVisible();
	await page.getByRole('button', { name: '发布', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: /发布到/ });
	await expect(dialog.getByRole('region', { name: '发布到团队' })).toBeVisible();
	return dialog;
}

/** Both languages as the server takes them from the studio. */
async function publishes(trainer: Person, team: string, version = 1): Promise<void> {
	for (const language of ['zh', 'en'] as const) {
		const answer = await trainer.context.request.post(`/team/${team}/scenarios/publish`, {
			headers: { origin: trainer.origin, 'content-type': 'text/markdown' },
			data: own(language, version),
		});
		expect(answer.status(), await answer.text()).toBe(200);
	}
}

async function assigns(page: Page, team: string): Promise<void> {
	await page.goto(`/team/${team}/assignments/new`);
	await page.getByRole('combobox', { name: '剧本 1', exact: true }).selectOption({ label: `${title}（团队）` });
	await page.getByRole('radio', { name: /^考核/ }).check();
	await page.getByRole('button', { name: '布置', exact: true }).click();
	await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

const speaks = (context: BrowserContext, origin: string, language: Language) =>
	context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: language, url: origin }]);

test('published from the studio, started from the assignment where it never was, sent, and on the board', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(240_000);
	const { trainer, team, members } = await teamWith(browser, baseURL ?? '', '小李');
	const [member] = members as [Person];
	const theirs = await trainer.context.newPage();
	const dialog = await opensDialog(theirs, team);
	await expectAccessible(theirs, 'publishing to a team');
	const toTeam = dialog.getByRole('button', { name: '发布到“测试团队”' });

	// Without a network it says so, and the next try is no worse for it.
	await trainer.context.setOffline(true);
	await toTeam.click();
	await expect(dialog.getByText('没有发布：连不上服务器。').first()).toBeVisible();
	await trainer.context.setOffline(false);
	await toTeam.click();
	await expect(dialog.getByText('已发布到“测试团队”：中文第 1 版。')).toBeVisible();
	await expect(dialog.getByText('已发布到“测试团队”：英文第 1 版。')).toBeVisible();
	// Twice is once.
	await toTeam.click();
	await expect(dialog.getByText('已发布到“测试团队”：英文第 1 版。')).toBeVisible();
	await theirs.goto(`/team/${team}/scenarios`);
	for (const each of [title, 'Our Mr Liu'])
		await expect(theirs.getByRole('heading', { level: 2, name: each })).toHaveCount(1);
	await assigns(theirs, team);

	const mine = await member.context.newPage();
	const learner = new Learner(mine);
	await learner.drawsSeed(play.seed);
	await mine.goto('/');
	await expect(mine.getByRole('heading', { name: '剧本', level: 1 })).toBeVisible();
	await expect(mine.getByText(title)).toHaveCount(0);
	await mine.goto(`/team/${team}/assignments`);
	await mine.getByRole('link', { name: /^去练.*刘厂长$/ }).click();
	await expect(mine.getByRole('heading', { name: title, level: 1 })).toBeVisible();
	await expect(mine.getByRole('radio', { name: /^考核/ })).toBeChecked();
	await expectNoSidewaysScroll(mine, 'the briefing of a team’s own scenario');
	await learner.prepares(play);
	await learner.starts();
	await learner.talks(play.talk);
	await learner.goesToFollowUp();
	await learner.fillsIn(play);
	await learner.files();
	const total = await learner.total();
	await mine.goto(`/team/${team}/runs`);
	await mine.getByRole('button', { name: /送交 1 次$/ }).click();
	await expect(mine.getByText(/已核验 1 ·/)).toBeVisible();
	await mine.goto(`/team/${team}`);
	await expect(mine.locator('.Board-table tbody tr').filter({ hasText: '小李' })).toContainText(String(total));
	await mine.goto(`/team/${team}/assignments`);
	await expect(mine.getByText('完成', { exact: true })).toBeVisible();
	// From now on it stands among the others.
	await mine.goto('/');
	await expect(mine.getByText(title).first()).toBeVisible();
	for (const { context } of [trainer, member]) await context.close();
});

test('a later version comes by itself, without a network what is here is practised, and what was never here says why', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(180_000);
	const { trainer, team, members } = await teamWith(browser, baseURL ?? '', '小李', '小张');
	const [li, zhang] = members as [Person, Person];
	await publishes(trainer, team);
	await assigns(await trainer.context.newPage(), team);
	const address = `/practise/our-foreman?mode=choice&coaching=exam&team=${team}`;
	const versions = (page: Page) =>
		page.evaluate(async () => {
			const opened = await new Promise<IDBDatabase>((resolve, reject) => {
				const asked = indexedDB.open('huikuan');
				asked.onsuccess = () => resolve(asked.result);
				asked.onerror = () => reject(new Error('no database'));
			});
			const rows = await new Promise<{ version: number }[]>((resolve) => {
				const asked = opened.transaction('published').objectStore('published').getAll();
				asked.onsuccess = () => resolve(asked.result as { version: number }[]);
			});
			opened.close();
			return rows.map(({ version }) => version).sort();
		});

	const page = await li.context.newPage();
	await page.goto(address);
	await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
	await publishes(trainer, team, 2);
	await page.goto(address);
	await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
	expect(await versions(page)).toEqual([1, 1, 2, 2]);

	const cut = (each: Page) => each.route('**/team/*/scenarios/**', (route) => route.abort('connectionreset'));
	await cut(page);
	await page.goto(address);
	await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();

	const other = await zhang.context.newPage();
	await cut(other);
	await other.goto(address);
	await expect(other.getByRole('heading', { name: '这个剧本没能取来', level: 1 })).toBeVisible();
	await expect(other.getByText('连上网再试一次')).toBeVisible();
	await expectAccessible(other, 'a scenario that could not be fetched');
	await expectNoSidewaysScroll(other, 'a scenario that could not be fetched');
	await other.unroute('**/team/*/scenarios/**');
	await other.getByRole('link', { name: '再试一次' }).click();
	await expect(other.getByRole('heading', { name: title, level: 1 })).toBeVisible();

	// Nobody is signed in: the way leads there and back again.
	const fresh = await browser.newContext({ baseURL: baseURL ?? '' });
	const stranger = await fresh.newPage();
	await stranger.goto(address);
	await stranger.getByRole('link', { name: '登录' }).click();
	await stranger.getByLabel('邮箱').fill(zhang.email);
	await stranger.getByLabel('密码', { exact: true }).fill(zhang.password);
	await stranger.getByRole('button', { name: '登录', exact: true }).click();
	await expect(stranger.getByRole('heading', { name: title, level: 1 })).toBeVisible();
	await expect(stranger).toHaveURL(address);
	for (const context of [trainer, li, zhang].map((person) => person.context).concat(fresh)) await context.close();
});

test('what was withdrawn is not begun any more, and everybody is told so in their language', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(180_000);
	const { trainer, team, members } = await teamWith(browser, baseURL ?? '', 'Ann');
	const [ann] = members as [Person];
	await publishes(trainer, team);
	const theirs = await trainer.context.newPage();
	await assigns(theirs, team);
	const assignment = theirs.url();
	await speaks(ann.context, ann.origin, 'en');
	const page = await ann.context.newPage();
	await page.goto(`/team/${team}/assignments`);
	await page.getByRole('link', { name: /^Start.*Our Mr Liu$/ }).click();
	await expect(page.getByRole('heading', { name: 'Our Mr Liu', level: 1 })).toBeVisible();
	const address = page.url();

	await theirs.goto(`/team/${team}/scenarios`);
	for (const each of [title, 'Our Mr Liu']) {
		await theirs.getByRole('button', { name: `下架《${each}》第 1 版` }).click();
		await expect(theirs.getByRole('button', { name: `下架《${each}》第 1 版` })).toHaveCount(0);
	}
	await expect(theirs.getByText('已下架', { exact: true })).toHaveCount(2);
	await theirs.goto(assignment);
	await expect(theirs.getByText(/· 已下架/)).toBeVisible();

	await page.goto(`/team/${team}/assignments`);
	await expect(page.getByText('The team withdrew this scenario. Ask your trainer.')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Start/ })).toHaveCount(0);
	await expect(page.getByText('Our Mr Liu').first()).toBeVisible();
	await page.goto(address);
	await expect(page.getByRole('heading', { name: 'This scenario could not be fetched' })).toBeVisible();
	await expect(page.getByText('Your team has withdrawn this scenario')).toBeVisible();
	await page.getByRole('link', { name: 'Back to the assignments' }).click();
	await expect(page).toHaveURL(`/team/${team}/assignments`);
	for (const { context } of [trainer, ann]) await context.close();
});
