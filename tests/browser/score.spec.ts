import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const talk = `小李：王总您好，我是华瑞轴承的小李。HR-0312 那笔货款 18.6 万，4 月 11 日到期，今天想跟您确认付款安排。
王建国：我正开会呢，回头再说吧。
小李：理解您忙，我只占您两分钟。这笔货款是遇到什么困难了吗？
王建国：不瞒你说，甲方一直没给我们回款，账上实在紧。
小李：甲方的款没到，您夹在中间也不好受。您看 6 月 5 日先付 8 万，剩下的 10.6 万 6 月 20 日付清，行吗？
王建国：行吧，5 号先付 8 万，20 号把剩下的付了，对公转。
小李：好，我发微信跟您书面确认。6 月 4 日上午我再给您打个电话。`;

const account = (page: Page) => page.getByRole('region', { name: '账上的数字' });

async function fillsAccount(page: Page): Promise<void> {
	await account(page).getByLabel('通话那天').fill('2026-05-28');
	await account(page).getByRole('textbox', { name: /^金额/ }).fill('186000');
	await account(page).getByLabel('到期日').fill('2026-04-11');
}

for (const width of [390, 1280]) {
	test(`${width} wide: a pasted conversation comes to a scorecard that quotes it`, async ({ page }) => {
		await page.setViewportSize({ width, height: 844 });
		await page.goto('/');
		await page.getByRole('link', { name: '真实对话' }).click();
		await expect(page.getByText('不上传')).toBeVisible();
		await page.getByLabel('粘贴对话').fill(talk);
		await page.getByRole('button', { name: '排成对话' }).click();

		// Two names, neither of them known: one is asked.
		await expect(page.getByText('看不出哪一个是你')).toBeVisible();
		await page.getByRole('radio', { name: /^小李/ }).check();
		await fillsAccount(page);
		await page.getByRole('button', { name: '评分', exact: true }).click();

		await expect(page.getByRole('heading', { level: 1, name: '真实对话的评分' })).toBeFocused();
		await expect(page.getByText('通过，达成')).toBeVisible();
		const checks = page.getByRole('region', { name: /^评分项/ });
		await expect(checks).toContainText('HR-0312 那笔货款 18.6 万');
		const got = page.getByRole('region', { name: /^拿到了什么/ });
		await expect(got.getByRole('row')).toContainText([/6 月 5 日.*对公转账.*80,000/, /6 月 20 日.*对公转账.*106,000/]);
		await expect(page.getByRole('region', { name: /^批改过的对话/ })).toContainText('甲方一直没给我们回款');

		await page.getByRole('button', { name: '改对话或数字' }).click();
		await expect(page.getByRole('radio', { name: /^小李/ })).toBeChecked();
	});
}

test('what is on the desk is there again after a reload, and goes when it is cleared', async ({ page }) => {
	await page.goto('/score');
	await page.getByLabel('粘贴对话').fill(talk);
	await page.getByRole('button', { name: '排成对话' }).click();
	await page.getByRole('radio', { name: /^小李/ }).check();
	await fillsAccount(page);
	await page.reload();
	await expect(page.getByRole('radio', { name: /^小李/ })).toBeChecked();
	await expect(account(page).getByRole('textbox', { name: /^金额/ })).toHaveValue('186000');
	await page.getByRole('button', { name: '全部清空' }).click();
	await expect(page.getByLabel('粘贴对话')).toHaveValue('');
	await expect(account(page).getByRole('textbox', { name: /^金额/ })).toHaveValue('');
});

test('turns are put right: swapped, given to the other side, changed, taken out', async ({ page }) => {
	await page.goto('/score');
	await page.getByLabel('粘贴对话').fill('我：您好\n客户：喂\n我：什么时候付？');
	await page.getByRole('button', { name: '排成对话' }).click();
	const turns = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '改这一句' }) });
	await expect(turns).toHaveCount(3);
	await page.getByRole('button', { name: '左右对调' }).click();
	await expect(turns.first().getByRole('button', { name: '改成我说的' })).toBeVisible();
	await page.getByRole('button', { name: '左右对调' }).click();
	await turns.nth(1).getByRole('button', { name: '改成我说的' }).click();
	await expect(turns.nth(1).getByRole('button', { name: '改成客户说的' })).toBeVisible();
	await turns.nth(2).getByRole('button', { name: '改这一句' }).click();
	await page.getByLabel('第 3 句的文字').fill('哪天付？');
	await page.getByRole('button', { name: '改好了' }).click();
	await expect(turns.nth(2)).toContainText('哪天付？');
	await turns.nth(2).getByRole('button', { name: '改这一句' }).click();
	await page.getByRole('button', { name: '去掉这一句' }).click();
	await expect(turns).toHaveCount(2);
});

