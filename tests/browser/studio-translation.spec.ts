/** The two languages of a manuscript side by side. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const sourceOf = (language: string) =>
	readFileSync(`scenarios/evasive-debtor/${language}.md`, 'utf8').replace('id: evasive-debtor', 'id: written-here');

async function opens(page: Page, files: Record<string, string>): Promise<void> {
	await page.goto('/studio');
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles(
			Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) })),
		);
	await page.getByRole('tab', { name: '中英对照' }).click();
}

const pane = (page: Page) => page.getByRole('tabpanel');
const words = (page: Page, name: string) => pane(page).getByRole('textbox', { name, exact: true });
const left = (page: Page) => pane(page).getByRole('status').first();

test('English is written beside Chinese, and a difference mended by keyboard; both are there after a reload', async ({
	page,
}) => {
	const en = sourceOf('en').replace('someone sign with you? `verify contact`', 'someone sign with you? `press`');
	await opens(page, { 'zh.md': sourceOf('zh'), 'en.md': en });
	await expect(left(page)).toHaveText('还有 1 处不一致，0 处没翻。');
	await words(page, '标题，英文').fill('Mr Wong is in a meeting again');
	await page.keyboard.press('F8');

	const reply = words(page, '回复 2，英文');
	await expect(reply).toBeFocused();
	await expect(pane(page).getByText('回复的动作不一样')).toBeVisible();
	const mended = (await reply.inputValue()).replace('`press`', '`verify contact`');
	await page.keyboard.press('Control+a');
	await page.keyboard.insertText(mended);
	await expect(left(page)).toHaveText('两种语言结构一致，都翻好了。');
	await expect(reply).toBeFocused();
	// Word by word, and the cursor stays where it is.
	await page.keyboard.press('Home');
	await page.keyboard.press('Control+Home');
	await page.keyboard.type('Well, ');
	await expect(reply).toHaveValue(`Well, ${mended}`);
	await expect.poll(() => reply.evaluate((box: HTMLTextAreaElement) => box.selectionStart)).toBe(6);
	await expect(page.getByText('存好了')).toBeVisible();

	await page.reload();
	await page.getByRole('tab', { name: '中英对照' }).click();
	await expect(left(page)).toHaveText('两种语言结构一致，都翻好了。');
	await expect(words(page, '标题，英文')).toHaveValue('Mr Wong is in a meeting again');
	await page.getByRole('navigation', { name: '部分和场景' }).getByRole('button', { name: '没回音' }).click();
	await expect(reply).toHaveValue(`Well, ${mended}`);

	await pane(page).getByRole('button', { name: '到英文正文：回复 2' }).click();
	await expect(page.getByRole('textbox', { name: '剧本正文' })).toBeFocused();
	await expect(page.getByRole('textbox', { name: '剧本正文' })).toContainText('Well, Mr Wong, do you sign');
});

test('what one language lacks is taken over, and counts until it is translated', async ({ page }) => {
	const en = sourceOf('en').replace(/- Mr Wong, was it something I did\?[^\n]*\n[^\n]*\n/, '');
	await opens(page, { 'zh.md': sourceOf('zh'), 'en.md': en });
	await pane(page).getByRole('button', { name: '不一致 1', exact: true }).click();
	await page.keyboard.press('F8');
	await expect(pane(page).getByText('英文没有')).toBeVisible();
	await expect(pane(page).getByRole('button', { name: '抄到英文' })).toBeFocused();
	await page.keyboard.press('Enter');
	const taken = words(page, '回复 3，英文');
	await expect(taken).toBeFocused();
	await expect(taken).toHaveValue(/`apologise for asking` \[→ WeChat\]\(#wechat\)$/);
	await expect(pane(page).getByRole('button', { name: '不一致 0', exact: true })).toBeVisible();
	await expect(pane(page).getByRole('button', { name: '没翻 2', exact: true })).toBeVisible();
	await expectAccessible(page, 'side by side');
	await page.getByRole('tab', { name: '中英对照' }).click();
	await expectNoSidewaysScroll(page, 'side by side');
});

test('the other language is begun from the one there is; a file that cannot be read says so', async ({ page }) => {
	await opens(page, { 'zh.md': sourceOf('zh') });
	await pane(page).getByRole('button', { name: '开始写英文' }).click();
	await expect(left(page)).toHaveText(/^还有 0 处不一致，\d{3} 处没翻。$/);
	await pane(page).getByRole('button', { name: '和正文并排' }).click();
	const editor = page.getByRole('textbox', { name: '剧本正文' });
	await editor.press('Control+Home');
	await page.keyboard.press('Delete');
	await expect(pane(page).getByText(/^中文还读不成剧本，能读到的照样列在下面。/)).toBeVisible();
	await expect(words(page, '标题，英文')).toHaveValue('总在开会的王总');
	await editor.press('Control+z');
	await expect(pane(page).getByText(/^中文还读不成剧本/)).toHaveCount(0);
});
