/** What every page must stand up to: the rules of accessibility in both themes, and no width that has to be scrolled sideways. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const looks = [
	{ colorScheme: 'light', width: 1280 },
	{ colorScheme: 'dark', width: 390 },
] as const;

/** Both themes and both layouts, in two readings: dark on the narrow screen, light on the wide one. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
	const before = page.viewportSize();
	for (const { colorScheme, width } of looks) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 844 });
		const { violations } = await new AxeBuilder({ page }).analyze();
		const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
		expect.soft(told, `${where}, ${colorScheme}, ${width} px wide`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light' });
	if (before) await page.setViewportSize(before);
}

export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
	const before = page.viewportSize();
	for (const width of [320, 390, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		const over = await page.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			if (scrollWidth <= clientWidth) return [];
			const wide = [...document.body.querySelectorAll('*')].filter(
				(each) => each.getBoundingClientRect().right > clientWidth + 0.5,
			);
			return [`${scrollWidth} px`, ...wide.slice(-3).map((each) => each.outerHTML.slice(0, 120))];
		});
		expect.soft(over, `${where}, ${width} px wide`).toEqual([]);
	}
	if (before) await page.setViewportSize(before);
}
