import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { importFile, runFile } from './support/history.ts';
import { runOnDisk } from './support/disk.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const excellent = { id: 'evasive-debtor', play: 'excellent', title: '总在开会的王总' };
const poor = { id: 'disputed-statement', play: 'poor', title: '对不上的四月账' };

const rows = (page: Page) => page.getByRole('main').getByRole('list').getByRole('listitem');
const rowWith = (page: Page, words: string) => rows(page).filter({ hasText: words });
const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words });

/** A history of three runs: a gold one, a failed exam of another scenario, and one that was left in the talk. */
async function threeRuns(page: Page): Promise<void> {
	await page.goto('/history');
	await importFile(
		page,
		runFile([
			{ ...excellent, at: '2026-05-28T10:00:00+08:00' },
			{ ...poor, at: '2026-06-01T10:00:00+08:00', coaching: 'exam' },
			{ ...excellent, at: '2025-11-03T09:00:00+08:00', entries: 9 },
		]),
	);
	await expect(rows(page)).toHaveCount(3);
}

test('a run that was played stands in the history, and leads to its debrief', async ({ page, learner }) => {
	await learner.plays(rehearsalOf('evasive-debtor', 'excellent'), { silence: false });
	const total = await learner.total();
	await page.goto('/');
	await page.getByRole('navigation').getByRole('link', { name: '历史' }).click();
	await expect(page.getByRole('heading', { name: '历史', level: 1 })).toBeVisible();
	await expect(rows(page)).toHaveCount(1);
	await expect(rows(page)).toContainText(/今天 \d\d:\d\d/);
	await expect(rows(page)).toContainText('选项 · 陪练');
	await expect(rows(page)).toContainText(String(total));
	await expect(rows(page).getByRole('img', { name: '金' })).toBeVisible();
	await rows(page).getByRole('link').click();
	await expect(page.getByLabel(`总分 ${total}`)).toBeVisible();
});

test('an unfinished run leads back into its talk or its follow-up', async ({ page, learner }) => {
	const play = rehearsalOf('evasive-debtor', 'red-line');
	await learner.begins(play, { silence: false });
	const { run } = learner;
	await page.goto('/history');
	await rowWith(page, '说到一半').getByRole('link').click();
	await expect(page).toHaveURL(new RegExp(`/practise/evasive-debtor/${run}$`));
	await expect(learner.exchanges.first()).toBeVisible();
	await learner.talks(play.talk.slice(1));
	await page.goto('/history');
	await rowWith(page, '跟进没写').getByRole('link').click();
	await expect(page.getByRole('heading', { name: /^记录/ })).toBeVisible();
});

test('the list is newest first, and narrows by scenario, result, practice and day', async ({ page }) => {
	await threeRuns(page);
	await expect(rows(page)).toContainText([poor.title, excellent.title, excellent.title]);
	await expect(page.getByRole('heading', { name: '共 3 次' })).toBeVisible();

	await field(page, '剧本').selectOption({ label: excellent.title });
	await expect(rows(page)).toHaveCount(2);
	await expect(page.getByRole('heading', { name: '2 次合条件，共 3 次' })).toBeVisible();
	await field(page, '结果').selectOption({ label: '没练完' });
	await expect(rows(page)).toHaveCount(1);
	await expect(rows(page)).toContainText('2025 年 11 月 3 日');
	await page.getByRole('button', { name: '不筛了，看全部' }).click();
	await expect(rows(page)).toHaveCount(3);

	await field(page, '怎么练').selectOption({ label: '考核' });
	await expect(rows(page)).toContainText([poor.title]);
	await field(page, '怎么练').selectOption({ label: '全部' });
	await page.getByLabel('从哪天起').fill('2026-05-28');
	await expect(rows(page)).toHaveCount(2);
	await page.getByLabel('到哪天止').fill('2026-05-28');
	await expect(rows(page)).toContainText([excellent.title]);
	await field(page, '对话方式').selectOption({ label: '自由' });
	await expect(rows(page)).toHaveCount(0);
	await expect(page.getByRole('heading', { name: '没有合条件的' })).toBeVisible();
});

