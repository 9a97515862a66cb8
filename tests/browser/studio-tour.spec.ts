import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { toldSteps } from '../../src/lib/core/scenario/tour-text.ts';
import type { Language } from '../../src/lib/core/scenario/scenario.ts';
import { Learner } from './support/learner.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';
import { words as interfaceWords } from './support/words.ts';

const words = {
	zh: {
		begin: /跟着写一遍/, type: '替我写', show: '带我去那里', publish: '去发布', publishing: /发布到/, publishIt: '发布', practise: '去练一遍', counts: '0 处错误，0 处提醒',
		says: ['我是云帆的小林', '找到就好'],
	},
	en: {
		begin: /ten-minute tour/, type: 'Type it for me', show: 'Take me there', publish: 'Publish', publishing: /^Publish to/, publishIt: 'Publish', practise: 'Practise it', counts: '0 errors, 0 warnings',
		says: ['it’s Lin at Sail Tape', 'Good that it’s found'],
	},
} as const; // prettier-ignore

const stepsOf = (language: Language) => toldSteps(readFileSync(`src/lib/content/studio/tour.${language}.md`, 'utf8'));
const guide = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

/** Gives the reply that has these words in it. */
async function says(page: Page, learner: Learner, text: string): Promise<void> {
	await learner.options.filter({ hasText: text }).click();
	await expect(page.getByRole('log')).toContainText(text);
}

for (const { language, width } of [
	{ language: 'zh', width: 1280 },
	{ language: 'en', width: 390 },
] as const) {
	const own = words[language];
	test.describe(`the tour in ${language}, ${width} px wide`, () => {
		test.use({ locale: interfaceWords[language].locale, viewport: { width, height: 844 } });

		test('leads from an empty talk to a scenario that is published and played to its debrief', async ({ page }) => {
			const steps = stepsOf(language);
			const written = steps.filter(({ snippet }) => snippet !== null);
			await page.goto('/studio');
			await page.getByRole('button', { name: own.begin }).click();
			await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);

			for (const [index, { title }] of written.entries()) {
				const step = guide(page, title);
				await expect(step).toBeVisible();
				if (index === 0) {
					await expectAccessible(page, 'the tour');
					await expectNoSidewaysScroll(page, 'the tour');
				}
				await step.getByRole('button', { name: own.type }).click();
				// Whoever goes away and comes back is where they were.
				if (index === 4) {
					await expect(guide(page, written[5]?.title ?? '')).toBeVisible();
					await page.reload();
				}
			}

			const publish = guide(page, steps.at(-2)?.title ?? '');
			await publish.getByRole('button', { name: own.publish }).click();
			const dialog = page.getByRole('dialog', { name: own.publishing });
			await dialog.getByRole('button', { name: own.publishIt, exact: true }).click();
			await expect(dialog.getByRole('link', { name: own.practise })).toBeVisible();
			await page.keyboard.press('Escape');
			await guide(page, steps.at(-1)?.title ?? '')
				.getByRole('link', { name: own.practise })
				.click();

			const learner = new Learner(page, language);
			await learner.starts();
			for (const text of own.says) await says(page, learner, text);
			await learner.goesToFollowUp();
			await learner.fillsInAnything();
			await learner.files();
		});
	});
}

test('a step is done by one’s own hand as well, where the tour points', async ({ page }) => {
	const [line, reply] = stepsOf('zh');
	await page.goto('/studio');
	await page.getByRole('button', { name: words.zh.begin }).click();
	const step = guide(page, line?.title ?? '');
	await expect(page.locator('.cm-content')).toBeVisible();
	await step.getByRole('button', { name: words.zh.show }).click();
	await expect(page.locator('.cm-content')).toBeFocused();
	await page.keyboard.insertText('\n\n> 喂，南方纸箱，哪位？');
	await expect(guide(page, reply?.title ?? '')).toBeVisible();
	await guide(page, reply?.title ?? '')
		.getByRole('button', { name: '不用带路了' })
		.click();
	await expect(page.getByRole('button', { name: words.zh.type })).toHaveCount(0);
	await page.reload();
	await expect(page.locator('.cm-content')).toBeVisible();
	await expect(page.getByRole('button', { name: words.zh.type })).toHaveCount(0);
});
