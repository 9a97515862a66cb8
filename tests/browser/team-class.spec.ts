/** A live class: a trainer with a projector, people with phones. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { createTeam, signUp } from './support/team.ts';
import { expect, test } from './support/test.ts';

interface Phone {
	context: BrowserContext;
	page: Page;
}

/** From here on the page answers. */
const answers = (page: Page) => page.locator('html[data-started]').waitFor({ state: 'attached' });

/** Somebody with a phone of their own takes a seat. */
async function enters(browser: Browser, baseURL: string, code: string, name: string): Promise<Phone> {
	const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	page.on('dialog', (dialog) => {
		throw new Error(`a name was run as a script: ${dialog.message()}`);
	});
	await page.goto(`/class/${code.toLowerCase()}`);
	await answers(page);
	await page.getByLabel('怎么称呼你').fill(name);
	await page.getByRole('button', { name: '进课堂' }).click();
	await expect(page.getByText(`你是${name}`)).toBeVisible();
	return { context, page };
}

async function opens(page: Page, team: string, way: '一起练' | '各自练'): Promise<string> {
	await page.goto(`/team/${team}/class`);
	await answers(page);
	await page.getByRole('combobox', { name: '剧本' }).selectOption({ label: '总在开会的王总' });
	await page.getByRole('radio', { name: new RegExp(`^${way}`) }).check();
	await page.getByRole('button', { name: '开课' }).click();
	await expect(page.getByText('手机打开')).toBeVisible();
	return (await page.locator('.Door-code').innerText()).trim();
}

const replies = (page: Page) => page.locator('.Group-option');
const pressed = (page: Page) => page.locator('.Group-option[aria-pressed=true]');

test('a class plays as one group: votes, a stop, the reveal, a rewind, and phones that come and go', async ({
	browser,
	baseURL,
}) => {
	test.slow();
	const trainer = await signUp(browser, baseURL ?? '', '周老师');
	const team = await createTeam(trainer);
	const projector = await trainer.context.newPage();
	const code = await opens(projector, team, '一起练');
	const hostile = '<svg onload=alert(1)>';
	const phones = [
		await enters(browser, baseURL ?? '', code, '小王'),
		await enters(browser, baseURL ?? '', code, hostile),
		await enters(browser, baseURL ?? '', code, 'Ann'),
	] as const;
	const [wang, odd, ann] = phones.map(({ page }) => page) as [Page, Page, Page];
	await expect(projector.getByText('3 人在线')).toBeVisible();
	await expect(odd.locator('.RoomBar-who svg')).toHaveCount(0);

	await projector.keyboard.press('PageDown');
	await expect(projector.getByRole('heading', { name: /^全班怎么说/ })).toBeVisible();
	const first = await replies(wang).allInnerTexts();
	for (const page of [wang, odd]) await replies(page).nth(0).click();
	await replies(ann).nth(1).click();
	await expect(projector.getByText('3 / 3 人已选')).toBeVisible();
	await expect(wang.getByText('你选了这句')).toBeVisible();

	// A reload takes the same seat, with its vote.
	await wang.reload();
	await answers(wang);
	await expect(wang.getByText('你是小王')).toBeVisible();
	await expect(pressed(wang)).toHaveText(first[0] ?? '');
	await expect(projector.getByText('共 3 人')).toBeVisible();

	// Without a network a vote waits, and goes when the line is back.
	await phones[2].context.setOffline(true);
	await replies(ann).nth(0).click();
	await expect(ann.getByText('还没送到')).toBeVisible();
	await expect(ann.getByText('网络断了')).toBeVisible();
	await phones[2].context.setOffline(false);
	await expect(ann.getByText('你选了这句')).toBeVisible();
	await expect(ann.getByText('网络断了')).toBeHidden();

	await projector.keyboard.press('b');
	for (const page of [wang, odd, ann]) await expect(page.getByRole('heading', { name: '先停一下' })).toBeVisible();
	await expect(replies(wang).first()).toBeDisabled();

	await projector.keyboard.press('PageDown');
	for (const page of [wang, odd, ann])
		await expect(page.getByRole('heading', { name: '大家是这么选的' })).toBeVisible();
	await expect(ann.locator('.Revealed').filter({ hasText: '你选的' })).toContainText('3 票');
	await expect(projector.locator('.Revealed.is-best')).not.toHaveCount(0);

	await projector.keyboard.press('PageDown');
	await expect(projector.locator('.Rail-path li')).toHaveCount(1);
	await expect(replies(wang).first()).toBeEnabled();
	await expect(pressed(wang)).toHaveCount(0);

	// Two tied replies: the trainer picks.
	const second = await replies(wang).allInnerTexts();
	expect(second).not.toEqual(first);
	await replies(wang).nth(0).click();
	await replies(odd).nth(1).click();
	await expect(projector.getByText('2 / 3 人已选')).toBeVisible();
	await projector.keyboard.press('PageDown');
	await expect(projector.locator('.RevealedList')).toBeVisible();
	await projector.keyboard.press('PageDown');
	await expect(projector.getByText('平票了').first()).toBeVisible();
	await projector.getByRole('button', { name: '说这句' }).first().click();
	await expect(projector.locator('.Rail-path li')).toHaveCount(2);

	// Back to the beginning: the class chooses again.
	await projector.keyboard.press('PageUp');
	await projector.getByRole('dialog').getByRole('button', { name: /^回到/ }).first().click();
	await expect(projector.locator('.Rail-path li')).toHaveCount(0);
	await expect.poll(() => replies(wang).allInnerTexts()).toEqual(first);

	await projector.getByRole('button', { name: '下课' }).click();
	await projector.getByRole('dialog').getByRole('button', { name: '下课', exact: true }).click();
	await expect(projector.getByText('3 人到场')).toBeVisible();
	for (const page of [wang, odd, ann]) await expect(page.getByRole('heading', { name: '下课了' })).toBeVisible();
	const late = await browser.newContext({ baseURL: baseURL ?? '' });
	const stranger = await late.newPage();
	await stranger.goto(`/class/${code}`);
	await expect(stranger.getByRole('heading', { name: '没有这个课堂' })).toBeVisible();
	await late.close();
	for (const { context } of [...phones, trainer]) await context.close();
});

