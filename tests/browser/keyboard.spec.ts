import type { Locator, Page } from '@playwright/test';
import { rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

/** Tab, as often as it takes; every place on the way must show that it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	for (let step = 0; step < 80; step++) {
		await page.keyboard.press('Tab');
		const here = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return null;
			// A box to tick shows it with its whole label.
			const ringed = [element, element.closest('label')].some((each) => {
				const { outlineStyle, outlineWidth } = each
					? getComputedStyle(each)
					: { outlineStyle: 'none', outlineWidth: '0' };
				return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
			});
			const box = element.getBoundingClientRect();
			return {
				element: element.outerHTML.slice(0, 120),
				// Within a date the browser rings the part that has the focus.
				ringed: ringed || element.matches('input[type=date], input[type=month]'),
				inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
			};
		});
		// Past the last stop the browser's own bar has the focus for a step.
		if (!here) continue;
		expect({ ringed: here.ringed, inView: here.inView }, here.element).toEqual({ ringed: true, inView: true });
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Tab does not reach ${target}`);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? 'BODY');

test('the whole run can be played with the keyboard alone, and the focus is never lost', async ({ page, learner }) => {
	test.slow();
	const play = rehearsalOf('evasive-debtor', 'excellent');
	const { keyboard } = page;
	await learner.drawsSeed(play.seed);
	await page.goto('/');
	await expect(page.getByText('未练').first()).toBeVisible();
	await tabTo(page, page.getByRole('main').getByRole('link', { name: /总在开会的王总/ }));
	await keyboard.press('Enter');

	await expect(page.getByRole('checkbox', { name: '合同', exact: true })).toBeVisible();
	for (const { text, options } of play.prepare) {
		const question = page.getByRole('group', { name: text });
		for (const { text: words } of options.filter(({ ticked }) => ticked)) {
			const choice = question.getByLabel(words, { exact: true });
			if ((await choice.getAttribute('type')) === 'checkbox') {
				await tabTo(page, choice);
				await keyboard.press('Space');
			} else await pick(page, question, choice);
			await expect(choice).toBeChecked();
		}
	}
	await tabTo(page, learner.startButton);
	await keyboard.press('Enter');
	await expect(learner.exchanges.first()).toBeVisible();

	for (const turn of play.talk) {
		if (turn.kind === 'customer') await learner.hears(turn.text);
		if (turn.kind !== 'reply') continue;
		const before = await learner.exchanges.count();
		const texts = await learner.options.allInnerTexts();
		const position = texts.findIndex((text) => text.includes(turn.text));
		// Odd replies by their number, even ones by Tab and Enter.
		if (before % 2 === 1) await keyboard.press(String(position + 1));
		else {
			await tabTo(page, learner.option(turn.text));
			await keyboard.press('Enter');
		}
		await expect(learner.exchanges).toHaveCount(before + 1);
		await expect.poll(() => focused(page), { message: `focus after “${turn.text}”` }).not.toBe('BODY');
	}
	await tabTo(page, page.getByRole('link', { name: '去跟进' }));
	await keyboard.press('Enter');

	await expect(page.getByRole('heading', { name: /^记录/ })).toBeVisible();
	const { record, message } = play;
	const reasons = page.getByRole('group', { name: '没付的原因' });
	await pick(page, reasons, reasons.getByRole('radio', { name: record?.reason?.text ?? '', exact: true }));
	for (const [index, promise] of (record?.promises ?? []).entries()) {
		await tabTo(page, page.getByRole('button', { name: index === 0 ? '记一笔' : '再加一笔' }));
		await keyboard.press('Enter');
		const row = page.getByRole('group', { name: `第 ${index + 1} 笔` });
		// The new row stands before the button.
		for (let step = 0; step < 12 && !(await row.getByLabel('金额').evaluate(isFocused)); step++)
			await keyboard.press('Shift+Tab');
		await keyboard.type(String((promise.amount ?? 0) / 100));
		await tabTo(page, row.getByLabel('方式'));
		await keyboard.press('ArrowDown');
		await expect(row.getByLabel('方式')).toHaveValue('bank-transfer');
		await tabTo(page, row.getByLabel('日期'));
		await typeDate(page, row.getByLabel('日期'), promise.date ?? '');
	}
	const next = page.getByRole('group', { name: '下次联系' });
	await tabTo(page, next.getByLabel('日期'));
	await typeDate(page, next.getByLabel('日期'), record?.next?.date ?? '');
	await tabTo(page, next.getByLabel('渠道'));
	await keyboard.press('ArrowDown');
	await tabTo(page, next.getByLabel('找谁'));
	const contact = record?.next?.contact ?? '';
	for (let step = 0; step < 8 && (await next.getByLabel('找谁').inputValue()) !== contact; step++)
		await keyboard.press('ArrowDown');
	await expect(next.getByLabel('找谁')).toHaveValue(contact);
	await expect(next.getByLabel('渠道')).toHaveValue('phone');
	for (const part of await page.getByRole('region', { name: /^消息/ }).getByRole('group').all()) {
		const written = message?.map(({ text }) => text.split(/\{\{[^}]*\}\}/).at(-1) ?? '') ?? [];
		const choices = part.getByRole('radio');
		const labels = await part
			.getByRole('radio')
			.evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.innerText ?? ''));
		const wanted = labels.findIndex((label) => written.some((text) => label.endsWith(text)));
		await pick(page, part, choices.nth(wanted));
	}
	await tabTo(page, page.getByRole('button', { name: '存档，看复盘' }));
	await keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: /^批改过的对话/ })).toBeVisible();
	expect(await learner.total()).toBeGreaterThanOrEqual(95);

	await tabTo(page, page.getByRole('link', { name: '从头再练一遍' }));
});

/** One of several radio buttons: Tab to the group, Space, then the arrow keys. */
async function pick(page: Page, group: Locator, choice: Locator): Promise<void> {
	await tabTo(page, group.getByRole('radio').first());
	await page.keyboard.press('Space');
	for (let step = 0; step < 8 && !(await choice.isChecked()); step++) await page.keyboard.press('ArrowDown');
	await expect(choice).toBeChecked();
}

/** Year, month and day in whichever order this browser asks for them: its own language decides, not the page's. */
async function typeDate(page: Page, field: Locator, date: string): Promise<void> {
	const [year = '', month = '', day = ''] = date.split('-');
	for (const [first = '', rest = ''] of [[month + day + year], [year, month + day], [day + month + year]]) {
		for (let part = 0; part < 3; part++) await page.keyboard.press('ArrowLeft');
		await page.keyboard.type(first);
		// A year may be longer than four figures and does not move on by itself.
		if (rest) await page.keyboard.press('ArrowRight');
		await page.keyboard.type(rest);
		if ((await field.inputValue()) === date) return;
	}
	throw new Error(`the date ${date} cannot be typed`);
}

function isFocused(element: Element): boolean {
	return element === document.activeElement;
}

test('after a reply is taken back, and after hanging up, the focus is still in the talk', async ({ page, learner }) => {
	const play = rehearsalOf('evasive-debtor', 'excellent');
	await learner.begins(play);
	await page.keyboard.press('1');
	await expect(learner.exchanges).toHaveCount(2);
	await tabTo(page, page.getByRole('button', { name: '撤回' }));
	await page.keyboard.press('Enter');
	await expect(learner.exchanges).toHaveCount(1);
	await expect.poll(() => focused(page)).not.toBe('BODY');

	await learner.hangsUp();
	await expect.poll(() => focused(page)).not.toBe('BODY');
});

test('the skip link leads past the head, and Escape closes a dialog where it was opened', async ({ page }) => {
	await page.goto('/practise/evasive-debtor');
	await expect(page.getByRole('checkbox', { name: '合同', exact: true })).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

	const opener = page.getByRole('button', { name: /^先看看怎么评分/ });
	await tabTo(page, opener);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog', { name: '怎么评分' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(opener).toBeFocused();
});
