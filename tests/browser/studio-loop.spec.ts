/** The whole way of a scenario, from an empty page to a debrief, as a trainer goes it at one desk: by keyboard where one writes. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { Learner } from './support/learner.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: '剧本正文' });
const pane = (page: Page) => page.getByRole('tabpanel');
const file = (page: Page) => page.getByRole('combobox', { name: '稿子里的文件' }).first();
const here = (page: Page) => page.getByRole('region', { name: '光标这一行的毛病' });

async function looksAt(page: Page, tab: string): Promise<void> {
	await page.getByRole('tab', { name: new RegExp(`^${tab}\\d*$`) }).click();
}

/** To the end of a state's heading, by the list of states. */
async function goesTo(page: Page, state: string): Promise<void> {
	await editor(page).press('Control+o');
	await page.getByRole('combobox', { name: '场景的名字' }).fill(state);
	await page.keyboard.press('Enter');
	await expect(editor(page)).toBeFocused();
}

/** Whatever the security policy refuses is a complaint in the console; its details make it one that can be understood. */
async function watchesPolicy(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', ({ violatedDirective, sample, sourceFile, lineNumber }) => {
			console.error(`policy: ${violatedDirective} ${sample} ${sourceFile}:${lineNumber}`);
		});
	});
}

async function beginsBlank(page: Page): Promise<void> {
	await watchesPolicy(page.context());
	await page.goto('/studio');
	await page.getByRole('button', { name: /空白剧本/ }).click();
	await expect(editor(page)).toBeVisible();
	await expect(file(page)).toHaveValue('zh.md');
}

/** A reply that leads to a new state, and the state: what a trainer adds in front of another one. */
const added = {
	zh: {
		before: '他想起来了',
		reply: '- 单子上写的是 5 月 20 日到期，您手边有吗？ `追问细节` [→ 他要看单子](#他要看单子)',
		state: `
## 他要看单子

> 单子？我这儿没看到。
> — \`推脱\`

> 什么单子？
> — 没听懂

- 我把对账单给您看， \`出示凭证 对账单\`您盯一眼第三行。 \`追问细节\` [→ 他想起来了](#他想起来了)
- 单子早就给过您了，您自己找找。 \`争辩指责\` [→ 没有下文](#没有下文)
  > “自己找找”是在推他。可以说：“我把对账单给您看。”
- 那您慢慢找，找到了再说，我们这边不着急，您什么时候方便什么时候看都可以。 \`轻易退让\` [→ 没有下文](#没有下文)
  > “不着急”又放他走了。可以说：“我把对账单给您看。”`,
	},
	en: {
		before: 'It comes back to him',
		reply:
			'- The invoice says 20 May. Have you got it to hand? `ask-specific` [→ He wants the paper](#he-wants-the-paper)',
		state: `
## He wants the paper

> What paper? I haven't seen one.
> — \`evade\`

> Which paper?
> — lost

- Here is the statement, \`cite-evidence statement\` it is the third line. \`ask-specific\` [→ It comes back to him](#it-comes-back-to-him)
- You were sent it long ago. Go and look. \`argue\` [→ Nothing comes of it](#nothing-comes-of-it)
  > “Go and look” pushes him away. Try: “Here is the statement.”
- Take all the time you need to find it, there is no hurry at all on our side, whenever it suits you. \`give-up\` [→ Nothing comes of it](#nothing-comes-of-it)
  > “No hurry” lets him off again. Try: “Here is the statement.”`,
	},
} as const;

/** In front of the state: the reply at the foot of the one before, then the new state. */
async function adds(page: Page, language: keyof typeof added, misspell = (text: string) => text): Promise<void> {
	const { before, reply, state } = added[language];
	await goesTo(page, before);
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.insertText(reply);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Enter');
	await page.keyboard.insertText(`${misspell(state)}\n`);
	await expect(editor(page)).toContainText(state.slice(state.indexOf('##') + 3, state.indexOf('\n', 3)));
}