test('everyone plays by themselves, and the projector shows where they are', async ({ browser, baseURL }) => {
	test.slow();
	const trainer = await signUp(browser, baseURL ?? '', '周老师');
	const team = await createTeam(trainer);
	const projector = await trainer.context.newPage();
	const code = await opens(projector, team, '各自练');
	const { context, page: phone } = await enters(browser, baseURL ?? '', code, '小李');
	const options = phone.locator('.ReplyOption');
	await options.first().click();
	await expect(phone.locator('.Exchange')).toHaveCount(2);
	await projector.keyboard.press('PageDown');
	await expect(projector.locator('.Where-hands')).toHaveCount(1);

	// A reload finds the talk where it was.
	const words = await phone.locator('.Exchange').last().innerText();
	await phone.reload();
	await answers(phone);
	await expect.poll(() => phone.locator('.Exchange').last().innerText()).toBe(words);

	await projector.keyboard.press('PageDown');
	await expect(phone.getByRole('heading', { name: /^大家是这么选的/ })).toBeVisible();
	await projector.keyboard.press('PageUp');
	await expect(options.first()).toBeEnabled();
	await projector.getByRole('button', { name: '倒回', exact: true }).click();
	await projector.getByRole('dialog').getByRole('button', { name: /^回到/ }).first().click();
	await expect(phone.locator('.Exchange')).toHaveCount(1);
	for (const each of [context, trainer.context]) await each.close();
});

test('the pages of a class are accessible, in both themes and languages, and fit their screens', async ({
	browser,
	baseURL,
}) => {
	test.slow();
	const trainer = await signUp(browser, baseURL ?? '', '周老师');
	const team = await createTeam(trainer);
	const projector = await trainer.context.newPage();
	const code = await opens(projector, team, '一起练');
	const { context, page: phone } = await enters(browser, baseURL ?? '', code, '小王');
	await expectAccessible(projector, 'the way in');
	await replies(phone).first().click();
	await expect(phone.getByText('你选了这句')).toBeVisible();
	await expectAccessible(phone, 'a vote on a phone');
	await expectNoSidewaysScroll(phone, 'a vote on a phone');
	await projector.keyboard.press('PageDown');
	await projector.keyboard.press('PageDown');
	await expect(projector.locator('.RevealedList')).toBeVisible();
	await expectAccessible(projector, 'the reveal on the projector');
	await expectNoSidewaysScroll(projector, 'the reveal on the projector');
	await expect(phone.locator('.RevealedList')).toBeVisible();
	await expectAccessible(phone, 'the reveal on a phone');
	await projector.goto(`/team/${team}/class`);
	await expectAccessible(projector, 'the list of classes');
	await phone.goto('/class');
	await expectAccessible(phone, 'typing a code');
	for (const each of [context, trainer.context]) await each.close();
});
