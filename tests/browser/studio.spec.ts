import type { Page } from '@playwright/test';
import { expectReadable, expectTargets } from './support/reach.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: /正文|Text/ }).first();

async function beginsBlank(page: Page): Promise<void> {
	await page.goto('/studio');
	await page.getByRole('button', { name: /空白剧本/ }).click();
	await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);
	await expect(page.getByRole('heading', { name: '第一通电话', level: 1 })).toBeVisible();
	await expect(editor(page)).toBeVisible();
}

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
	await expect(page.getByRole('textbox', { name: /正文/ }).first()).toContainText('id: evasive-debtor-2');
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
