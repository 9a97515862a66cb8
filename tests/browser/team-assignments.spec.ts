import type { Page } from '@playwright/test';
import { Learner } from './support/learner.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { createTeam, invite, join, signUp, type Person } from './support/team.ts';
import { expect, test } from './support/test.ts';

const title = '总在开会的王总';
const play = rehearsalOf('evasive-debtor', 'excellent');

/** A trainer's team with a member in it. */
async function trainerAndMember(
	browser: Parameters<typeof signUp>[0],
	baseURL: string,
): Promise<{ trainer: Person; member: Person; team: string }> {
	const trainer = await signUp(browser, baseURL, '老陈');
	const member = await signUp(browser, baseURL, '小李');
	const team = await createTeam(trainer);
	await join(member, await invite(trainer, team), '小李');
	return { trainer, member, team };
}

/** The trainer fills in the form: an exam of one scenario, for everybody, due in a week. */
async function assigns(page: Page, team: string, minimum = '60'): Promise<void> {
	await page.goto(`/team/${team}/assignments`);
	await page.getByRole('link', { name: '布置任务' }).click();
	await page.getByRole('combobox', { name: '剧本 1', exact: true }).selectOption({ label: title });
	await page.getByRole('radio', { name: /^考核/ }).check();
	await page.getByLabel('最低分（可不填）').fill(minimum);
	await page.getByRole('button', { name: '布置', exact: true }).click();
	await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

/** From the briefing that is open to the debrief, as the rehearsal plays it. */
async function plays(learner: Learner): Promise<void> {
	await learner.prepares(play);
	await learner.page.getByRole('checkbox', { name: '计着时说' }).uncheck();
	await learner.starts();
	await learner.talks(play.talk);
	await learner.goesToFollowUp();
	await learner.fillsIn(play);
	await learner.files();
}

test('a trainer assigns, a member is reminded, practises and sends; the trainer sees it done and rates it', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(180_000);
	const { trainer, member, team } = await trainerAndMember(browser, baseURL ?? '');
	const theirs = await trainer.context.newPage();
	await assigns(theirs, team);
	await expect(theirs.getByRole('listitem').filter({ hasText: '小李' })).toContainText('没开始');
	const address = theirs.url();

	const mine = await member.context.newPage();
	const learner = new Learner(mine);
	await learner.drawsSeed(play.seed);
	await mine.goto(`/team/${team}/assignments`);
	await expect(mine.locator('html[data-started]')).toBeAttached();
	await expect(mine.getByRole('listitem').filter({ hasText: '7 天后到期' })).toContainText('考核 · 至少 60 分');
	await mine.goto('/');
	const reminder = mine.getByRole('complementary', { name: '任务提醒' });
	await expect(reminder).toContainText(`7 天后到期：${title}`);
	await reminder.getByRole('link', { name: '去练' }).click();
	await expect(mine.getByRole('radio', { name: /^考核/ })).toBeChecked();
	await expect(mine).toHaveURL(/\/practise\/evasive-debtor\?mode=choice&coaching=exam$/);

	await plays(learner);
	await mine.goto(`/team/${team}/runs`);
	await mine.getByRole('button', { name: /送交 1 次$/ }).click();
	await expect(mine.getByText(/已核验 1 ·/)).toBeVisible();
	await mine.goto(`/team/${team}/assignments`);
	await expect(mine.getByText('达标')).toBeVisible();
	await expect(mine.getByRole('link', { name: '去练' })).toHaveCount(0);
	await mine.goto('/');
	await expect(mine.getByRole('heading', { name: '剧本', level: 1 })).toBeVisible();
	await expect(reminder).toHaveCount(0);

	await theirs.goto(address);
	const row = theirs.getByRole('listitem').filter({ hasText: '小李' });
	await expect(row).toContainText('达标');
	await expect(row).toContainText('练了 1 次');
	await row.getByRole('link').click();

	const rating = theirs.getByRole('region', { name: '二次评分' });
	await rating.getByText('评一评').click();
	const check = rating.getByRole('group', { name: /^开门见山/ });
	await check.getByRole('radio', { name: '没做到' }).check();
	await rating.getByRole('button', { name: '保存评分' }).click();
	await expect(rating.getByText('改了的项要写一句为什么。')).toBeVisible();
	await expect(check.getByLabel('为什么改')).toBeFocused();
	await check.getByLabel('为什么改').fill('绕了两句才说是来催款的');
	await rating.getByLabel('给学员的话（可不写）').fill('其余都好');
	await rating.getByRole('button', { name: '保存评分' }).click();
	await expect(rating.getByText('存好了，学员也看得到。')).toBeVisible();
	await expect(rating.getByRole('term').filter({ hasText: '老陈' })).toBeVisible();

	await mine.goto(theirs.url());
	const shown = mine.getByRole('region', { name: '二次评分' });
	await expect(shown).toContainText('机器：做到 → 培训师：没做到');
	await expect(shown).toContainText('绕了两句才说是来催款的');
	await expect(shown).toContainText('其余都好');
	await expect(shown.getByRole('definition')).toHaveCount(2);
	await expect(shown.getByRole('button', { name: '保存评分' })).toHaveCount(0);

	await theirs.goto(`/team/${team}/ratings`);
	await expect(theirs.getByRole('region', { name: '老陈' })).toContainText('评过 1 次演练');
	for (const each of [trainer, member]) await each.context.close();
});

