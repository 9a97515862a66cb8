import type { Page } from '@playwright/test';
import { runOnDisk } from './support/disk.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const play = rehearsalOf('evasive-debtor', 'excellent');
const replies = play.talk.flatMap((turn) => (turn.kind === 'reply' ? [turn.text] : []));
const lines = play.talk.flatMap((turn) => (turn.kind === 'customer' ? [turn.text] : []));
/** The opening, then one for each reply. */
const steps = replies.length + 1;

const player = (page: Page) => page.getByRole('region', { name: '播放示范' });
const press = (page: Page, name: string | RegExp) => player(page).getByRole('button', { name, exact: true }).click();
const stepIs = (page: Page, step: number) =>
	expect(player(page).getByRole('status')).toHaveText(`第 ${step} 步，共 ${steps} 步`);

test('the briefing leads to a model, which is turned page by page to its score, and back to the briefing', async ({
	page,
	learner,
}) => {
	await page.goto('/practise/evasive-debtor');
	await page.getByRole('link', { name: '先看一遍' }).click();
	await expect(page).toHaveURL(/\/practise\/evasive-debtor\/watch$/);
	await expect(page).toHaveTitle(/^示范：总在开会的王总/);
	await learner.hears(lines[0] ?? '?');
	await expect(learner.exchanges).toHaveCount(1);
	for (const [index, reply] of replies.entries()) {
		await press(page, '下一句');
		await stepIs(page, index + 2);
		await expect(learner.exchanges).toHaveCount(index + 2);
		// What a reply carried stands beside it.
		const note = learner.exchanges.last().getByRole('note');
		await expect(note).toContainText('听到：');
		await expect(note).toContainText(/情绪没有变|→/);
		await expect(learner.exchanges.last().locator('mark').first()).toBeVisible();
		await learner.hears(lines[index + 1] ?? '?');
		await expect(learner.exchanges.last()).toContainText(reply.slice(0, 4));
	}
	const end = page.getByRole('region', { name: '示范到这里' });
	await expect(end.getByLabel(/^总分 \d+/)).toBeVisible();
	await expect(end).toContainText('6 月 5 日付 100,000 元');
	await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
	await page.getByRole('link', { name: '现在你来' }).click();
	await expect(learner.startButton).toBeVisible();
});

test('the arrow keys turn the pages both ways, Space plays, and the address keeps the step', async ({
	page,
	learner,
}) => {
	await page.goto('/practise/evasive-debtor/watch');
	await expect(player(page).getByRole('button', { name: '下一句' })).toBeEnabled();
	await page.keyboard.press('ArrowLeft');
	await stepIs(page, 1);
	for (let step = 2; step <= 4; step++) {
		await page.keyboard.press('ArrowRight');
		await stepIs(page, step);
	}
	await page.keyboard.press('ArrowLeft');
	await stepIs(page, 3);
	await expect(learner.exchanges).toHaveCount(3);
	await expect(page).toHaveURL(/\?step=3$/);
	await page.reload();
	await stepIs(page, 3);
	await expect(player(page).getByRole('button', { name: '下一句' })).toBeEnabled();
	await page.keyboard.press('Space');
	await expect(player(page).getByRole('button', { name: '暂停' })).toBeVisible();
	await page.keyboard.press('Space');
	await expect(player(page).getByRole('button', { name: '播放' })).toBeVisible();
	// In a field the keys are the field's own.
	await page.getByLabel('速度').focus();
	await page.keyboard.press('ArrowRight');
	await stepIs(page, 3);
});

test('it plays by itself at the pace that was chosen, waits while the page is hidden, and stops at the end', async ({
	page,
}) => {
	await page.clock.install();
	await page.goto(`/practise/evasive-debtor/watch?step=${steps - 2}`);
	await stepIs(page, steps - 2);
	await page.getByLabel('速度').selectOption('快');
	await press(page, '播放');
	await page.evaluate(() => Object.defineProperty(document, 'hidden', { configurable: true, value: true }));
	await page.clock.runFor(120_000);
	await stepIs(page, steps - 2);
	await page.evaluate(() => Object.defineProperty(document, 'hidden', { configurable: true, value: false }));
	await page.clock.runFor(120_000);
	await stepIs(page, steps);
	await expect(player(page).getByRole('button', { name: '从头播' })).toBeVisible();
	await press(page, '从头播');
	await stepIs(page, 1);
});

