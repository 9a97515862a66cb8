import type { Page } from '@playwright/test';
import { runOnDisk } from './support/disk.ts';
import { Learner } from './support/learner.ts';
import { firstReplies, rehearsalOf } from './support/rehearsals.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

const poor = rehearsalOf('evasive-debtor', 'poor');
const excellent = rehearsalOf('evasive-debtor', 'excellent');
const repliesOf = (play: typeof poor) => play.talk.flatMap((turn) => (turn.kind === 'reply' ? [turn.text] : []));

/** Says something other than that, hangs up, and files whatever: the rest does not matter. */
async function endsOtherwise(learner: Learner, than: string): Promise<string> {
	const others = await learner.options.filter({ hasNotText: than.slice(0, 8) }).allInnerTexts();
	const words = (others[0] ?? '').replace(/^\d+\s*/, '');
	await learner.says(words);
	if (await learner.page.getByRole('button', { name: '挂断', exact: true }).isVisible()) await learner.hangsUp();
	await learner.goesToFollowUp();
	await learner.fillsInAnything();
	await learner.files();
	return words;
}

const side = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const talk = (page: Page) => page.getByRole('region', { name: /^从第 \d+ 句起|^对话/ });

test('a run gone on from the middle of another stands beside it: totals, checks, the ladder and the words from where they part', async ({
	page,
	learner,
}) => {
	test.slow();
	await learner.plays(poor);
	const first = { id: learner.run, total: await learner.total() };
	const [opening = '', second = ''] = repliesOf(poor);
	const reply = page.getByRole('region', { name: /^批改过的对话/ }).getByRole('listitem').filter({ hasText: second.slice(0, 8) }); // prettier-ignore
	await reply.getByRole('button', { name: /^从这里重来/ }).click();
	await expect(learner.options.first()).toBeVisible();
	const other = await endsOtherwise(learner, second);
	const child = { id: learner.run, total: await learner.total() };
	expect(child.id).not.toBe(first.id);

	await page.getByRole('link', { name: '并排看' }).click();
	await expect(page.getByRole('heading', { name: '两次并排', level: 1 })).toBeVisible();
	await expect(page.getByText('前 1 句一样，从第 2 句分开。')).toBeVisible();
	await expect(side(page, '原来')).toContainText(String(first.total));
	await expect(side(page, '这次')).toContainText(String(child.total));
	await expect(page.getByRole('row', { name: /^总分/ })).toContainText(`${first.total}${child.total}`);
	const ladder = page.getByRole('region', { name: '承诺的五阶' });
	await expect(ladder.getByRole('rowheader')).toContainText(['书面', '日期和金额', '日期', '月份', '尽快']);
	await expect(ladder.getByText('停在这里')).toHaveCount(2);

	// What is the same is folded up; from there on the two stand turn by turn.
	const shared = talk(page).getByText(opening.slice(0, 8));
	await expect(shared).toBeHidden();
	await talk(page).getByText('一样的前 1 句').click();
	await expect(shared).toBeVisible();
	const pair = talk(page).getByRole('listitem').filter({ hasText: '原来 · 第 2 句' });
	await expect(pair).toContainText(second.slice(0, 8));
	await expect(pair).toContainText('这次 · 第 2 句');
	await expect(pair).toContainText(other.slice(0, 8));
	await expect(talk(page)).toContainText('这一次到这里谈完了。');
	await expectAccessible(page, 'two runs side by side');
	await expectNoSidewaysScroll(page, 'two runs side by side');

	// Both ways: from the first run one comes to those that went on from it.
	await side(page, '原来')
		.getByRole('link', { name: /^看复盘/ })
		.click();
	await expect(page.getByText('从这次另走过 1 次')).toBeVisible();
	await page.getByRole('link', { name: /^并排看/ }).click();
	await expect(page).toHaveURL(new RegExp(`/compare/${child.id}$`));

	// Once the first run is deleted, that is said plainly, on both pages.
	await page.goto('/history');
	await page.getByRole('button', { name: /^删掉/ }).last().click();
	await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
	await page.goto(`/compare/${child.id}`);
	await expect(page.getByRole('heading', { name: '原来那次不在了' })).toBeVisible();
	await page.getByRole('link', { name: '看复盘' }).click();
	await expect(page.getByText('那一次已经不在这里了')).toBeVisible();
	await expect(page.getByRole('link', { name: '并排看' })).toHaveCount(0);
});

