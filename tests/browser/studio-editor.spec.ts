import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const source = readFileSync('scenarios/evasive-debtor/zh.md', 'utf8').replace('id: evasive-debtor', 'id: written-here');

async function opens(page: Page, text: string, more: { name: string; text: string }[] = []): Promise<void> {
	const file = (name: string, words: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(words) });
	await page.goto('/studio');
	await page.locator('input[type=file]').first().setInputFiles([file('zh.md', text), ...more.map((each) => file(each.name, each.text))]); // prettier-ignore
	await expect(content(page)).toBeVisible();
}

const content = (page: Page) => page.getByRole('textbox', { name: '剧本正文' });
const here = (page: Page) => page.getByRole('region', { name: '光标这一行的毛病' });

/** To a state by its list, the cursor at the end of its heading. */
async function goesTo(page: Page, name: string): Promise<void> {
	await content(page).press('Control+o');
	await page.getByRole('combobox', { name: '场景的名字' }).fill(name);
	await page.keyboard.press('Enter');
	await expect(content(page)).toBeFocused();
}

test('a misspelt act is underlined, told and mended by a key; undo brings it back', async ({ page }) => {
	await opens(page, source.replace('`征询时间`我到点', '`征询时问`我到点'));
	await goesTo(page, '接通');
	const wrong = page.locator('.cm-lintRange-error');
	await expect(wrong.first()).toBeVisible();
	await page.keyboard.press('F8');
	await expect(here(page)).toContainText('没有“征询时问”这个动作');
	await expect(here(page).getByRole('link', { name: /^怎么改/ })).toHaveAttribute('href', '/help/findings/unknown-act');
	await page.keyboard.press('Control+.');
	await expect(here(page).getByRole('button', { name: '改成“征询时间”' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(wrong).toHaveCount(0);
	await expect(content(page)).toContainText('`征询时间`我到点');
	await content(page).press('Control+z');
	await expect(wrong.first()).toBeVisible();
});

test('acts are offered with what they mean, and a reply is put in from the palette with fields to fill', async ({
	page,
}) => {
	await opens(page, source);
	await goesTo(page, '收单');
	await content(page).press('Control+k');
	await page.getByRole('combobox', { name: /^找一找/ }).fill('一句得力');
	await page.keyboard.press('Enter');
	await page.keyboard.insertText('十六号是周几？');
	await page.keyboard.press('Tab');
	await page.keyboard.insertText('追');
	const list = page.getByRole('listbox', { name: '可以写的' });
	const offered = list.getByRole('option', { name: '追问细节' });
	await expect(offered).toContainText('得力');
	// By hand: the list takes no key in the first moments, lest what is typed be taken for a choice.
	await offered.click();
	await expect(content(page)).toContainText('- 十六号是周几？ `追问细节` [→ 收单](#收单)');
});

test('a state is renamed everywhere it is meant, in the rehearsals too', async ({ page }) => {
	const play = readFileSync('scenarios/evasive-debtor/excellent.zh.play.md', 'utf8').replace('scenario: evasive-debtor', 'scenario: written-here'); // prettier-ignore
	await opens(page, source, [{ name: 'excellent.zh.play.md', text: play }]);
	await goesTo(page, '谈妥');
	await page.keyboard.press('F2');
	const name = page.getByRole('textbox', { name: '新名字' });
	await expect(page.getByText(/^连同链接和跟进，一共改 \d+ 处/)).toBeVisible();
	await name.fill('没谈成');
	await expect(page.getByText('已经有一个场景叫这个名字。')).toBeVisible();
	await name.fill('说定了');
	await page.keyboard.press('Enter');
	await expect(content(page)).toContainText('## 说定了');
	await page.keyboard.press('Shift+F12');
	await expect(page.getByRole('option', { name: /\[→ 说定了\]\(#说定了\)/ }).first()).toBeVisible();
	await page.keyboard.press('Escape');
	await page.getByRole('combobox', { name: '稿子里的文件' }).selectOption('excellent.zh.play.md');
	await expect(content(page)).toContainText('ending: 说定了');
});

test('what is typed into the form stands in the text, and nothing else there changes', async ({ page }) => {
	await opens(page, source.replace('minutes: 10', 'minutes: 10 # about'));
	await page.getByRole('tab', { name: '资料' }).click();
	await page.getByRole('textbox', { name: '大约几分钟' }).fill('很久');
	await page.keyboard.press('Tab');
	await expect(page.getByText('minutes 应是 1 到 240 之间的整数。').first()).toBeVisible();
	await expect(page.getByRole('textbox', { name: '大约几分钟' })).toHaveAttribute('aria-invalid', 'true');
	await page.getByRole('textbox', { name: '大约几分钟' }).fill('12');
	await page.keyboard.press('Tab');
	await expect(content(page)).toContainText('minutes: 12 # about');
	await expect(page.getByRole('textbox', { name: '大约几分钟' })).toHaveAttribute('aria-invalid', 'false');
	await page.getByRole('button', { name: '加上第 3 张发票' }).click();
	await expect(page.getByRole('group', { name: '第 3 张发票' })).toBeVisible();
	await expect(content(page)).toContainText('- { number: A-3, amount: 10000, due: 2026-05-28 }');
	await content(page).press('Control+z');
	await expect(page.getByRole('group', { name: '第 3 张发票' })).toHaveCount(0);
});

test('the keyboard gets into the text and out again, and a link leads to its state', async ({ page }) => {
	await opens(page, source);
	await goesTo(page, '没回音');
	await content(page).press('Control+f');
	await page.getByRole('textbox', { name: '查找' }).pressSequentially('[→ 落字](#落字)');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await page.keyboard.press('F12');
	await expect(page.locator('.cm-activeLine')).toContainText('## 落字');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect(content(page)).not.toBeFocused();
});

test('both panes are sound for those who listen, on both screens and in both themes', async ({ page }) => {
	await opens(page, source.replace('`征询时间`我到点', '`征询时问`我到点'));
	await goesTo(page, '接通');
	await page.keyboard.press('F8');
	for (const [colorScheme, width] of [['light', 1280], ['dark', 390]] as const) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 844 });
		for (const tab of width < 960 ? ['正文', '资料'] : ['资料']) {
			await page.getByRole('tab', { name: tab }).click();
			const { violations } = await new AxeBuilder({ page }).include('#content').analyze();
			expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${tab}, ${width} px wide`).toEqual([]);
		}
	}
}); // prettier-ignore
