/** The report beside the text of a scenario in the making. */
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const pane = (page: Page) => page.getByRole('tabpanel');
const section = (page: Page, name: string) =>
	pane(page)
		.locator('section')
		.filter({ has: page.getByRole('heading', { name, exact: true, level: 2 }) });

test('the report on a blank scenario tells totals and endings, and grows old when the text changes', async ({
	page,
}) => {
	await page.goto('/studio');
	await page.getByRole('button', { name: /空白剧本/ }).click();
	await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);
	await page.getByRole('combobox', { name: '稿子里的文件' }).first().selectOption('zh.md');
	await page.getByRole('tab', { name: '报告' }).click();
	await pane(page).getByRole('button', { name: '跑一遍报告' }).click();
	await expect(pane(page).getByText('报告出来了。')).toBeVisible();

	const total = section(page, '能得多少分').getByRole('row').filter({ hasText: '总分' });
	await expect(total.getByRole('cell')).toHaveText([/^\d+$/, /^\d+\.\d$/, /^\d+$/]);
	await expect(section(page, '能得多少分').getByRole('img')).toBeVisible();
	await expect(section(page, '几种打法各得多少').getByRole('row')).toHaveCount(10);
	const endings = section(page, '走得到哪里').getByRole('list', { name: '到每个结局最短怎么走' });
	await expect(endings.getByText(/^最少 \d+ 句$/).first()).toBeVisible();
	await expectAccessible(page, 'report');
	// On the narrow screen the text may have taken the pane's place.
	await page.getByRole('tab', { name: '报告' }).click();
	await expectNoSidewaysScroll(page, 'report');

	await endings.getByRole('button').first().click();
	await expect(page.getByRole('textbox', { name: /正文/ }).first()).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.insertText('了');
	await expect(pane(page).getByText(/报告跑完以后正文又改过/)).toBeVisible();
	// Another tab and back: what was worked out is still there.
	await page.getByRole('tab', { name: '诊断' }).click();
	await page.getByRole('tab', { name: '报告' }).click();
	await expect(total).toBeVisible();
});
