/** The test play beside the text of a scenario in the making, and its rehearsals. */
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const pane = (page: Page) => page.getByRole('tabpanel');
const option = (page: Page, words: string) => pane(page).getByRole('button').filter({ hasText: words });

/** A manuscript with the test play beside its text. */
async function begins(page: Page, from: 'blank' | 'copy' = 'blank'): Promise<void> {
	await page.goto('/studio');
	if (from === 'blank') await page.getByRole('button', { name: /空白剧本/ }).click();
	else {
		await page.getByRole('button', { name: /抄一份现成的/ }).click();
		await page.getByRole('dialog').getByRole('button', { name: /王总/ }).first().click();
	}
	await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);
	await page.getByRole('combobox', { name: '稿子里的文件' }).first().selectOption('zh.md');
	await page.getByRole('tab', { name: '试演' }).click();
	await expect(pane(page).getByRole('heading', { name: '现在的情形' })).toBeVisible();
}

/** Puts other words in place of what the pane leads to in the text. */
async function rewrites(page: Page, link: string, words: string): Promise<void> {
	await pane(page).getByRole('button', { name: link, exact: true }).first().click();
	await expect(page.getByRole('textbox', { name: /正文/ }).first()).toBeFocused();
	await page.keyboard.press('Delete');
	await page.keyboard.insertText(words);
}

const opening = '喂，哪位？';
const road = ['5 月 20 日到期的 5 万元货款还没到账', '是还没排上，还是单子有什么问题', '6 月 5 号对公转给我们'];

test('a play is saved as a rehearsal, breaks after an edit, and takes the new outcome as expected', async ({
	page,
}) => {
	await begins(page);
	await expect(pane(page).getByText(opening)).toBeVisible();
	for (const words of road) await option(page, words).first().click();
	await expect(pane(page).getByRole('heading', { name: /^演完了：/ })).toBeFocused();
	await pane(page).getByLabel('叫什么').fill('第一场');
	await pane(page).getByRole('button', { name: '存下来' }).click();
	await expect(page.getByRole('combobox', { name: '稿子里的文件' })).toHaveValue('第一场.zh.play.md');

	await pane(page)
		.getByRole('button', { name: /^彩排 1/ })
		.click();
	await expect(pane(page).getByText('1 份都对得上。')).toBeVisible();
	await pane(page).getByRole('button', { name: '试演' }).click();
	await rewrites(page, '对方的话', '> 喂？你是？');
	await expect(pane(page).getByText('喂？你是？')).toBeVisible();

	await pane(page)
		.getByRole('button', { name: /^彩排 1，1 份对不上/ })
		.click();
	await expect(pane(page).getByText(opening)).toBeVisible();
	await pane(page).getByRole('button', { name: '打开彩排 第一场 · 中文' }).press('a');
	await expect(pane(page).getByText('1 份都对得上。')).toBeVisible();

	await pane(page).getByRole('button', { name: '打开彩排 第一场 · 中文' }).press('Delete');
	await expect(pane(page).getByText('还没有彩排', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: '放回来' }).click();
	await expect(pane(page).getByText('1 份都对得上。')).toBeVisible();
});

test('a play goes on from a state with what is assumed, and refuses what cannot be', async ({ page }) => {
	await begins(page, 'copy');
	await pane(page).getByRole('button', { name: '换个起点' }).click();
	const form = pane(page).getByRole('form', { name: '从哪里演起' });
	await form.getByLabel('场景').selectOption('推脱');
	await form.getByLabel(/^底细/).fill('9');
	await form.getByRole('button', { name: '演起来' }).click();
	await expect(form.getByRole('alert')).toContainText('底细只能在 0 到 1 之间，不会是 9。');
	await form.getByLabel(/^底细/).fill('1');
	await form.getByLabel('情绪').selectOption('认真');
	await form.getByLabel('等项目回款').check();
	await form.getByRole('button', { name: '演起来' }).click();
	await expect(pane(page).getByText('从「推脱」起，情绪是认真，底细=1，已知原因：等项目回款')).toBeVisible();
	await expect(pane(page).getByText('假定的').first()).toBeVisible();
	await expect(pane(page).getByRole('heading', { name: '你怎么接' })).toBeFocused();
	await page.keyboard.press('1');
	await expect(pane(page).getByRole('button', { name: '撤回一句' })).toBeEnabled();
	await pane(page).getByRole('button', { name: '撤回一句' }).click();
	await expect(pane(page).getByRole('button', { name: '撤回一句' })).toBeDisabled();
});

test('after an edit the play stops where it cannot go on, says why, and goes on when the words are back', async ({
	page,
}) => {
	await begins(page, 'copy');
	await option(page, '就一分钟，行吗？').click();
	await option(page, '“回头”是几号？').click();
	await expect(pane(page).getByText('第 2 句').first()).toBeVisible();
	// The first reply's link leads back to where the talk began: the second is not on offer there.
	await rewrites(page, '这一句', '- 就一分钟，行吗？ `征询时间` [→ 接通](#接通)');
	await expect(pane(page).getByRole('alert')).toContainText('改过以后，演到第 2 句就停下了。');
	await expect(pane(page).getByRole('alert')).toContainText('这一句现在在「推脱」里');
	await page.keyboard.press('ControlOrMeta+z');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(pane(page).getByRole('alert')).toBeHidden();
	await expect(pane(page).getByText('第 2 句').first()).toBeVisible();
});

test('what is typed is heard as in a free talk', async ({ page }) => {
	await begins(page, 'copy');
	await pane(page).getByRole('button', { name: '自己打字' }).click();
	await pane(page).getByRole('textbox').fill('王总，就耽误您一分钟，行吗？');
	await pane(page).getByRole('button', { name: '说出去' }).click();
	await expect(pane(page).getByText('征询时间').first()).toBeVisible();
});

test('on a telephone, with nothing but its own words', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await begins(page, 'copy');
	await option(page, '就一分钟，行吗？').click();
	await expectNoSidewaysScroll(page, 'test play');
	await pane(page).getByRole('button', { name: '换个起点' }).click();
	await pane(page).getByRole('form').getByLabel('场景').selectOption('推脱');
	await expectAccessible(page, 'start of a test play');
	await expectNoSidewaysScroll(page, 'start of a test play');
	await pane(page)
		.getByRole('button', { name: /^彩排 \d+/ })
		.click();
	await expect(pane(page).getByText(/^\d+ 份都对得上。$/)).toBeVisible();
	await expectAccessible(page, 'rehearsals');
	await expectNoSidewaysScroll(page, 'rehearsals');
});
