import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Language } from '../../src/lib/core/scenario/scenario.ts';
import { benches, expect, places, test, type Runs } from './support/pages.ts';
import { pageRoutes, routeOf } from './support/page-routes.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import {
	expectNotCovered,
	expectReadable,
	expectStill,
	expectTargets,
	expectVisibleInForcedColours,
	expectWalkable,
	withWideText,
} from './support/reach.ts';
import { expectNoSidewaysScroll } from './support/sound.ts';

// The browser itself reports the answers 403 and 404.
test.use({ expectedComplaints: [[/40[34]/], { scope: 'test' }] });

const narrow = { width: 390, height: 844 };
const wide = { width: 1280, height: 800 };
/** 1280 × 1024 px at 400 %. */
const enlarged = { width: 320, height: 256 };

test('every page is among those that are looked at', () => {
	/** What was made is called by its own name. */
	const made = new Proxy({} as Runs, { get: (_, name) => String(name) });
	const seen = new Set([...places, ...benches].map(({ address }) => routeOf(address(made))));
	expect(pageRoutes().filter((route) => !seen.has(route))).toEqual([]);
});

for (const place of places) {
	test(`${place.name}: everyone can read it and use it`, async ({ page, visitor }) => {
		test.slow();
		await visitor.visits(place, 'zh');
		await page.setViewportSize(wide);
		await expectOutlined(page, 'zh');
		await expectNoComplaints(page, 'zh, light, wide');
		await expectStill(page, 'zh, wide');
		await expectReadable(page, 'zh, wide');
		await expectTargets(page, 'zh, wide');
		await expectWalkable(page, 'zh, wide');
		await withWideText(page, () => expectReadable(page, 'zh, wide, wide letters'));
		await page.setViewportSize(enlarged);
		await expectReadable(page, 'zh, enlarged');
		await expectNotCovered(page, 'zh, enlarged');

		await page.emulateMedia({ colorScheme: 'dark' });
		await page.setViewportSize(narrow);
		await visitor.visits(place, 'en');
		await expectOutlined(page, 'en');
		await expectNoComplaints(page, 'en, dark, narrow');
		await expectReadable(page, 'en, narrow');
		await expectTargets(page, 'en, narrow');
		await withWideText(page, () => expectReadable(page, 'en, narrow, wide letters'));
		await page.setViewportSize(enlarged);
		await expectReadable(page, 'en, enlarged');
		await expectNotCovered(page, 'en, enlarged');
		await expectWalkable(page, 'en, enlarged');

		await page.emulateMedia({ forcedColors: 'active' });
		await expectVisibleInForcedColours(page, 'en, forced colours');
	});
}

for (const place of benches) {
	test(`${place.name}: everyone can use it, however wide the window is`, async ({ page, visitor }) => {
		await page.setViewportSize(wide);
		await visitor.visits(place, 'zh');
		await expectOutlined(page, 'zh');
		await expectNoComplaints(page, 'zh, light, wide');
		await expectStill(page, 'zh, wide');

		await page.emulateMedia({ colorScheme: 'dark' });
		await page.setViewportSize(narrow);
		await visitor.visits(place, 'en');
		await expectOutlined(page, 'en');
		await expectNoComplaints(page, 'en, dark, narrow');
		if (place.pane !== 'graph') await expectTargets(page, 'en, narrow');
		await page.setViewportSize(enlarged);
		await expectNotCovered(page, 'en, enlarged');
		await expectNoSidewaysScroll(page, place.name);
		await page.emulateMedia({ forcedColors: 'active' });
		await expectVisibleInForcedColours(page, 'en, forced colours');
	});
}

async function expectNoComplaints(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
	expect.soft(told, where).toEqual([]);
}

for (const language of ['zh', 'en'] as const) {
	test(`every page has a title of its own (${language})`, async ({ visitor }) => {
		test.slow();
		const titles = new Map<string, string>();
		for (const place of [...places, ...benches]) {
			const named = await visitor.titleOf(place, language);
			if (!named) continue;
			const { title, address } = named;
			expect.soft(title, place.name).toMatch(language === 'zh' ? /回款陪练/ : /Huikuan/);
			// Two runs of one scenario are one page with other contents.
			const kind = routeOf(address) ?? address;
			expect.soft(titles.get(title) ?? kind, `${place.name}: “${title}” is the title of another page`).toBe(kind);
			titles.set(title, kind);
		}
	});
}

/** Its language, its main part, its one heading, and headings that skip no level. */
async function expectOutlined(page: Page, language: Language): Promise<void> {
	const told = await page.evaluate(() => {
		const read = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((each) =>
			each.checkVisibility({ checkVisibilityCSS: true }),
		);
		const levels = read.map(({ tagName }) => Number(tagName[1]));
		return {
			lang: document.documentElement.lang,
			mains: document.querySelectorAll('main').length,
			h1: levels.filter((level) => level === 1).length,
			begins: levels[0],
			skipped: levels.flatMap((level, index) =>
				level > (levels[index - 1] ?? 0) + 1 ? [read[index]?.textContent ?? ''] : [],
			),
		};
	});
	expect.soft(told, `outline, ${language}`).toEqual({
		lang: language === 'zh' ? 'zh-CN' : 'en',
		mains: 1,
		h1: 1,
		begins: 1,
		skipped: [],
	});
}

test('what the customer says and what the coach says to it are announced as they come; in an exam only the customer', async ({
	page,
	visitor,
	learner,
}) => {
	for (const { name, id, coached } of [
		{ name: 'call', id: 'evasive-debtor', coached: true },
		{ name: 'chat', id: 'disputed-statement', coached: true },
		{ name: 'call in an exam', id: 'evasive-debtor', coached: false },
	]) {
		const place = places.find((each) => each.name === name);
		if (!place) throw new Error(`no page ${name}`);
		await visitor.visits(place, 'zh');
		const log = page.getByRole('log');
		await expect(log).toHaveAttribute('aria-live', 'polite');
		const before = await log.getByRole('listitem').count();
		// What a screen reader would be given: what is added within the log.
		await log.evaluate((log) => {
			const added: string[] = [];
			Object.assign(window, { added });
			new MutationObserver((changes) => {
				for (const { addedNodes } of changes)
					for (const each of addedNodes)
						if (!(each instanceof Element && each.matches('[aria-live=off]'))) added.push(each.textContent ?? '');
			}).observe(log, { childList: true, subtree: true });
		});
		// These runs stopped after three replies of their rehearsal.
		const said = rehearsalOf(id, 'middling').talk.filter((turn) => turn.kind === 'reply');
		await learner.option(said[3]?.text ?? '?').click();
		await expect(log.getByRole('listitem')).toHaveCount(before + 1);
		const latest = log.getByRole('listitem').last();
		const words = await latest.locator('.Speech, .Bubble:not(.is-mine) .Bubble-text').allInnerTexts();
		expect(words.length, name).toBeGreaterThan(0);
		const note = latest.getByRole('note');
		await expect(note).toHaveCount(coached ? 1 : 0);
		const announced = await page.evaluate(() => (window as unknown as { added: string[] }).added.join(' '));
		for (const each of words) expect(announced, name).toContain(each.split('\n').at(-1)?.trim());
		// The note before folds up: that is no news.
		expect(announced.match(/听到：|这句里没有动作/g) ?? [], name).toHaveLength(coached ? 1 : 0);
		if (coached) expect(announced, name).toMatch(/听到：|这句里没有动作/);
	}
});
