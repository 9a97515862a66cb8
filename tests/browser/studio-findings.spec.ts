/** Every finding there is, made and mended in the editor, as a trainer does it: by typing, and by the keys that mend. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { check } from '../../src/lib/core/machine/check.ts';
import { mendsOf } from '../../src/lib/core/scenario/mend/mend.ts';
import { findingExamples, type FindingExample } from '../support/finding-examples.ts';
import { expect, test } from './support/test.ts';

const examples = findingExamples();
const sound = readFileSync('tests/fixtures/scenarios/small-talk.en.md', 'utf8');

const editor = (page: Page) => page.getByRole('textbox', { name: '剧本正文' });
const list = (page: Page) => page.getByRole('tabpanel', { name: /^诊断/ });
const told = (page: Page, code: string) => list(page).locator(`a[href="/help/findings/${code}"]`);
const here = (page: Page) => page.getByRole('region', { name: '光标这一行的毛病' });

/** A manuscript of these files, the list of what is found beside its text. */
async function opens(page: Page, texts: Record<string, string>): Promise<void> {
	await page.goto('/studio');
	const files = Object.entries(texts).map(([name, text]) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) })); // prettier-ignore
	await page.locator('input[type=file]').first().setInputFiles(files);
	await expect(editor(page)).toBeVisible();
}

/** In place of all that stands there. */
async function writes(page: Page, text: string): Promise<void> {
	await editor(page).press('Control+a');
	await page.keyboard.insertText(text);
}

const hasKey = ({ broken, code }: FindingExample) =>
	check(broken).findings.some((finding) => finding.code === code && mendsOf(broken, finding).length > 0);

/** Finding after finding, until none of this code is left. */
async function mendsByKey(page: Page, { code, broken }: FindingExample): Promise<void> {
	const count = check(broken).findings.filter((finding) => finding.code === code).length;
	for (let left = count; left > 0 && (await told(page, code).count()) > 0; left--) {
		await editor(page).press('F8');
		await expect(here(page).locator(`a[href="/help/findings/${code}"]`).first()).toBeVisible();
		await page.keyboard.press('Control+.');
		await expect(here(page).getByRole('button').first()).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(editor(page)).toBeFocused();
		await expect(told(page, code)).not.toHaveCount(left);
	}
}

async function makesAndMends(page: Page, example: FindingExample): Promise<void> {
	await test.step(example.code, async () => {
		await writes(page, example.broken);
		await expect(told(page, example.code).first()).toBeVisible();
		if (hasKey(example)) await mendsByKey(page, example);
		// Five thousand states that lead nowhere are no longer too many, but nothing to look at.
		else await writes(page, example.code === 'too-large' ? sound : example.mended);
		await expect(told(page, example.code)).toHaveCount(0);
	});
}

/** A part of them each, so that two browsers share the work. */
const alone = examples.filter(({ code, partner }) => partner === null && code !== 'act-disagrees');
const parts = 4;

for (let part = 0; part < parts; part++) {
	const own = alone.filter((_, index) => index % parts === part);
	test(`what is wrong is told and mended in the editor: ${own.map(({ code }) => code).join(', ')}`, async ({
		page,
	}) => {
		await opens(page, { 'zh.md': sound });
		for (const example of own) await makesAndMends(page, example);
	});
}

test('what two languages disagree on is told and mended in the editor', async ({ page }) => {
	const pairs = examples.filter(({ partner }) => partner !== null);
	expect(pairs.map(({ code }) => code)).toEqual(['language-mismatch', 'lone-translation']);
	await opens(page, { 'zh.md': sound, 'en.md': sound });
	const file = page.getByRole('combobox', { name: '稿子里的文件' }).first();
	for (const example of pairs) {
		await file.selectOption('en.md');
		await writes(page, example.partner ?? '');
		await file.selectOption('zh.md');
		await makesAndMends(page, example);
	}
});

test('what the recogniser hears otherwise is told where it is asked, and mended in the editor', async ({ page }) => {
	const example = examples.find(({ code }) => code === 'act-disagrees');
	if (!example) throw new RangeError('no example');
	await opens(page, { 'zh.md': example.broken });
	const ask = list(page).getByRole('button', { name: '也问问识别器' });
	// What only plays show comes last, unless the recogniser is asked.
	await expect(told(page, 'unmeetable-check').first()).toBeVisible();
	await expect(told(page, example.code)).toHaveCount(0);
	await ask.press('Enter');
	await expect(ask).toHaveAttribute('aria-pressed', 'true');
	await expect(told(page, example.code).first()).toBeVisible();
	await makesAndMends(page, example);
	await editor(page).press('Control+z');
	await expect(told(page, example.code).first()).toBeVisible();
	await ask.press('Enter');
	await expect(told(page, example.code)).toHaveCount(0);
});

test('every code there is has its turn', () => {
	expect(new Set(examples.map(({ code }) => code)).size).toBe(examples.length);
	expect(alone.length + 2 + 1).toBe(examples.length);
});
