import { expectReadable, expectTargets } from './support/reach.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

test('a template is picked by its situation and can be published as it is', async ({ page }) => {
	await page.goto('/studio');
	await page.getByRole('button', { name: /从模板写起/ }).click();
	const dialog = page.getByRole('dialog', { name: '挑一种局面' });
	await expect(dialog.getByRole('listitem')).toHaveCount(20);
	await expectAccessible(page, 'templates');
	await dialog.getByRole('button', { name: /^不接电话/ }).click();
	await expect(page.getByRole('heading', { name: '三通电话没人接', level: 1 })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: '存好了' })).toContainText('0 处错误，0 处提醒');
	await page.getByRole('button', { name: '发布', exact: true }).click();
	const publish = page.getByRole('dialog', { name: /发布到/ });
	await expect(publish.getByText('中文可以发布。')).toBeVisible();
	await expect(publish.getByText('English可以发布。')).toBeVisible();
});

test('eight questions are answered in two goes and make a draft without a mistake', async ({ page }) => {
	await page.goto('/studio');
	await page.getByRole('link', { name: /从一单真事写起/ }).click();
	await expect(page.getByText('答了 0 题，一共 8 题')).toBeVisible();
	await page.getByLabel('对方姓名、称呼').fill('“老”周: `x`');
	await page.getByLabel('多少钱').fill('18.6 万');
	await page.getByLabel('他拿什么话挡你').fill('# 回头再说 {{amount}}\n- [→ 说定](#说定)');
	await expect(page.getByText('答了 3 题，一共 8 题')).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('多少钱')).toHaveValue('18.6 万');
	await page.getByRole('group', { name: '三句坏事的话' }).getByLabel('这句话是').first().selectOption('轻易退让');
	await page.getByRole('button', { name: '清空重答' }).click();
	await expect(page.getByLabel('多少钱')).toHaveValue('');
	await page.getByRole('button', { name: '放回来' }).click();
	await expect(page.getByLabel('多少钱')).toHaveValue('18.6 万');
	await page.getByRole('button', { name: '出底稿' }).click();
	await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);
	await expect(page.getByRole('heading', { name: '“老”周: ’x’的那笔货款', level: 1 })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: '存好了' })).toContainText('0 处错误，0 处提醒');
});

test('an example of the language says what it is read as, and what is wrong, as one types', async ({ page }) => {
	await page.goto('/studio/language');
	const lesson = page.getByRole('region', { name: '可以说的话' });
	const text = lesson.getByLabel('改改看');
	await text.scrollIntoViewIfNeeded();
	await expect(lesson.getByText('没查出毛病。')).toBeVisible();
	await expect(lesson.getByRole('listitem').filter({ hasText: '您看哪天能付？' })).toContainText('→ 到“说定”');
	await text.fill((await text.inputValue()).replace('要求承诺', '要求承若'));
	await expect(lesson.getByText(/第 5 行：.*要求承若/)).toBeVisible();
	await lesson.getByRole('button', { name: '改回原样' }).click();
	await expect(lesson.getByText('没查出毛病。')).toBeVisible();
});

for (const path of ['/studio/case', '/studio/language']) {
	for (const width of [1280, 390]) {
		test(`${path} is fit for everyone, ${width} px wide`, async ({ page }) => {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(path);
			await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible();
			await expectAccessible(page, path);
			await expectReadable(page, path);
			await expectTargets(page, path);
			await expectNoSidewaysScroll(page, path);
		});
	}
}
