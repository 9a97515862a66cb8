import { firstReplies, rehearsalOf, scenarioOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

for (const id of ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse']) {
	test(`an exam of ${id} shows nothing of the coach before the debrief`, async ({ page, learner }) => {
		const play = rehearsalOf(id, 'poor');
		await learner.begins(play, { coaching: 'exam', silence: false });
		const talk = firstReplies(play, 2).talk;
		await learner.talks(talk);

		await expect(page.getByText('考核中，说完再讲评')).toBeVisible();
		await expect(page.getByRole('note')).toHaveCount(0);
		await expect(page.locator('mark')).toHaveCount(0);
		await expect(page.getByRole('button', { name: '撤回' })).toHaveCount(0);
		await expect(page.getByRole('img', { name: /^五阶中的第/ })).toHaveCount(0);
		for (const coach of ['情绪', '承诺', '还没有异议', '这一关', '听到', '得力', '乏力'])
			await expect(page.getByRole('term').filter({ hasText: coach })).toHaveCount(0);
		// Neither the customer's mood nor what a line was is told beside the lines.
		for (const mood of scenarioOf(id).moods) await expect(page.getByText(`（${mood}）`)).toHaveCount(0);
		await expect(page.getByText(/^(?:推脱|诉苦|施压|拒绝)$/)).toHaveCount(0);
		// The account stays at hand.
		await expect(page.getByRole('complementary', { name: '账目' })).toBeVisible();
	});
}

test('the debrief of an exam has everything that was held back', async ({ page, learner }) => {
	const play = rehearsalOf('evasive-debtor', 'poor');
	await learner.plays(play, { coaching: 'exam' });

	await expect(page.getByText(/第 1 次练 · .* · 考核/).filter({ visible: true })).toHaveCount(1);
	await expect(page.getByLabel(/^总分 \d+/)).toBeVisible();
	for (const heading of [/^拿到了什么/, /^承诺的五阶/, /^LSCP/, /^评分项/, /^批改过的对话/, /^六字诀/])
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
	const talk = page.getByRole('region', { name: /^批改过的对话/ });
	await expect(talk.locator('mark')).not.toHaveCount(0);
	await expect(talk.getByRole('note')).not.toHaveCount(0);
	const replies = play.talk.filter(({ kind }) => kind === 'reply').length;
	await expect(talk.getByRole('button', { name: /^从这里重来/ })).toHaveCount(replies);
});