test('who belongs to no team asks for no reminder', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto('/');
	await expect(page.getByRole('heading', { name: '剧本', level: 1 })).toBeVisible();
	await expect(page.getByText(title)).toBeVisible();
	expect(asked.filter((path) => path.startsWith('/team') || path.includes('DueStrip'))).toEqual([]);
});

test('an assignment is moved, given to others, and closed', async ({ browser, baseURL }) => {
	const { trainer, team } = await trainerAndMember(browser, baseURL ?? '');
	const page = await trainer.context.newPage();
	await assigns(page, team);
	await page.getByText('改给谁').click();
	await page.getByRole('radio', { name: '点名' }).check();
	await page.getByRole('checkbox', { name: '老陈' }).check();
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: '小李' })).toHaveCount(0);
	await expect(page.getByText('点名 1 人')).toBeVisible();
	await page.getByText('结束这项任务').click();
	await page.getByRole('button', { name: '结束任务' }).click();
	await expect(page.getByText('已结束：')).toBeVisible();
	await expect(page.getByText('改截止日期')).toHaveCount(0);
	await trainer.context.close();
});

test('collections are looked at row by row before they are kept, and stand beside practice', async ({
	browser,
	baseURL,
}) => {
	const { trainer, team } = await trainerAndMember(browser, baseURL ?? '');
	const page = await trainer.context.newPage();
	const file =
		'成员,月份,应收,实收,DSO\n小李,2026年1月,"100,000",4.1万,60\n小张,2026-01,1,1,\n小李,2026-02,100000,¥5.2万,\n';
	const imports = async (text: string) => {
		await page.goto(`/team/${team}/results/import`);
		await page
			.getByLabel(/^CSV 文件/)
			.setInputFiles({ name: '回款.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) });
		await page.getByRole('button', { name: '先看看' }).click();
	};
	await imports(file);
	await expect(page.getByText('能读 2 行，有问题 1 行。')).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: '第 3 行' })).toContainText('团队里没有“小张”');
	await expectAccessible(page, 'a file that was looked at');
	await page.goto(`/team/${team}/results`);
	await expect(page.getByRole('heading', { name: '还没有回款数据' })).toBeVisible();

	await imports(file);
	await page.getByRole('button', { name: '只存能读的 2 行' }).click();
	await expect(page.getByText('存好了 2 行。')).toBeVisible();
	await expect(page.getByText('并排不等于因果')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: '2026-02' })).toContainText('52.0%');
	await expectAccessible(page, 'results');
	await expectNoSidewaysScroll(page, 'results');

	await imports('member;month;due;collected\n小李;Feb-26;100000;60000\n');
	await expect(page.getByText('其中 1 行会换掉原来的。')).toBeVisible();
	await page.getByRole('button', { name: '存这 1 行' }).click();
	await expect(page.getByRole('row').filter({ hasText: '2026-02' })).toContainText('60.0%');
	await page.getByText('清除全部回款数据').click();
	await page.getByRole('checkbox').check();
	await page.getByRole('button', { name: '清除', exact: true }).click();
	await expect(page.getByText('清除了 2 行。')).toBeVisible();
	await trainer.context.close();
});

test('the pages of assignments are accessible in both themes and fit 320, 390 and 1280 px', async ({
	browser,
	baseURL,
}) => {
	const { trainer, member, team } = await trainerAndMember(browser, baseURL ?? '');
	const page = await trainer.context.newPage();
	await page.goto(`/team/${team}/assignments/new`);
	await page.getByRole('radio', { name: '点名' }).check();
	await expectAccessible(page, 'assigning');
	await expectNoSidewaysScroll(page, 'assigning');
	await assigns(page, team);
	await expectAccessible(page, 'an assignment');
	await expectNoSidewaysScroll(page, 'an assignment');
	const own = await member.context.newPage();
	await own.goto(`/team/${team}/assignments`);
	await expect(own.locator('html[data-started]')).toBeAttached();
	await expectAccessible(own, 'what is due');
	await expectNoSidewaysScroll(own, 'what is due');
	await own.goto('/');
	await expect(own.getByRole('complementary', { name: '任务提醒' })).toBeVisible();
	await expectAccessible(own, 'the reminder');
	await expectNoSidewaysScroll(own, 'the reminder');
	for (const each of [trainer, member]) await each.context.close();
});