test('a run can be deleted and taken back by keyboard, and is gone once that was not done', async ({ page }) => {
	await threeRuns(page);
	const cross = page.getByRole('button', { name: new RegExp(`^删掉“${poor.title}”（.*6 月 1 日 10:00）$`) });
	await cross.focus();
	await page.keyboard.press('Enter');
	await expect(rows(page)).toHaveCount(2);
	await expect(page.getByRole('heading', { name: '共 2 次' })).toBeVisible();
	await expect(status(page, `删掉了“${poor.title}”`)).toBeVisible();
	await expect(page.getByRole('button', { name: '撤销' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(rows(page)).toContainText([poor.title, excellent.title, excellent.title]);
	await expect(page.getByRole('button', { name: '撤销' })).toHaveCount(0);

	await cross.click();
	await expect(rows(page)).toHaveCount(2);
	await page.reload();
	await expect(rows(page)).toHaveCount(2);
	await expect(page.getByRole('button', { name: '撤销' })).toHaveCount(0);
});

test('the way back stands for ten seconds', async ({ page }) => {
	await page.clock.install();
	await threeRuns(page);
	await rows(page).first().getByRole('button').click();
	await page.clock.runFor(9_500);
	await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
	await page.clock.runFor(600);
	await expect(page.getByRole('button', { name: '撤销' })).toHaveCount(0);
	await expect(page.getByRole('heading', { name: '共 2 次' })).toBeFocused();
});

test('everything can be taken to another browser: exported, erased, imported', async ({ page, learner }) => {
	await learner.plays(rehearsalOf('evasive-debtor', 'middling'), { silence: false });
	const { run: id } = learner;
	const before = await runOnDisk(page, id);
	await page.goto('/history');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出全部' }).click(),
	]);
	expect(download.suggestedFilename()).toMatch(/^huikuan-\d{4}-\d\d-\d\d\.json$/);
	await expect(status(page, '导出了 1 次演练')).toBeVisible();
	const text = readFileSync(await download.path(), 'utf8');

	await page.getByRole('button', { name: '全部清除' }).click();
	const dialog = page.getByRole('dialog', { name: '把练过的全部清除？' });
	await expect(dialog).toContainText('这个浏览器里的 1 次演练');
	const yes = dialog.getByRole('button', { name: '全部清除' });
	await expect(yes).toBeDisabled();
	await dialog.getByLabel('要清除，在这里写“清除”').fill('清');
	await expect(yes).toBeDisabled();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(rows(page)).toHaveCount(1);

	await page.getByRole('button', { name: '全部清除' }).click();
	await expect(dialog.getByLabel('要清除，在这里写“清除”')).toHaveValue('');
	await dialog.getByLabel('要清除，在这里写“清除”').fill('清除');
	await page.keyboard.press('Enter');
	await expect(status(page, '清除干净了')).toBeVisible();
	await expect(page.getByRole('heading', { name: '还没练过' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: '还没练过' })).toBeVisible();

	await importFile(page, text);
	await expect(status(page, '新添 1 次')).toBeVisible();
	await expect(rows(page)).toHaveCount(1);
	expect(await runOnDisk(page, id)).toEqual(before);
	await importFile(page, text);
	await expect(status(page, '本来就有的 1 次没动')).toBeVisible();
	await rows(page).getByRole('link').click();
	await expect(page.getByLabel(`总分 ${before.row.total}`)).toBeVisible();
});

test('on a narrow screen the list comes first, and what narrows it unfolds above', async ({ page }) => {
	await threeRuns(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expect(rows(page).first()).toBeInViewport();
	await expect(field(page, '结果')).toBeHidden();
	await page.getByRole('button', { name: '筛选' }).click();
	await field(page, '结果').selectOption({ label: '没练完' });
	await expect(rows(page)).toHaveCount(1);
	await page.getByRole('button', { name: '数据' }).click();
	await expect(field(page, '结果')).toBeHidden();
	await expect(page.getByRole('button', { name: '导出全部' })).toBeVisible();
	await expectAccessible(page, 'history with its data unfolded');
});

test('an export can be stopped', async ({ page }) => {
	await threeRuns(page);
	// The page's turns come only when they are let: the export stands still after its first run.
	await page.evaluate(() => {
		const now = performance.now.bind(performance);
		let passed = 0;
		performance.now = () => now() + (passed += 20);
		const send = MessagePort.prototype.postMessage;
		MessagePort.prototype.postMessage = function (message: unknown) {
			setTimeout(() => send.call(this, message), 3000);
		};
	});
	await page.getByRole('button', { name: '导出全部' }).click();
	await expect(page.getByRole('progressbar', { name: '正在收集：1 / 3 次' })).toBeVisible();
	await page.getByRole('button', { name: '停下' }).click();
	await expect(status(page, '停下了，没有导出')).toBeVisible();
});

test('without any runs the page says what will be here', async ({ page }) => {
	await page.goto('/history');
	await expect(page.getByRole('heading', { name: '还没练过' })).toBeVisible();
	await expect(page.getByRole('button', { name: '导出全部' })).toBeDisabled();
	await expect(page.getByRole('button', { name: '导入文件' })).toBeEnabled();
	await expectAccessible(page, 'an empty history');
	await page.getByRole('link', { name: '去挑个剧本' }).click();
	await expect(page).toHaveURL(/\/$/);
});

test('the history is accessible in both themes and fits 320, 390 and 1280 px', async ({ page }) => {
	await threeRuns(page);
	await rows(page).first().getByRole('button').click();
	await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
	await expectAccessible(page, 'history');
	await expectNoSidewaysScroll(page, 'history');
	await page.getByRole('button', { name: '全部清除' }).click();
	await expectAccessible(page, 'before everything is erased');
	await expectNoSidewaysScroll(page, 'before everything is erased');
});
