/** The graph beside the text of a scenario in the making. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const pane = (page: Page) => page.getByRole('tabpanel');
const graph = (page: Page) => pane(page).getByRole('application');
const state = (page: Page, name: string) => graph(page).getByRole('button', { name: new RegExp(`^场景 ${name}，`) });
const view = (page: Page, name: string) => pane(page).getByRole('radio', { name });

/** The text that is selected in the editor. */
const selected = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '');

/** A copy of 王总's scenario with the graph beside its text. */
async function begins(page: Page): Promise<void> {
	await page.goto('/studio');
	await page.getByRole('button', { name: /抄一份现成的/ }).click();
	await page.getByRole('dialog').getByRole('button', { name: /王总/ }).first().click();
	await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);
	await page.getByRole('combobox', { name: '稿子里的文件' }).first().selectOption('zh.md');
	await page.getByRole('tab', { name: '图', exact: true }).click();
	await expect(state(page, '接通')).toBeVisible();
}

test('a state in the graph leads to its text, and the text cursor is marked in the graph', async ({ page }) => {
	await begins(page);
	await expect(state(page, '接通')).toHaveAccessibleName('场景 接通，6 条回复，0 处诊断、起点');
	await state(page, '饭局').click();
	await expect.poll(() => selected(page)).toBe('## 饭局');
	await expect(state(page, '饭局')).toHaveAttribute('aria-current', 'location');
	const told = pane(page).getByRole('complementary', { name: '饭局' });
	await expect(told.getByRole('listitem').filter({ hasText: '天天晚上这个点打' })).toContainText('您明天要再不接');
	await told.getByRole('button', { name: /不吵您吃饭/ }).click();
	await expect.poll(() => selected(page)).toContain('不吵您吃饭');
});

test('the arrow keys follow the lines, and Enter opens the text', async ({ page }) => {
	await begins(page);
	await state(page, '接通').focus();
	await page.keyboard.press('ArrowDown');
	await expect(state(page, '改约晚上')).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(state(page, '改约晚上')).not.toBeFocused();
	await page.keyboard.press('Home');
	await expect(state(page, '接通')).toBeFocused();
	// One stop of the Tab key, not thirty.
	await expect(graph(page).locator('[tabindex="0"]')).toHaveCount(1);
	await page.keyboard.press('Enter');
	await expect.poll(() => selected(page)).toBe('## 接通');
});

test('a line tells the replies that share it', async ({ page }) => {
	await begins(page);
	const bundle = graph(page).locator('[data-bundle] text').filter({ hasText: /^2$/ }).first();
	await bundle.click({ force: true });
	const told = pane(page).getByRole('complementary');
	await expect(told.getByRole('listitem')).toHaveCount(2);
	await pane(page)
		.getByRole('button', { name: /^另有 3 条/ })
		.click();
	await expect(pane(page).getByRole('complementary', { name: '处处都能用的回复' })).toBeVisible();
});

test('typing words moves nothing; a new link is drawn', async ({ page }) => {
	await begins(page);
	const lines = graph(page).locator('[data-bundle]');
	await pane(page).getByRole('button', { name: '看全图' }).click();
	const place = () => state(page, '接通').boundingBox();
	const before = await place();
	const drawn = await lines.count();
	await state(page, '接通').focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => selected(page)).toBe('## 接通');
	await page.keyboard.press('End');
	await page.keyboard.insertText('了没有');
	await expect(state(page, '接通了没有')).toBeVisible();
	expect(await state(page, '接通了没有').boundingBox()).toEqual(before);
	await page.keyboard.press('Enter');
	await page.keyboard.insertText('\n- 我明天再打给您。 `约定跟进` [→ 僵住](#僵住)\n');
	await expect(lines).not.toHaveCount(drawn);
});

test('the search, the list and the moods say the same without a picture', async ({ page }) => {
	await begins(page);
	await pane(page).getByRole('searchbox').fill('滨江花园');
	await expect(pane(page).getByRole('status').filter({ hasText: /／1/ })).toBeVisible();
	await view(page, '清单').check({ force: true });
	const list = pane(page).getByRole('list', { name: '场景清单' });
	await expect(list.locator('> li')).toHaveCount(1);
	await list.getByText('改约晚上').click();
	await expect(list.getByRole('button', { name: /您是住滨江花园吧/ })).toBeVisible();
	await list.getByRole('button', { name: '去 翻脸' }).click();
	await expect(list.locator('summary').filter({ hasText: '翻脸' })).toBeFocused();
	await view(page, '情绪').check({ force: true });
	await expect(pane(page).getByRole('img', { name: '情绪图' })).toBeVisible();
	await expect(pane(page).getByRole('row').filter({ hasText: '敷衍' }).first()).toContainText('争辩指责');
});

test('heat counts what rehearsals and trial runs come by, in figures', async ({ page }) => {
	await begins(page);
	const heat = pane(page).getByRole('combobox', { name: '走过几次' });
	await heat.selectOption({ label: '彩排' });
	await expect(state(page, '接通')).toHaveAccessibleName(/起点、\d+ 次$/);
	await heat.selectOption({ label: '程序试走' });
	await expect(pane(page).getByText(/^程序试走 900 遍/)).toBeVisible();
	await expect(state(page, '接通')).toHaveAccessibleName(/、[1-9]\d{2,} 次$/);
});

test('the graph is kept as SVG and as PNG', async ({ page }) => {
	await begins(page);
	const kept = async (name: string) => {
		const download = page.waitForEvent('download');
		await pane(page).getByRole('button', { name }).click();
		return download;
	};
	const svg = await kept('SVG 图片，能放大、能改');
	expect(svg.suggestedFilename()).toMatch(/总在开会的王总.*\.svg$/);
	expect(readFileSync(await svg.path(), 'utf8')).toContain('>谈妥</text>');
	const png = readFileSync(await (await kept('PNG 图片')).path());
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	// A picture of nothing would be small.
	expect(png.length).toBeGreaterThan(50_000);
});

for (const name of ['图', '清单', '情绪'])
	test(`${name}: accessible, and nothing scrolls sideways`, async ({ page }) => {
		await begins(page);
		await view(page, name).check({ force: true });
		await expectAccessible(page, name);
		// On a narrow screen the text may have come to the front.
		await page.getByRole('tab', { name: '图', exact: true }).click();
		await expectNoSidewaysScroll(page, name);
	});
