import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { zip } from '../../src/lib/core/exchange/zip.ts';
import { openFiles } from '../../src/lib/state/studio/opening.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const title = '三月的货款';
const scenario = readFileSync('src/lib/content/studio/blank.zh.md', 'utf8')
	.replace(/^id: .*$/m, 'id: files-case')
	.replace(/^title: .*$/m, `title: ${title}`);
const twee = ':: StoryTitle\n王总\n\n:: Start\n喂？哪位？\n(set: $x to 1)\n\n[[您好->谈妥]]\n\n:: 谈妥\n好，下周付。\n';

const inMemory = (name: string, text: string | Uint8Array) => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(text),
});

async function opens(page: Page, ...files: ReturnType<typeof inMemory>[]): Promise<void> {
	await page.goto('/studio');
	await page.locator('input[type=file]').first().setInputFiles(files);
}

/** The bench of a manuscript that was opened from a file. */
async function begins(page: Page): Promise<void> {
	await opens(page, inMemory('zh.md', scenario));
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.locator('.cm-content')).toBeVisible();
}

async function types(page: Page, words: string): Promise<void> {
	await page.locator('.cm-content').click();
	await page.keyboard.press('Control+End');
	await page.keyboard.insertText(words);
}

/** The pane beside the text, wide and light, narrow and dark. */
async function expectPaneAccessible(page: Page, where: string): Promise<void> {
	for (const [colorScheme, width] of [
		['dark', 390],
		['light', 1280],
	] as const) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		const { violations } = await new AxeBuilder({ page }).include('#pane').analyze();
		expect
			.soft(
				violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
				`${where}, ${width} px wide`,
			)
			.toEqual([]);
	}
}

const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: '存好了' })).toBeVisible();

test('versions are kept, compared word by word and restored, and that can be undone', async ({ page }) => {
	await begins(page);
	// On a narrow screen, too, it is the versions that are looked at.
	await page.setViewportSize({ width: 390, height: 844 });
	await page.getByRole('tab', { name: '版本' }).click();
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByRole('tab', { name: '版本' }).click();
	const list = page.getByRole('region', { name: '留下的版本' }).getByRole('listitem');
	await expect(list).toHaveCount(1);
	await expect(list.first()).toContainText('自动留的');

	await types(page, '\n\n我下周付款。');
	await page.getByLabel('给现在这一版起个名字').fill('初稿');
	await page.getByRole('button', { name: '留一版' }).click();
	await expect(list).toHaveCount(2);
	await expect(list.first()).toContainText('初稿');
	await page.locator('.cm-content').click();
	await page.keyboard.press('Control+End');
	for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowLeft');
	await page.keyboard.insertText('三');

	await list.first().getByRole('button', { name: /^初稿/ }).click();
	await expect(page.locator('del')).toHaveCount(0);
	await expect(page.locator('ins')).toHaveText(['三']);
	await expectPaneAccessible(page, 'a version beside the text');
	await page.getByRole('button', { name: '恢复成这一版' }).click();
	await expect(page.locator('.cm-content')).toContainText('我下周付款。');
	await expect(list).toHaveCount(3);
	await page.getByRole('button', { name: '撤销', exact: true }).last().click();
	await expect(page.locator('.cm-content')).toContainText('我下周三付款。');
	await saved(page);
});

test('a version is deleted, and put back', async ({ page }) => {
	await begins(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.getByRole('tab', { name: '版本' }).click();
	const list = page.getByRole('region', { name: '留下的版本' }).getByRole('listitem');
	await expect(list).toHaveCount(1);
	await page.getByLabel('给现在这一版起个名字').fill('初稿');
	await page.getByLabel('给现在这一版起个名字').press('Enter');
	await expect(list).toContainText('初稿');
	await list.getByRole('button', { name: /^删掉“初稿”/ }).click();
	await expect(list).toHaveCount(0);
	// The hand that deleted lies on the way back.
	await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(list).toHaveCount(1);
	await expectPaneAccessible(page, 'list of versions');
});

test('what was published stands in the history with its number, and can be the start of another manuscript', async ({
	page,
}) => {
	await begins(page);
	await page.getByRole('tab', { name: '版本' }).click();
	await page.getByRole('button', { name: '发布', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: /发布/ });
	await dialog.getByRole('button', { name: '发布', exact: true }).click();
	await expect(dialog.getByRole('status')).toContainText('发布好了');
	await page.keyboard.press('Escape');
	const published = page.getByRole('button', { name: /发布为第 \d+ 版，今天/ });
	await expect(published).toHaveCount(1);
	await published.click();
	const { pathname } = new URL(page.url());
	await page.getByRole('button', { name: '用这一版另起一份稿子' }).click();
	await expect.poll(() => new URL(page.url()).pathname).not.toBe(pathname);
	await expect(page.locator('.cm-content')).toContainText('files-case');
	await page.goto('/studio');
	await expect(page.getByRole('main').getByRole('link', { name: new RegExp(title) })).toHaveCount(2);
});

test('a tab that is killed loses nothing typed more than a moment ago', async ({ context, page }) => {
	await begins(page);
	await types(page, '\n\n这一句刚刚写下。');
	const address = page.url();
	// As long as a moment is.
	await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
	await page.close({ runBeforeUnload: false });
	const again = await context.newPage();
	await again.goto(address);
	await again.locator('.cm-content').click();
	await again.keyboard.press('Control+End');
	await expect(again.locator('.cm-content')).toContainText('这一句刚刚写下。');
});

test('on a full disk the bench says so, and the whole manuscript can be saved as a file', async ({ page }) => {
	await begins(page);
	await page.evaluate(() => {
		const put = IDBObjectStore.prototype.put;
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		Object.assign(window, { makeRoom: () => (IDBObjectStore.prototype.put = put) });
	});
	await types(page, '\n\n存不下的一句。');
	const notice = page.getByRole('status').filter({ hasText: '没存上' });
	await expect(notice).toContainText('存储满了');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		notice.getByRole('button', { name: '存成文件' }).click(),
	]);
	expect(download.suggestedFilename()).toBe('files-case.zip');
	const file = new Blob([readFileSync(await download.path())]);
	const opening = await openFiles([{ path: 'files-case.zip', file }], '2026-06-01');
	expect(opening.kind === 'manuscript' && opening.files[0]?.text).toContain('存不下的一句。');

	await page.evaluate(() => (window as unknown as { makeRoom: () => void }).makeRoom());
	await notice.getByRole('button', { name: '再存一次' }).click();
	await saved(page);
});

