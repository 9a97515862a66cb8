import type { Page } from '@playwright/test';
import { firstReplies, rehearsalOf } from './support/rehearsals.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const languages = [
	{
		locale: 'zh-CN',
		missing: '没有这一页',
		failed: '这一页没能打开',
		kept: '练过的都还在这台电脑的浏览器里',
		back: '回到剧本',
		history: '看看练过的',
		again: '再试一次',
		unfetched: /没取到要用的部分/,
	},
	{
		locale: 'en-GB',
		missing: 'No such page',
		failed: 'This page did not open',
		kept: 'What you practised is still in this browser',
		back: 'Back to the scenarios',
		history: 'What you practised',
		again: 'Try again',
		unfetched: /could not be fetched/,
	},
] as const;

/** What a browser says of answers that are no pages, and of what it could not fetch. */
const offline = [/Failed to load resource|Failed to fetch|preload/i];

/** Modules and data do not come; what was fetched already stays. */
const goesOffline = (page: Page) => page.context().setOffline(true);
const told = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

for (const { locale, missing, failed, kept, back, history, again, unfetched } of languages) {
	test.describe(`in ${locale}`, () => {
		test.use({ locale, expectedComplaints: offline });

		test('an address that leads nowhere says so, and leads back and to the history', async ({ page }) => {
			for (const path of ['/no-such-page', '/practise/no-such-scenario', '/debrief', '/history/x']) {
				const answer = await page.goto(path);
				// Which scenarios were published in this browser only the browser knows.
				expect(answer?.status()).toBe(path.startsWith('/practise') ? 200 : 404);
				await expect(page.getByRole('heading', { name: missing, level: 1 })).toBeVisible();
				await expect(page.getByRole('button', { name: again })).toHaveCount(0);
			}
			await expectAccessible(page, 'no such page');
			await expectNoSidewaysScroll(page, 'no such page');
			await page.getByRole('main').getByRole('link', { name: history }).click();
			await expect(page).toHaveURL(/\/history$/);
			await page.goto('/no-such-page');
			await page.getByRole('link', { name: back }).click();
			await expect(page).toHaveURL(/\/$/);
		});

		test('a page whose parts do not come says why and what is safe, and opens once they do', async ({ page }) => {
			await page.goto('/history');
			await expect(page.getByRole('contentinfo')).toBeVisible();
			await goesOffline(page);
			await page.locator('header a[href="/"]').last().click();
			await expect(page.getByRole('heading', { name: failed, level: 1 })).toBeVisible();
			await expect(page.getByRole('main')).toContainText(kept);
			await expect(told(page)).toContainText(unfetched);
			await expect(page.getByRole('link', { name: back })).toBeVisible();
			await expectAccessible(page, 'a page that did not come');
			await expectNoSidewaysScroll(page, 'a page that did not come');

			// Still no connection: the page stays, and so does what it says.
			await page.getByRole('button', { name: again }).click();
			await expect(page.getByRole('heading', { name: failed, level: 1 })).toBeVisible();
			await page.context().setOffline(false);
			// The browser may need a moment to see that the connection is back: pressed too early, the page stays once more.
			await expect(async () => {
				const retry = page.getByRole('button', { name: again });
				if (await retry.isVisible()) await retry.click({ timeout: 1000 });
				await expect(page.getByRole('heading', { name: failed })).toHaveCount(0, { timeout: 3000 });
			}).toPass();
			await expect(page).toHaveURL(/\/$/);
			await expect(page.locator('main a[href="/practise/evasive-debtor"]')).toBeVisible();
		});
	});
}

test.describe('in the middle of a talk', () => {
	test.use({ expectedComplaints: offline });

	test('a part that does not come is told, the talk goes on, and a reload brings both back', async ({
		page,
		learner,
	}) => {
		const play = rehearsalOf('evasive-debtor', 'excellent');
		await learner.begins(play, { silence: false });
		await learner.talks(firstReplies(play, 1).talk);
		await goesOffline(page);
		await page.getByRole('button', { name: '挂断' }).click();
		await expect(told(page)).toContainText('没取到要用的部分');
		const talk = firstReplies(play, 2).talk.slice(firstReplies(play, 1).talk.length);
		await learner.talks(talk);
		await page.context().setOffline(false);
		await told(page).getByRole('button', { name: '重新载入' }).click();
		await expect(told(page)).toHaveCount(0);
		await expect(learner.exchanges).toHaveCount(3);
		await page.getByRole('button', { name: '挂断' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
	});
});