test('one takes over in the middle: the talk goes on, and the debrief and the history say what was watched', async ({
	page,
	learner,
}) => {
	test.slow();
	await page.goto('/practise/evasive-debtor/watch?step=4');
	await press(page, '从这里我来');
	await expect(learner.options.first()).toBeVisible();
	await expect(learner.exchanges).toHaveCount(4);
	await learner.hears(lines[3] ?? '?');
	const { run, row } = await runOnDisk(page, learner.run);
	expect(run.head).toMatchObject({
		coaching: 'coached',
		watched: { rehearsal: 'excellent', entries: run.entries.length },
	});
	expect(row).toMatchObject({ replies: 3, watched: 3, phase: 'talk' });

	await page.goto('/');
	await expect(page.getByText('说到一半 · 对话第 3 句')).toBeVisible();
	await page.getByRole('link', { name: '接着说' }).click();
	await expect(learner.exchanges).toHaveCount(4);
	await expect(learner.options.first()).toBeVisible();
	for (const [index, reply] of replies.entries()) if (index >= 3) await learner.says(reply);
	await learner.goesToFollowUp();
	await learner.fillsIn(play);
	await learner.files();
	await expect(page.getByRole('main')).toContainText('前 3 句看的示范');
	expect(await learner.total()).toBeGreaterThanOrEqual(95);
	await page.goto('/history');
	await expect(page.getByRole('main').getByRole('list').getByRole('listitem')).toContainText('前 3 句看的示范');
	// The best score is one's own.
	await page.goto('/');
	await expect(page.getByRole('link', { name: /总在开会的王总.*未练/ })).toBeVisible();
});

test('at the end one takes over the follow-up', async ({ page, learner }) => {
	await page.goto(`/practise/evasive-debtor/watch?step=${steps}`);
	await press(page, '跟进我来写');
	await learner.goesToFollowUp();
	await learner.fillsIn(play);
	await learner.files();
	await expect(page.getByRole('main')).toContainText(`前 ${replies.length} 句看的示范`);
});

test('the silence that was switched off on the briefing stays off when one takes over', async ({ page, learner }) => {
	await page.goto('/practise/evasive-debtor');
	await learner.prepares(play);
	await page.getByRole('checkbox', { name: /^计着时说/ }).uncheck();
	await page.getByRole('link', { name: '先看一遍' }).click();
	await press(page, '从这里我来');
	await expect(learner.options.first()).toBeVisible();
	expect((await runOnDisk(page, learner.run)).run.head.silence).toBe(false);
});

test('the other language shows the same step', async ({ page, learner }) => {
	await page.goto('/practise/evasive-debtor/watch?step=3');
	await expect(player(page).getByRole('button', { name: '下一句' })).toBeEnabled();
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByRole('status').filter({ hasText: `Step 3 of ${steps}` })).toBeVisible();
	await expect(learner.exchanges).toHaveCount(3);
	await expect(page).toHaveTitle(/^Model: /);
});

test('a disk that refuses is told, and the model stays', async ({ page }) => {
	await page.addInitScript(() => {
		IDBObjectStore.prototype.add = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
	});
	await page.goto('/practise/evasive-debtor/watch?step=2');
	await press(page, '从这里我来');
	await expect(page.getByText(/^没能开始：/)).toBeVisible();
	await stepIs(page, 2);
});

test('there is no model of what is no scenario', async ({ page, misdeeds }) => {
	await page.goto('/practise/nobody/watch');
	await expect(page.getByRole('heading', { name: '没有这一页' }).first()).toBeVisible();
	// The browser itself reports the answer 404.
	misdeeds.splice(0, misdeeds.length, ...misdeeds.filter((each) => !each.includes('404')));
});

const channels = [
	{ channel: 'telephone', id: 'evasive-debtor', locales: ['zh-CN'] },
	{ channel: 'WeChat', id: 'disputed-statement', locales: ['en-GB'] },
	{ channel: 'visit', id: 'cash-flow-excuse', locales: ['zh-CN', 'en-GB'] },
];
for (const { channel, id, locales } of channels) {
	for (const locale of locales) {
		test.describe(`${channel}, ${locale}`, () => {
			test.use({ locale });
			test('the model is accessible in both themes and fits 320, 390 and 1280 px, in the middle and at the end', async ({
				page,
				learner,
			}) => {
				for (const step of [3, 1000]) {
					await page.goto(`/practise/${id}/watch?step=${step}`);
					await expect(learner.exchanges.nth(2)).toBeVisible();
					await expectAccessible(page, `step ${step}`);
					await expectNoSidewaysScroll(page, `step ${step}`);
				}
			});
		});
	}
}
