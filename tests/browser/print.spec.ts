import type { Page } from '@playwright/test';
import { expect, places, test } from './support/pages.ts';

const debriefs = places.filter(({ name }) => name.startsWith('debrief'));

/** The page as it goes to the printer: the browser says so to the page before it takes its picture. */
async function onPaper(page: Page, look: () => Promise<void>): Promise<void> {
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 672, height: 1000 });
	await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
	await look();
	await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
	await page.emulateMedia({ media: null });
}

for (const place of debriefs) {
	test(`the ${place.name} is complete and clean on paper, from either theme`, async ({ page, visitor }) => {
		for (const [language, theme] of [
			['zh', 'light'],
			['en', 'dark'],
		] as const) {
			await visitor.visits(place, language);
			await page.evaluate((theme) => void (document.documentElement.dataset.theme = theme), theme);
			const closed = await page.locator('main details:not([open])').count();
			await onPaper(page, async () => {
				await expect(page.locator('main details:not([open])')).toHaveCount(0);
				for (const role of ['button', 'navigation', 'banner', 'contentinfo', 'dialog'] as const)
					for (const each of await page.getByRole(role).all()) await expect(each).toBeHidden();
				await expect(page.locator('main').getByRole('link')).toHaveCount(0);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				const head = page.locator('main p').filter({ visible: true }).first();
				await expect(head).toContainText(
					language === 'zh' ? /回款陪练 · 复盘.*2026 年 5 月 \d+ 日 \d\d:00/ : /Huikuan: debrief.* May 2026, \d\d:00/,
				);
				await expect(head).toContainText(
					language === 'zh' ? /(?:选项|自由) · (?:陪练|考核)/ : /(?:Chosen|Free) · (?:coached|exam)$/i,
				);
				await expect(page.getByLabel(language === 'zh' ? /^总分 \d+/ : /\d+/).first()).toBeVisible();
				const look = await page.evaluate(() => {
					const white = getComputedStyle(document.body).backgroundColor;
					const torn = [...document.querySelectorAll('main li, main tr, main blockquote, main [role=note]')].filter(
						(each) =>
							!['avoid', 'avoid-page'].includes(getComputedStyle(each).breakInside) &&
							!each.parentElement?.closest('li'),
					);
					return {
						white,
						ink: getComputedStyle(document.body).color,
						torn: torn.map((each) => each.outerHTML.slice(0, 100)),
						over: document.documentElement.scrollWidth > document.documentElement.clientWidth,
					};
				});
				expect(look).toEqual({ white: 'rgb(255, 255, 255)', ink: 'rgb(29, 32, 36)', torn: [], over: false });
			});
			await expect(page.locator('main details:not([open])')).toHaveCount(closed);
			const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
			expect(pages?.length).toBeGreaterThanOrEqual(2);
			expect(pages?.length).toBeLessThanOrEqual(9);
		}
	});
}

test('the debrief can be printed by a button', async ({ page, visitor }) => {
	await page.addInitScript(() => {
		window.print = () => void document.documentElement.setAttribute('data-printed', '');
	});
	const [place] = debriefs;
	if (!place) throw new Error('no debrief');
	await visitor.visits(place, 'zh');
	await page.getByRole('button', { name: '打印或存为 PDF' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-printed', '');
});
