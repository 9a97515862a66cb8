/** Two people play a scenario and a third one listens: each with a card of their own, on paper or on the screen. */
import type { Page } from '@playwright/test';
import { fillFacts } from '../../src/lib/core/scenario/facts.ts';
import type { Language, Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { linesOf } from '../../src/lib/core/scenario/replies.ts';
import { textOfPages } from './support/pdf-text.ts';
import { places, expect as expectPlaced, test as placed } from './support/pages.ts';
import { scenarioOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

const shipped = ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'] as const;

async function reads(page: Page, language: Language, baseURL = ''): Promise<void> {
	await page.context().addCookies([{ name: 'PARAGLIDE_LOCALE', value: language, url: baseURL }]);
}

async function opens(page: Page, id: string, card?: string): Promise<void> {
	await page.goto(`/practise/${id}/cards${card ? `?card=${card}` : ''}`);
	await expect(page.locator('[aria-busy=true]:visible')).toHaveCount(0);
}

/** As the printer gets it. */
async function printed(page: Page): Promise<string[]> {
	await page.emulateMedia({ media: 'print' });
	const pages = textOfPages(await page.pdf({ format: 'A4' }));
	await page.emulateMedia({ media: null });
	return pages;
}

const tight = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** Words that only the customer knows: the causes, and the lines that name them. */
function secretsOf(scenario: Scenario): string[] {
	const revealing = linesOf(scenario).filter(({ moves }) => moves.some(({ kind }) => kind === 'reveal'));
	const said = revealing.flatMap(({ text }) =>
		text.map((each) => fillFacts(each, scenario, { days: 0, promises: [] })),
	);
	return [...scenario.facts, ...said, scenario.customer.temper ?? ''].filter(Boolean).map(tight);
}

for (const id of shipped) {
	for (const language of ['zh', 'en'] as const) {
		test(`the cards of ${id} (${language}) fill two sides each, and the trainee’s has no secret on it`, async ({
			page,
			baseURL,
		}) => {
			await reads(page, language, baseURL);
			const scenario = scenarioOf(id, language);

			await opens(page, id, 'trainee');
			const trainee = await printed(page);
			expect(trainee.length).toBeLessThanOrEqual(2);
			expect(trainee.join('')).toContain(tight(scenario.goal));
			for (const secret of secretsOf(scenario)) expect(trainee.join('')).not.toContain(secret);

			await opens(page, id, 'debtor');
			const debtor = await printed(page);
			expect(debtor.length).toBeLessThanOrEqual(2);
			for (const fact of scenario.facts) expect(debtor[0]).toContain(tight(fact));
			expect(debtor.join('')).toContain(tight(scenario.customer.temper ?? ''));

			await opens(page, id, 'observer');
			const observer = await printed(page);
			expect(observer.length).toBeLessThanOrEqual(2);
			expect(observer.join('')).toContain(language === 'zh' ? '没遇到' : 'Didnotcomeup');
			// Nothing to press on any of them, and the other cards are not named.
			await page.emulateMedia({ media: 'print' });
			for (const role of ['button', 'link', 'navigation', 'banner', 'contentinfo'] as const)
				for (const each of await page.getByRole(role).all()) await expect(each).toBeHidden();
		});
	}
}

test('the briefing leads to the cards, and none of them is shown before it is asked for', async ({ page }) => {
	await page.goto('/practise/evasive-debtor');
	await page.getByRole('link', { name: '两人对练' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '总在开会的王总' })).toBeVisible();
	await expect(page.getByText('等项目回款')).toHaveCount(0);
	await page
		.getByRole('main')
		.getByRole('link', { name: /^客户卡\s*身份/ })
		.click();
	await expect(page.getByText('等项目回款').first()).toBeVisible();
	await expect(page.getByRole('navigation', { name: '看哪一张' }).locator('[aria-current=page]')).toHaveText('客户卡');
	await page.getByRole('navigation', { name: '看哪一张' }).getByRole('link', { name: '学员卡' }).click();
	await expect(page.getByRole('heading', { name: '开口之前' })).toBeVisible();
	await expect(page.getByText('等项目回款')).toHaveCount(0);
	await page.getByRole('link', { name: '回到案情' }).click();
	await expect(page).toHaveURL(/\/practise\/evasive-debtor$/);
});

test('a card can be printed by a button', async ({ page }) => {
	await page.addInitScript(() => {
		window.print = () => void document.documentElement.setAttribute('data-printed', '');
	});
	await opens(page, 'evasive-debtor', 'debtor');
	await page.getByRole('button', { name: '打印或存为 PDF' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-printed', '');
});

test('an observer ticks by keyboard, comes back to what was ticked, and reads the score', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await opens(page, 'evasive-debtor', 'observer');
	const total = page.getByRole('status').filter({ hasText: '总分' });
	const check = (name: string) => page.getByRole('group', { name: new RegExp(`^${name}`) });
	await expect(total).toContainText('0–100');

	// A radio by the space bar, the words behind it by Tab.
	await check('体谅难处').getByRole('radio', { name: '做到', exact: true }).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.type('一摊子事全找您');
	await expect(page.getByRole('textbox', { name: '“体谅难处”听到的原话' })).toHaveValue('一摊子事全找您');

	// An objection, taken through its four steps.
	await page.getByRole('button', { name: '诉苦' }).click();
	const plead = page.getByRole('group', { name: '第 1 个：诉苦' });
	for (const step of ['倾听', '理解', '方案', '共识', '四步按次序走完'])
		await plead.getByRole('checkbox', { name: step }).check();
	await expect(page.getByRole('row', { name: /^LSCP/ })).toContainText('20');

	await page.reload();
	await expect(page.getByRole('textbox', { name: '“体谅难处”听到的原话' })).toHaveValue('一摊子事全找您');
	await expect(plead.getByRole('checkbox', { name: '理解' })).toBeChecked();

	// Everything kept, and agreed: one number.
	for (const each of await page.getByRole('radio', { name: '做到', exact: true }).all()) await each.check();
	await page.getByRole('radio', { name: /^4 · / }).check();
	await page.getByRole('radio', { name: /^达成/ }).check();
	await expect(total).toContainText('100');
	await expect(total).not.toContainText('–');
	await expect(total).toContainText('金');

	// A red line caps it, and says so.
	await page.getByRole('checkbox', { name: /^泄露信息/ }).check();
	await expect(total).toContainText('59');
	await expect(total).toContainText('未过');
	await expect(page.getByText('说过越线的话，总分最多 59')).toBeVisible();

	// What does not agree is told.
	await page.getByRole('checkbox', { name: /^争辩指责/ }).check();
	await expect(page.getByText('“沉住气”勾了做到，可是听到了“争辩指责”。')).toBeVisible();

	// The sheet as it was ticked goes to the printer; then it is cleared for the next pair.
	expect((await printed(page)).join('')).toContain('一摊子事全找您');
	await page.getByRole('button', { name: '清空，换下一对' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '清空', exact: true }).click();
	await expect(total).toContainText('0–100');
	await page.reload();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

placed('a scenario that was published in this browser has its cards too', async ({ page, visitor }) => {
	const own = places.find(({ name }) => name === 'briefing of one’s own');
	if (!own) throw new Error('no page of one’s own');
	await visitor.visits(own, 'zh');
	await page.getByRole('link', { name: '两人对练' }).click();
	for (const card of ['学员卡', '客户卡', '观察表']) {
		await page.getByRole('navigation', { name: '看哪一张' }).getByRole('link', { name: card }).click();
		await expectPlaced(page.getByRole('article')).toBeVisible();
	}
});