test('what cannot be opened says why and changes nothing; several files and a zip become one manuscript', async ({
	page,
}) => {
	const none = page.getByText('还没有。挑一个开头，先写起来。');
	const hostile = zip([
		{ path: 'zh.md', text: scenario },
		{ path: '../../zh.md', text: scenario },
	]);
	for (const [file, reason] of [
		[inMemory('合同.docx', 'PK'), '“合同.docx”不是能打开的文件'],
		[inMemory('README.md', '# 读我'), '“README.md”不是剧本'],
		[inMemory('a.zip', hostile), '指向文件夹外面'],
		[inMemory('a.html', '<script>document.title = 1</script>'), '这里没有故事'],
	] as const) {
		await opens(page, file);
		const notice = page.getByRole('status').filter({ hasText: '没打开，什么也没动。' });
		await expect(notice).toContainText(reason);
		await expect(none).toBeVisible();
	}
	await expectAccessible(page, 'a refused file');
	const play = readFileSync('scenarios/evasive-debtor/excellent.zh.play.md', 'utf8').replace(
		/^scenario: .*$/m,
		'scenario: files-case',
	);
	const packed = zip([
		{ path: 'files-case/zh.md', text: scenario },
		{ path: 'files-case/excellent.zh.play.md', text: play },
	]);
	for (const files of [
		[inMemory('王总.md', scenario), inMemory('excellent.zh.play.md', play)],
		[inMemory('包.zip', packed)],
	]) {
		await opens(page, ...files);
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(page.getByRole('combobox').first().getByRole('option')).toHaveText([
			'中文',
			'彩排：excellent（中文）',
		]);
	}
});

test('a file that is dropped on the page is opened', async ({ page }) => {
	await page.goto('/studio');
	const transfer = await page.evaluateHandle((text) => {
		const data = new DataTransfer();
		data.items.add(new File([text], '王总.zh.md'));
		return data;
	}, scenario);
	const target = page.getByRole('heading', { level: 1 });
	await target.dispatchEvent('dragover', { dataTransfer: transfer });
	await expect(page.getByText('放开，就打开')).toBeVisible();
	await target.dispatchEvent('drop', { dataTransfer: transfer });
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('what a Twine story had that did not come across is told until one has done with it', async ({ page }) => {
	await opens(page, inMemory('王总.twee', twee));
	const notice = page.getByRole('status').filter({ hasText: /有 \d+ 处没有照搬，或者要补/ });
	await expect(notice).toBeVisible();
	await page.reload();
	await notice.getByRole('button', { name: '看看是哪些' }).click();
	const dialog = page.getByRole('dialog', { name: '打开时要知道的' });
	await expect(dialog).toContainText('宏“(set: $x to 1)”没有照搬');
	await expectAccessible(page, 'what did not come across');
	await dialog.getByRole('button', { name: '知道了，不用再说' }).click();
	await expect(notice).toHaveCount(0);
	await page.reload();
	await expect(page.locator('.cm-content')).toContainText('(set: $x to 1)');
	await expect(notice).toHaveCount(0);
});

test('a manuscript is written into a folder and opened from it, and another scenario there is not overwritten unasked', async ({
	page,
}) => {
	await page.addInitScript(() => {
		window.showDirectoryPicker = () => navigator.storage.getDirectory();
	});
	await begins(page);
	await page.getByRole('button', { name: '存成文件' }).click();
	const dialog = page.getByRole('dialog', { name: '存成文件' });
	await expectAccessible(page, 'ways to save');
	await dialog.getByRole('button', { name: /^写进文件夹/ }).click();
	await expect(dialog.getByRole('status')).toContainText('写进了');

	await page.goto('/studio');
	await page.getByRole('button', { name: '选文件夹' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

	await opens(page, inMemory('zh.md', scenario.replace('files-case', 'other-case')));
	await page.getByRole('button', { name: '存成文件' }).click();
	await dialog.getByRole('button', { name: /^写进文件夹/ }).click();
	await expect(dialog.getByRole('alert')).toContainText('另一个剧本（files-case）');
	await dialog.getByRole('button', { name: '算了' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		dialog.getByRole('button', { name: /^XState/ }).click(),
	]);
	expect(download.suggestedFilename()).toBe('other-case.zh.xstate.json');
});

test('the script can be read at any width and printed', async ({ page }) => {
	await begins(page);
	await page.getByRole('button', { name: '存成文件' }).click();
	await page.getByRole('link', { name: /^排好的话术脚本/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.getByRole('heading', { level: 2, name: /^1\. / })).toBeVisible();
	await expectAccessible(page, 'script');
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page, 'script');
	await page.emulateMedia({ media: 'print' });
	for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden();
	await expect(page.getByText(/^回款陪练 · 话术脚本/)).toBeVisible();
});
