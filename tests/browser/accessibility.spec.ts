/** What only a hand brings about: a form sent too early, a sheet over the page, a part that unfolds. The pages as they are come to: everyone.spec.ts. */
import type { Page } from '@playwright/test';
import { expect, places, test } from './support/pages.ts';
import { expectReadable } from './support/reach.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';

function place(name: string) {
	const found = places.find((each) => each.name === name);
	if (!found) throw new Error(`no page ${name}`);
	return found;
}

async function expectSound(page: Page, where: string): Promise<void> {
	await expectAccessible(page, where);
	await expectNoSidewaysScroll(page, where);
	await page.setViewportSize({ width: 320, height: 256 });
	await expectReadable(page, `${where}, enlarged`);
	await page.setViewportSize({ width: 1280, height: 800 });
}

test('a record that was filed too early tells what is missing, accessibly in both themes', async ({
	page,
	visitor,
}) => {
	await visitor.visits(place('follow-up'), 'zh');
	await page.getByRole('button', { name: '记一笔' }).click();
	await page.getByRole('button', { name: '存档，看复盘' }).click();
	await expect(page.getByRole('main').getByRole('alert')).toContainText(/还差 \d 处/);
	await expectSound(page, 'follow-up with problems');
});

test('the list of checks, the question before hanging up and the one before erasing are accessible in both themes', async ({
	page,
	visitor,
}) => {
	await visitor.visits(place('briefing'), 'zh');
	await page.getByRole('button', { name: /^先看看怎么评分/ }).click();
	await expect(page.getByRole('dialog').getByRole('term').first()).toBeVisible();
	await expectSound(page, 'list of checks');

	await visitor.visits(place('call'), 'zh');
	await page.getByRole('button', { name: '挂断' }).click();
	await expect(page.getByRole('dialog', { name: '现在就挂断？' })).toBeVisible();
	await expectSound(page, 'hanging up');

	await visitor.visits(place('history'), 'zh');
	await page.getByRole('button', { name: '全部清除' }).click();
	await expect(page.getByRole('dialog', { name: '把练过的全部清除？' })).toBeVisible();
	await expectSound(page, 'erasing');
});

test('a debrief with everything unfolded and an account over the talk are accessible in both themes', async ({
	page,
	visitor,
}) => {
	await visitor.visits(place('debrief with a red line'), 'zh');
	await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
	await expectSound(page, 'debrief');

	await visitor.visits(place('visit'), 'en');
	await page.setViewportSize({ width: 390, height: 844 });
	await page.getByRole('complementary').getByRole('button').click();
	await expect(page.getByRole('complementary').getByRole('table')).toBeVisible();
	await expectSound(page, 'account');
});

test('a run that is not there leads back', async ({ page, visitor }) => {
	await visitor.visits(place('no such run'), 'zh');
	await expect(page.getByRole('heading', { name: '这里没有这次演练' })).toBeVisible();
	await page.getByRole('link', { name: '回到剧本' }).click();
	await expect(page.getByRole('heading', { name: '剧本', level: 1 })).toBeVisible();
});