test('from an empty page to the debrief: written, mended, seen, rehearsed, published and practised', async ({
	page,
}) => {
	test.slow();
	await beginsBlank(page);
	const counts = page.getByRole('status').filter({ hasText: '存好了' });
	await expect(counts).toContainText('0 处错误，0 处提醒');

	// A slip of the pen, and the key that mends it.
	await adds(page, 'zh', (text) => text.replace('`争辩指责`', '`争辩指则`'));
	await expect(pane(page).getByText(/没有“争辩指则”这个动作/)).toBeVisible();
	// The other language does not have the new state: that is found too.
	await expect(pane(page).locator('a[href="/help/findings/language-mismatch"]')).toHaveCount(1);
	const slip = here(page).getByText(/没有“争辩指则”这个动作/);
	await expect(async () => {
		await editor(page).press('F8');
		await expect(slip).toBeVisible({ timeout: 500 });
	}).toPass();
	await page.keyboard.press('Control+.');
	await expect(here(page).getByRole('button', { name: '改成“争辩指责”' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(pane(page).getByText(/争辩指则/)).toHaveCount(0);

	await file(page).selectOption('en.md');
	await adds(page, 'en');
	await expect(pane(page).getByText('没查出毛病。')).toBeVisible();
	await file(page).selectOption('zh.md');
	await expect(pane(page).getByText('没查出毛病。')).toBeVisible();

	await looksAt(page, '图');
	const drawn = pane(page)
		.getByRole('application')
		.getByRole('button', { name: /^场景 他要看单子，3 条回复/ });
	await expect(drawn).toBeVisible();
	await drawn.focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('## 他要看单子');

	await looksAt(page, '试演');
	const says = async (words: string) => {
		await pane(page).getByRole('button').filter({ hasText: words }).click();
	};
	const road = [
		'周经理您好，我是小林。',
		'单子上写的是 5 月 20 日到期',
		'我把对账单给您看',
		'这些天事情多，难免的。那',
	];
	for (const words of road) await says(words.slice(0, 9));
	await expect(pane(page).getByRole('heading', { name: /^演完了：/ })).toBeFocused();
	await pane(page).getByLabel('叫什么').fill('看单子');
	await pane(page).getByRole('button', { name: '存下来' }).click();
	await expect(file(page)).toHaveValue('看单子.zh.play.md');
	await pane(page)
		.getByRole('button', { name: /^彩排 1/ })
		.click();
	await expect(pane(page).getByText('1 份都对得上。')).toBeVisible();

	await page.getByRole('button', { name: '发布', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: /发布到/ });
	await expect(dialog.getByText('中文可以发布。')).toBeVisible();
	await expect(dialog.getByText('English可以发布。')).toBeVisible();
	await dialog.getByRole('button', { name: '发布', exact: true }).click();
	await dialog.getByRole('link', { name: '去练一遍' }).click();
	await expect(page.getByRole('heading', { name: '第一通电话', level: 1 })).toBeVisible();

	const learner = new Learner(page);
	await page.getByLabel('5 万元，5 月 20 日到期').check();
	await learner.starts();
	for (const words of road) await learner.options.filter({ hasText: words.slice(0, 9) }).click();
	await learner.goesToFollowUp();
	await learner.fillsInAnything();
	await learner.files();
	await expect(page.getByLabel(/^总分 \d+/).first()).toBeVisible();
});

test('a page that crashes while one types has kept what was told to be kept', async ({ context, page }) => {
	await beginsBlank(page);
	const address = page.url();
	await editor(page).press('Control+End');
	await page.keyboard.type('Late. Ask for the day. ');
	await expect(page.getByRole('status').filter({ hasText: '存好了' })).toBeVisible();
	await page.keyboard.type('And the ');
	// The process that draws the page is gone at once: nothing of ours runs any more.
	const crashed = page.waitForEvent('crash');
	const browser = await context.newCDPSession(page);
	browser.send('Page.crash').catch(() => undefined);
	await crashed;
	await page.close();

	const again = await context.newPage();
	await again.goto(address);
	await editor(again).press('Control+End');
	const last = again.locator('.cm-activeLine');
	await expect(last).toContainText('Late. Ask for the day.');
	expect('Late. Ask for the day. And the ').toContain(((await last.textContent()) ?? '').replace(/^.*(?=Late)/, ''));
	await again.keyboard.type('sum.');
	await expect(last).toContainText(/sum\.$/);
});

test('a second tab on the same manuscript is told of, and overwrites nothing', async ({ context, page }) => {
	await beginsBlank(page);
	const other = await context.newPage();
	await other.goto(page.url());
	await editor(other).press('Control+End');
	await other.keyboard.type(' THERE');
	await expect(other.getByRole('status').filter({ hasText: '存好了' })).toBeVisible();

	await page.bringToFront();
	await editor(page).press('Control+End');
	await page.keyboard.type(' HERE');
	await expect(page.getByText('这份稿子在另一个标签页里也改了。')).toBeVisible();
	// What the other one wrote is still what the disk has.
	await other.reload();
	await editor(other).press('Control+End');
	await expect(other.locator('.cm-activeLine')).toContainText(/ THERE$/);

	await page.getByRole('button', { name: '以这里的为准' }).click();
	await expect(page.getByText('这份稿子在另一个标签页里也改了。')).toHaveCount(0);
	await looksAt(page, '版本');
	await expect(
		pane(page)
			.getByRole('button', { name: /自动留的/ })
			.first(),
	).toBeVisible();
	await pane(page)
		.getByRole('button', { name: /自动留的/ })
		.first()
		.click();
	await expect(pane(page).getByText(/THERE/).first()).toBeVisible();
	await other.reload();
	await editor(other).press('Control+End');
	await expect(other.locator('.cm-activeLine')).toContainText(/ HERE$/);
});

test('what is typed over a selection replaces it, whatever it spans, and offends no policy', async ({ page }) => {
	await beginsBlank(page);
	await goesTo(page, '他说忙');
	// Over heading, quotes and bullets, each in type of its own.
	await page.keyboard.press('Home');
	for (let lines = 0; lines < 4; lines++) await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.type('x');
	await expect(page.locator('.cm-activeLine')).toHaveText(/^x/);
	await editor(page).press('Control+z');
	await expect(editor(page)).toContainText('## 他说忙');
	// Part of one line to part of another.
	await goesTo(page, '他说忙');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.insertText('得很');
	await expect(page.locator('.cm-activeLine')).toHaveText(/^## 他说忙得很.*回头再说吧。$/);
	await editor(page).press('Control+z');
	await editor(page).press('Control+a');
	await page.keyboard.insertText('全换掉');
	await expect(editor(page)).toHaveText('全换掉');
	await editor(page).press('Control+z');
	// In Chinese one composes what one types.
	await goesTo(page, '他说忙');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	const browser = await page.context().newCDPSession(page);
	await browser.send('Input.imeSetComposition', { text: 'heng', selectionStart: 4, selectionEnd: 4 });
	await browser.send('Input.imeSetComposition', { text: '很', selectionStart: 1, selectionEnd: 1 });
	await browser.send('Input.insertText', { text: '很' });
	await expect(page.locator('.cm-activeLine')).toHaveText(/^## 他说忙很.*回头再说吧。$/);
	await editor(page).press('Control+a');
	await page.keyboard.press('Backspace');
	await expect(editor(page)).toHaveText('');
});
