import type { Page } from '@playwright/test';
import { Learner } from './support/learner.ts';
import { expectReadable, expectTargets } from './support/reach.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: /正文|Text/ }).first();
const state = (page: Page) => page.getByRole('status').filter({ hasText: /存好了|Saved/ });

async function beginsBlank(page: Page): Promise<void> {
	await page.goto('/studio');
	await page.getByRole('button', { name: /空白剧本/ }).click();
	await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);
	await expect(page.getByRole('heading', { name: '第一通电话', level: 1 })).toBeVisible();
	await expect(editor(page)).toBeVisible();
}

/** Puts words at the end of the first line that holds others. */
async function types(page: Page, after: string, words: string): Promise<void> {
	await page.locator('.cm-line').filter({ hasText: after }).first().click();
	await page.keyboard.press('End');
	await page.keyboard.type(words);
}

test('a blank scenario is written on, checked, published and practised', async ({ page }) => {
	await beginsBlank(page);
	await types(page, 'title: 第一通电话', '，又一通');
	await expect(page.getByRole('heading', { name: '第一通电话，又一通', level: 1 })).toBeVisible();
	await expect(state(page)).toContainText('0 处错误');
	await page.getByRole('button', { name: '发布', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: /发布到/ });
	await expect(dialog.getByText('中文可以发布。')).toBeVisible();
	await dialog.getByRole('button', { name: '发布', exact: true }).click();
	await dialog.getByRole('link', { name: '去练一遍' }).click();
	await expect(page.getByRole('heading', { name: '第一通电话，又一通', level: 1 })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: '第一通电话，又一通', level: 1 })).toBeVisible();

	const learner = new Learner(page);
	await page.getByRole('radio').first().check();
	await learner.starts();
	await learner.option('周经理您好，我是小林。5 月 20 日到期的 5 万元货款还没到账，您看哪天能安排？').click();
	await learner.goesToFollowUp();
	await learner.fillsInAnything();
	await learner.files();
	await expect(page.getByLabel(/^总分 \d+/)).toBeVisible();

	await page.goto('/');
	await expect(page.locator('main a[href="/practise/my-case"]')).toContainText('自己写的');
});

test('a mistake is told with its place, and cannot be published', async ({ page }) => {
	await beginsBlank(page);
	await page.getByRole('tab', { name: /诊断/ }).click();
	await types(page, '结局 达成', ' [');
	await types(page, 'version: 1', '一');
	await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toContainText('错误');
	await page.getByRole('button', { name: '发布', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: /发布到/ });
	await expect(dialog.getByText(/^中文有 \d+ 处错误/)).toBeVisible();
	await expect(dialog.getByRole('button', { name: '发布', exact: true })).toBeDisabled();
});

test('what was typed is there after a crash, and a second tab overwrites nothing', async ({ page, context }) => {
	await beginsBlank(page);
	await types(page, 'title: 第一通电话', '甲');
	await expect(state(page)).toBeVisible();
	const address = page.url();
	const second = await context.newPage();
	await second.goto(address);
	await expect(second.getByRole('heading', { name: '第一通电话甲', level: 1 })).toBeVisible();
	await types(second, 'title: 第一通电话', '乙');
	await expect(state(second)).toBeVisible();
	await types(page, 'title: 第一通电话', '丙');
	await expect(page.getByText(/另一个标签页里也改了/)).toBeVisible();
	await page.getByRole('button', { name: '以这里的为准' }).click();
	await expect(state(page)).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: '第一通电话甲丙', level: 1 })).toBeVisible();
});

test('a manuscript that was deleted can be put back', async ({ page }) => {
	await beginsBlank(page);
	await page.goto('/studio');
	await page.getByRole('button', { name: '删掉《第一通电话》' }).click();
	await expect(page.getByRole('link', { name: /第一通电话/ })).toHaveCount(0);
	await page.getByRole('button', { name: '放回来' }).click();
	await expect(page.getByRole('link', { name: /第一通电话/ })).toBeVisible();
});

test('a copy of one of ours has an id of its own, and its rehearsals with it', async ({ page }) => {
	await page.goto('/studio');
	await page.getByRole('button', { name: /抄一份现成的/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /总在开会的王总/ })
		.click();
	await expect(page.getByRole('heading', { name: '总在开会的王总（抄本）', level: 1 })).toBeVisible();
	await expect(page.getByRole('combobox').first().getByRole('option')).not.toHaveCount(2);
	await page.getByRole('button', { name: '发布', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: /发布到/ });
	await expect(dialog.getByText('中文可以发布。')).toBeVisible();
	await expect(dialog.getByText('彩排 excellent 放得通，会当作示范。').first()).toBeVisible();
});

test('the studio and its bench are fit for everyone', async ({ page }) => {
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 800 });
		await page.goto('/studio');
		await expectAccessible(page, `studio ${width}`);
		await expectReadable(page, `studio ${width}`);
		await expectTargets(page, `studio ${width}`);
		await expectNoSidewaysScroll(page, `studio ${width}`);
		await beginsBlank(page);
		await expectAccessible(page, `bench ${width}`);
		await expectNoSidewaysScroll(page, `bench ${width}`);
	}
});