test('what is missing or cannot be read is said, and where', async ({ page }) => {
	await page.goto('/score');
	await page.getByRole('button', { name: '评分', exact: true }).click();
	const problems = page.getByRole('alert');
	await expect(problems).toBeFocused();
	await expect(problems).toContainText('先把对话放进来');
	await expect(problems).toContainText('金额、到期日');
	await page.getByLabel('粘贴对话').fill('没有名字的一段话');
	await page.getByRole('button', { name: '排成对话' }).click();
	await expect(page.getByText('看不出每句是谁说的')).toBeVisible();
	await expect(page.getByLabel('粘贴对话')).toBeFocused();
	await account(page).getByRole('textbox', { name: /^金额/ }).fill('很多');
	await expect(page.getByText('看不懂这个金额')).toBeVisible();
});

test('a file is opened, subtitles among them, and JSON brings its account along', async ({ page }) => {
	await page.goto('/score');
	const chooser = page.locator('input[type=file]');
	await chooser.setInputFiles({
		name: 'call.srt',
		mimeType: 'text/plain',
		buffer: Buffer.from(
			'1\n00:00:01,000 --> 00:00:03,000\n我：王总您好，\n\n2\n00:00:03,000 --> 00:00:05,000\n客户：嗯。\n',
		),
	});
	await expect(page.getByText('王总您好，')).toBeVisible();
	await page.getByRole('button', { name: '全部清空' }).click();
	const dossier = { today: '2026-05-28', invoices: [{ number: 'HR-0312', amount: 186000, due: '2026-04-11' }] };
	const turns = [
		{ who: 'trainee', text: '王总您好，什么时候能付？' },
		{ who: 'customer', text: '下周五付 18.6 万，对公。' },
	];
	await chooser.setInputFiles({
		name: 'call.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify({ dossier, turns })),
	});
	await expect(account(page).getByRole('textbox', { name: /^金额/ })).toHaveValue('186000');
	await page.getByRole('button', { name: '评分', exact: true }).click();
	await expect(page.getByRole('region', { name: /^拿到了什么/ })).toContainText('6 月 5 日');
});

test('the example of each language is scored, with no complaint of axe, and nothing is sent anywhere', async ({
	page,
	baseURL,
}) => {
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() !== 'GET' || new URL(request.url()).origin !== baseURL) sent.push(request.url());
	});
	await page.goto('/score');
	await page.getByRole('button', { name: '看一个例子' }).click();
	await page.getByRole('button', { name: '评分', exact: true }).click();
	await expect(page.getByText('通过，达成')).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
	await page.context().addCookies([{ name: 'PARAGLIDE_LOCALE', value: 'en', url: baseURL ?? '' }]);
	await page.reload();
	await page.getByRole('button', { name: 'Clear everything' }).click();
	await page.getByRole('button', { name: 'See an example' }).click();
	await page.getByRole('button', { name: 'Score it' }).click();
	await expect(page.getByText('Passed: Agreed')).toBeVisible();
	expect(sent).toEqual([]);
});

test('by the keyboard alone a conversation is scored', async ({ page }) => {
	await page.goto('/score');
	await page.getByLabel('粘贴对话').focus();
	await page.keyboard.insertText(talk.replaceAll('小李：', '我：'));
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: '排成对话' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: /^对话/ })).toBeFocused();
	await fillsAccount(page);
	await page.getByRole('button', { name: '评分', exact: true }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: '真实对话的评分' })).toBeFocused();
});

test('where the models cannot be fetched it says so, and works on the second try', async ({
	page,
	expectedComplaints,
}) => {
	expectedComplaints.push(/ERR_FAILED/);
	await page.goto('/score');
	await page.getByRole('button', { name: '看一个例子' }).click();
	await page.route(/\/zh[.-][^/]*\.json$/, (route) => route.abort());
	await page.getByRole('button', { name: '评分', exact: true }).click();
	await expect(page.getByText('听话用的模型没有取到')).toBeVisible();
	await page.unrouteAll();
	await page.getByRole('button', { name: '评分', exact: true }).click();
	await expect(page.getByText('通过，达成')).toBeVisible();
});
