import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { draftsOnDisk, runOnDisk } from './support/disk.ts';
import { inOtherWords, sayBox, says } from './support/free.ts';
import type { Learner } from './support/learner.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

const play = rehearsalOf('evasive-debtor', 'excellent');
const nonsense = '苹果香蕉';

/** From the briefing into a free talk. */
async function begins(page: Page, learner: Learner, coaching: 'coached' | 'exam' = 'coached'): Promise<void> {
	await page.goto('/practise/evasive-debtor');
	await learner.prepares(play);
	await page.getByRole('radio', { name: /^自己说/ }).check();
	if (coaching === 'exam') await page.getByRole('radio', { name: /^考核/ }).check();
	await page.getByRole('checkbox', { name: /^计着时说/ }).setChecked(false);
	await learner.starts();
	await expect(sayBox(page)).toBeVisible();
}

const exchanges = (page: Page) => page.locator('ol.Transcript > li');

for (const width of [390, 1280]) {
	test(`${width} wide: a talk in one's own words comes to the best ending, and its debrief quotes them`, async ({
		page,
		learner,
	}) => {
		await page.setViewportSize({ width, height: 844 });
		const words = inOtherWords(play);
		await begins(page, learner);
		for (const said of words) {
			await says(page, said);
			await expect(exchanges(page).last().locator('mark').first()).toBeVisible();
		}
		await learner.goesToFollowUp();
		if (play.record) await learner.writesRecord(play.record);
		const message = '王总您好，HR-0312 货款 18.6 万：6 月 5 日付 10 万，6 月 18 日付 8.6 万，对公。请回“确认”。';
		await page.getByRole('textbox', { name: /^写给/ }).fill(message);
		await learner.files();
		const { run, row } = await runOnDisk(page, learner.run);
		expect(run.head.mode).toBe('free');
		expect(row.passed).toBe(true);
		expect(run.entries.find(({ kind }) => kind === 'message')).toMatchObject({ message: { parts: [], text: message } });
		const talk = page.getByRole('region', { name: /^批改过的对话/ });
		// Names of acts stand between the words.
		for (const said of words) await expect(talk).toContainText(said.slice(0, 2));
		expect(run.entries.flatMap((entry) => (entry.kind === 'reply' ? [entry.heard?.text] : []))).toEqual(words);
		await page.goto('/history');
		await expect(page.getByText('自由 · 陪练').filter({ visible: true })).toHaveCount(1);
	});
}

test('Enter says it, Shift and Enter begin a new line, and the Enter of an input method does neither', async ({
	page,
	learner,
}) => {
	await begins(page, learner);
	await expect(sayBox(page)).toBeEditable();
	await sayBox(page).fill('王总');
	await sayBox(page).press('Shift+Enter');
	await sayBox(page).pressSequentially('您好');
	await expect(sayBox(page)).toHaveValue('王总\n您好');
	for (const composing of [{ isComposing: true }, { keyCode: 229 }])
		await sayBox(page).dispatchEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...composing });
	await expect(exchanges(page)).toHaveCount(1);
	await expect(sayBox(page)).toHaveValue('王总\n您好');
	await says(page, nonsense);
	await expect(sayBox(page)).toHaveValue('');
	await expect(sayBox(page)).toBeFocused();
	await sayBox(page).fill('  \n ');
	await sayBox(page).press('Enter');
	await expect(exchanges(page)).toHaveCount(2);
});

test('what is half written survives a reload, a page that ends, and a reply that is taken back', async ({
	context,
	page,
	learner,
}) => {
	await begins(page, learner);
	await says(page, nonsense);
	await sayBox(page).fill('写到一半');
	await expect.poll(async () => (await draftsOnDisk(page)).get(`say:${learner.run}`)).toBe('写到一半');
	await page.reload();
	await expect(sayBox(page)).toHaveValue('写到一半');
	const address = page.url();
	await page.close();
	const again = await context.newPage();
	await again.goto(address);
	await expect(sayBox(again)).toHaveValue('写到一半');
	await again.getByRole('button', { name: '撤回' }).click();
	await expect(exchanges(again)).toHaveCount(1);
	await expect(sayBox(again)).toHaveValue('写到一半');
});

test('too much at once is told and not said, and hostile text is as good as any', async ({ page, learner }) => {
	await begins(page, learner);
	await sayBox(page).fill('付'.repeat(2100));
	await expect(page.getByRole('alert').filter({ hasText: '这里多了 100 个' })).toBeVisible();
	await sayBox(page).press('Enter');
	await expect(exchanges(page)).toHaveCount(1);
	await says(page, '‮<img src=x onerror=alert(1)> \u0000 (((((a+)+)+)+)+$');
	await expect(exchanges(page).last()).toContainText('<img src=x');
});

test('where nothing is understood the customer asks back, and the note says why and what the moment asks for', async ({
	page,
	learner,
}) => {
	await begins(page, learner);
	await says(page, nonsense);
	const note = exchanges(page).last().getByRole('note');
	await expect(note).toContainText('没听出在做什么');
	await expect(note).toContainText('这一刻等着你的是');
	await expect(exchanges(page).last().locator('.Speech')).not.toHaveText('');
	const log = (await runOnDisk(page, learner.run)).run.entries;
	expect(log.findLast(({ kind }) => kind === 'reply')).toMatchObject({ acts: [], heard: { text: nonsense } });
});

