import type { Page } from '@playwright/test';
import { firstReplies, rehearsalOf } from './support/rehearsals.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

async function expectSound(page: Page, where: string): Promise<void> {
	await expectAccessible(page, where);
	await expectNoSidewaysScroll(page, where);
}

test('every page of a run is accessible in both themes and fits 320, 390 and 1280 px', async ({ page, learner }) => {
	test.slow();
	// With a red line the debrief has the most to show.
	const play = rehearsalOf('evasive-debtor', 'red-line');
	const [question] = play.prepare;
	await page.goto(`/practise/${play.scenario}`);
	await expect(page.getByLabel(question?.options[0]?.text ?? '', { exact: true })).toBeVisible();
	await expectSound(page, 'briefing');

	await learner.begins(play, { silence: false });
	await expectSound(page, 'the first line');
	await learner.talks(play.talk);
	await expectSound(page, 'the end of the talk');
	await learner.goesToFollowUp();
	await page.getByRole('button', { name: '记一笔' }).click();
	await page.getByRole('button', { name: '存档，看复盘' }).click();
	await expect(page.getByRole('alert')).toContainText(/还差 \d 处/);
	await expectSound(page, 'follow-up with problems');
	await page.getByRole('button', { name: '去掉第 1 笔' }).click();
	await learner.fillsIn(play);
	await expectSound(page, 'follow-up');
	await learner.files();
	await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
	await expectSound(page, 'debrief');
	await page.goto('/');
	await expect(page.getByRole('link', { name: /总在开会的王总.*最好/ })).toBeVisible();
	await expectSound(page, 'catalogue');
});

const channels = [
	{ channel: 'telephone', id: 'evasive-debtor' },
	{ channel: 'WeChat', id: 'disputed-statement' },
	{ channel: 'visit', id: 'cash-flow-excuse' },
];

for (const { channel, id } of channels) {
	for (const coaching of ['coached', 'exam'] as const) {
		test(`the talk (${channel}, ${coaching}) is accessible in both themes and fits 320, 390 and 1280 px`, async ({
			page,
			learner,
		}) => {
			const play = rehearsalOf(id, 'middling');
			await learner.begins(play, { coaching, silence: false });
			await learner.talks(firstReplies(play, 3).talk);
			await expectSound(page, 'talk');
		});
	}
}

test('the catalogue with a run to go on with is accessible in both themes and fits 320, 390 and 1280 px', async ({
	page,
	learner,
}) => {
	await learner.begins(rehearsalOf('evasive-debtor', 'poor'));
	await page.goto('/');
	await expect(page.getByRole('link', { name: '接着说' })).toBeVisible();
	await expectSound(page, 'catalogue');
});

test('the list of checks and the question before hanging up are accessible in both themes', async ({
	page,
	learner,
}) => {
	await page.goto('/practise/evasive-debtor');
	await expect(page.getByRole('checkbox', { name: '合同', exact: true })).toBeVisible();
	await page.getByRole('button', { name: /^先看看怎么评分/ }).click();
	await expect(page.getByRole('dialog').getByRole('term').first()).toBeVisible();
	await expectAccessible(page, 'list of checks');
	await expectNoSidewaysScroll(page, 'list of checks');

	await learner.begins(rehearsalOf('evasive-debtor', 'excellent'), { silence: false });
	await page.getByRole('button', { name: '挂断' }).click();
	await expect(page.getByRole('dialog', { name: '现在就挂断？' })).toBeVisible();
	await expectAccessible(page, 'hanging up');
});

test('a page that is not there and a run that is not there are accessible and lead back', async ({
	page,
	misdeeds,
}) => {
	await page.goto('/no-such-page');
	await expect(page.getByRole('heading', { name: '没有这一页' }).first()).toBeVisible();
	await expectAccessible(page, 'no such page');
	// The browser itself reports the answer 404.
	misdeeds.splice(0, misdeeds.length, ...misdeeds.filter((each) => !each.includes('404')));
	await page.goto('/debrief/018f0000-0000-7000-8000-000000000000');
	await expect(page.getByRole('heading', { name: '这里没有这次演练' })).toBeVisible();
	await expectAccessible(page, 'no such run');
	await page.getByRole('link', { name: '回到剧本' }).click();
	await expect(page.getByRole('heading', { name: '剧本', level: 1 })).toBeVisible();
});
