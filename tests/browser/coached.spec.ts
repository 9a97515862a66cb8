import { blamingReply, firstReplies, rehearsalOf, scenarioOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

const play = rehearsalOf('evasive-debtor', 'excellent');
const scenario = scenarioOf('evasive-debtor');
const { text: weak, remark } = blamingReply(scenario);
const [mood = ''] = scenario.moods;
const angered =
	scenario.moods[scenario.moodTransitions.find(({ from, acts }) => from === 0 && acts.includes('argue'))?.to ?? 0] ??
	'';
/** The words, whether or not they are quoted with their full stop. */
const words = weak.replace(/[。！]$/, '');

test('after a weak reply the coach says how it was heard, what it moved and why, and what to say instead', async ({
	page,
	learner,
}) => {
	await learner.begins(play);
	await learner.says(weak);

	const note = page.getByRole('note');
	await expect(note).toHaveCount(1);
	await expect(note).toContainText('乏力');
	await expect(note).toContainText('听到：争辩指责');
	await expect(note.getByRole('img', { name: '没做到' })).not.toHaveCount(0);
	await expect(note).toContainText(`${mood} → ${angered} 因为“${words}`);
	await expect(note).toContainText('（争辩指责）。');
	for (const paragraph of remark) await expect(note).toContainText(paragraph);
	// The head says the same.
	await expect(page.getByRole('definition').filter({ hasText: angered })).toContainText(`听到“${words}`);
	await expect(learner.exchanges.last().locator('mark')).toHaveText(weak);
});

test('what is taken back is gone from the talk, is on offer again, and stands unscored in the debrief', async ({
	page,
	learner,
}) => {
	await learner.begins(play);
	const offered = await learner.options.allInnerTexts();
	await learner.says(weak);
	await learner.undoes();
	await expect(page.getByRole('note')).toHaveCount(0);
	await expect(page.getByRole('log')).not.toContainText(weak);
	expect(await learner.options.allInnerTexts()).toEqual(offered);
	await expect(page.getByRole('definition').first()).toHaveText(mood);

	await learner.talks(firstReplies(rehearsalOf('evasive-debtor', 'excellent'), 1).talk);
	await learner.hangsUp();
	await learner.goesToFollowUp();
	await learner.fillsInAnything();
	await learner.files();
	await expect(page.getByText('1 句话，撤回 1 句')).toBeVisible();
	const undone = page
		.getByRole('region', { name: /^批改过的对话/ })
		.getByRole('listitem')
		.filter({ hasText: weak });
	await expect(undone).toContainText('撤回的一句');
	await expect(undone).toContainText('不计分');
	await expect(undone.getByRole('button', { name: /^从这里重来/ })).toHaveCount(0);
});

test('from the reply that cost most one can go on anew, and the first run stays as it was', async ({
	page,
	learner,
}) => {
	const poor = rehearsalOf('evasive-debtor', 'poor');
	await learner.plays(poor);
	const first = { url: page.url(), total: await learner.total() };
	const again = page.getByRole('button', { name: /^从第 \d+ 句重来$/ });
	const number = Number(/\d+/.exec(await again.innerText())?.[0]);
	await again.click();

	await expect(learner.options.first()).toBeVisible();
	// The replies before it stand, and the one that cost most is on offer again.
	const replies = poor.talk.filter(({ kind }) => kind === 'reply').map((turn) => ('text' in turn ? turn.text : ''));
	for (const text of replies.slice(0, number - 1)) await expect(page.getByRole('log')).toContainText(text.slice(0, 8));
	await expect(learner.option(replies[number - 1] ?? '')).toBeVisible();

	await page.goto(first.url);
	expect(await learner.total()).toBe(first.total);
});