test('a red line in one’s own words ends the call as one from the list would', async ({ page, learner }) => {
	await begins(page, learner);
	await says(page, '再不还钱我找人打断你的腿，你家住哪我清楚得很');
	await expect(exchanges(page).last().getByRole('note')).toContainText('威胁恐吓');
	await expect(page.getByRole('link', { name: '去跟进', exact: true })).toBeVisible();
});

test('an exam shows nothing of what was heard', async ({ page, learner }) => {
	await begins(page, learner, 'exam');
	await says(page, inOtherWords(play)[0] ?? '');
	await says(page, nonsense);
	await expect(page.locator('mark, .Act')).toHaveCount(0);
	await expect(page.getByRole('note')).toHaveCount(0);
	await expect(page.getByRole('button', { name: '撤回' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^我其实是想/ })).toHaveCount(0);
});

test('a contested label is noted, changes nothing, and comes out as a line of data', async ({ page, learner }) => {
	await begins(page, learner);
	await says(page, nonsense);
	const before = await page.getByRole('log').locator('.TheirPart').allInnerTexts();
	await page.getByRole('button', { name: /^我其实是想/ }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('checkbox', { name: /^寒暄铺垫/ }).check();
	await dialog.getByRole('button', { name: '记下来' }).click();
	await expect(exchanges(page).last().getByRole('note')).toContainText('你说这句是：寒暄铺垫');
	expect(await page.getByRole('log').locator('.TheirPart').allInnerTexts()).toEqual(before);
	await page.reload();
	await expect(exchanges(page).last().getByRole('note')).toContainText('你说这句是：寒暄铺垫');

	await learner.hangsUp();
	await page.goto('/history');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出改过的标注' }).click(),
	]);
	const lines = readFileSync(await download.path(), 'utf8')
		.trim()
		.split('\n');
	expect(lines).toHaveLength(1);
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({ reply: nonsense, acts: ['rapport'], heard: [] });
});

test('the way of replying is remembered for the next talk', async ({ page, learner }) => {
	await begins(page, learner);
	await page.goto('/practise/disputed-statement');
	await expect(page.getByRole('radio', { name: /^自己说/ })).toBeChecked();
});

test.describe('without the model', () => {
	test.use({ expectedComplaints: [[/Failed to load resource/], { scope: 'test' }] });

	test('the page says so, keeps the words, and tries again', async ({ page, learner }) => {
		await page.route('**/assets/zh.*.json', (route) => route.abort());
		await begins(page, learner);
		await expect(page.getByText(/要用的部分没取到/)).toBeVisible();
		await sayBox(page).fill(nonsense);
		await expect(page.getByRole('button', { name: '说出去' })).toBeDisabled();
		await page.unroute('**/assets/zh.*.json');
		await page.getByRole('button', { name: '再试一次' }).click();
		await sayBox(page).press('Enter');
		await expect(page.getByRole('button', { name: '说出去' })).toBeVisible();
		await expect(sayBox(page)).toBeEditable();
	});
});

test('speech goes to nobody before the learner agrees, and the agreement can be taken back', async ({
	page,
	learner,
}) => {
	await page.addInitScript(() => {
		class Recognition {
			onresult: ((event: unknown) => void) | null = null;
			onend: (() => void) | null = null;
			start() {
				document.documentElement.dataset.listening = 'yes';
				const result = Object.assign([{ transcript: '王总您好' }], { isFinal: true });
				this.onresult?.({ resultIndex: 0, results: [result] });
			}
			stop() {
				this.onend?.();
			}
			abort() {
				this.onend?.();
			}
		}
		for (const name of ['SpeechRecognition', 'webkitSpeechRecognition'])
			Object.defineProperty(window, name, { value: Recognition, configurable: true });
	});
	await begins(page, learner);
	await page.getByRole('button', { name: '口述' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('发给它的厂商');
	await dialog.getByRole('button', { name: '不用，我打字' }).click();
	await expect(page.locator('html')).not.toHaveAttribute('data-listening');

	await page.getByRole('button', { name: '口述' }).click();
	await dialog.getByRole('button', { name: '同意，开始口述' }).click();
	await expect(sayBox(page)).toHaveValue('王总您好');
	await page.getByRole('button', { name: '说完了' }).click();
	await page.getByRole('button', { name: '不再用口述' }).click();
	await page.reload();
	await page.getByRole('button', { name: '口述' }).click();
	await expect(dialog).toBeVisible();
});

test('by the keyboard alone: from the box to its button and back after the reply; nothing for axe to find', async ({
	page,
	learner,
}) => {
	await begins(page, learner);
	await says(page, nonsense);
	await expect(sayBox(page)).toBeFocused();
	await page.keyboard.type('您好');
	for (let tabs = 0; tabs < 3; tabs++) {
		await page.keyboard.press('Tab');
		if (await page.getByRole('button', { name: '说出去' }).evaluate((button) => button === document.activeElement))
			break;
	}
	await expect(page.getByRole('button', { name: '说出去' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(exchanges(page)).toHaveCount(3);
	await expect(sayBox(page)).toBeFocused();
	expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
	await page.getByRole('button', { name: /^我其实是想/ }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: /^我其实是想/ })).toBeFocused();
});