test('in a running talk one can go on differently from an earlier reply, by keyboard alone, and both are kept', async ({
	page,
	learner,
}) => {
	await learner.begins(excellent, { silence: false });
	await learner.talks(firstReplies(excellent, 3).talk);
	const first = learner.run;
	const before = await runOnDisk(page, first);
	const [one = '', two = '', three = ''] = repliesOf(excellent);

	await page.getByRole('button', { name: '回到前面，换个说法' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: '从哪一句另走？' });
	await expect(dialog.getByRole('listitem')).toHaveCount(3);
	await expect(dialog).toContainText('这一次原样留在历史里');
	await expectAccessible(page, 'from which reply');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('button', { name: '回到前面，换个说法' })).toBeFocused();

	await page.keyboard.press('Enter');
	await dialog.getByRole('button', { name: /^从这里另走\s*第 2 句$/ }).press('Enter');
	await expect(page).not.toHaveURL(new RegExp(first));
	await expect(learner.exchanges).toHaveCount(2);
	await expect(page.getByRole('log')).toContainText(one.slice(0, 8));
	await expect(page.getByRole('log')).not.toContainText(two.slice(0, 8));
	await expect(learner.option(two)).toBeVisible();
	await expect(page.getByRole('heading', { name: /^你怎么接/ })).toBeFocused();
	const second = learner.run;
	expect((await runOnDisk(page, second)).run.head.parent).toMatchObject({ run: first });
	expect(await runOnDisk(page, first)).toEqual(before);

	// Neither is finished: what is there is shown.
	await page.goto(`/compare/${second}`);
	await expect(page.getByText('前 1 句一样，这次还没有往下说。')).toBeVisible();
	await expect(page.getByText('两次都没练完，没有总分，只比说过的话。')).toBeVisible();
	await expect(talk(page)).toContainText(three.slice(0, 8));
	await expect(talk(page)).toContainText('这一次停在这里');
	await side(page, '这次')
		.getByRole('link', { name: /^接着练/ })
		.click();
	await expect(learner.options.first()).toBeVisible();

	await endsOtherwise(learner, two);
	await expect(page.getByText(/中间另走的/)).toContainText('没练完');
	await page.getByRole('link', { name: '并排看' }).click();
	await expect(page.getByText('原来那次没有练完，没有总分，只比说过的话。')).toBeVisible();
	await expect(page.getByText('没练完的那次还说不准', { exact: false })).toBeVisible();
	await page.goto('/history');
	await expect(page.getByText('说到一半')).toHaveCount(1);
	await page.getByRole('link', { name: /^和原来那次并排看/ }).click();
	await expect(page.getByRole('heading', { name: '两次并排', level: 1 })).toBeVisible();
});

test('of several generations, each stands beside the one before it', async ({ page, learner }) => {
	await learner.begins(excellent, { silence: false });
	await learner.talks(firstReplies(excellent, 2).talk);
	const ids = [learner.run];
	for (const _ of [1, 2]) {
		await page.getByRole('button', { name: '回到前面，换个说法' }).click();
		await page.getByRole('button', { name: /^从这里另走\s*第 1 句$/ }).click();
		await expect(learner.exchanges).toHaveCount(1);
		ids.push(learner.run);
		await learner.says(repliesOf(excellent)[0] ?? '');
	}
	await page.goto(`/compare/${ids[2]}`);
	await page.getByText('原来那次也是从更早一次的中间另走的').getByRole('link').click();
	await expect(page).toHaveURL(new RegExp(`/compare/${ids[1]}$`));
	await expect(page.getByText('从这次又另走过')).toBeVisible();
	await page.getByRole('link', { name: /^和.*那次并排看$/ }).click();
	await expect(page).toHaveURL(new RegExp(`/compare/${ids[2]}$`));
});

test('an exam offers no way back while it lasts, and a run from the beginning has nothing beside it', async ({
	page,
	learner,
}) => {
	await learner.begins(excellent, { coaching: 'exam', silence: false });
	await learner.talks(firstReplies(excellent, 2).talk);
	await expect(learner.options.first()).toBeVisible();
	await expect(page.getByRole('button', { name: '回到前面，换个说法' })).toHaveCount(0);
	await page.goto(`/compare/${learner.run}`);
	await expect(page.getByRole('heading', { name: '没有可以并排的' })).toBeVisible();
	await page.goto('/compare/018f0000-0000-7000-8000-000000000000');
	await expect(page.getByRole('heading', { name: '这里没有这次演练' })).toBeVisible();
});

test('a second tab notices at once that the first went on, and taking over leads to the replies', async ({
	context,
	page,
	learner,
}) => {
	await learner.begins(excellent, { silence: false });
	await learner.talks(firstReplies(excellent, 1).talk);
	const second = await context.newPage();
	await second.goto(page.url());
	const other = new Learner(second);
	await expect(other.exchanges).toHaveCount(2);

	await learner.says(repliesOf(excellent)[1] ?? '');
	const behind = { hasText: '这次演练在另一个标签页里往前走了' };
	const alert = second.getByRole('alert').filter(behind);
	await expect(alert.getByRole('heading')).toBeFocused();
	await expect(other.options).toHaveCount(0);
	await expect(page.getByRole('alert').filter(behind)).toHaveCount(0);

	await alert.getByRole('button', { name: '在这里接着说' }).press('Enter');
	await expect(other.exchanges).toHaveCount(3);
	await expect(second.getByRole('heading', { name: /^你怎么接/ })).toBeFocused();
	await other.says(repliesOf(excellent)[2] ?? '');
	await expect(page.getByRole('alert').filter(behind)).toBeVisible();
});
