import { firstReplies, rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

test('switching the interface to English in the middle of a talk keeps the place, and the talk goes on', async ({
	page,
	learner,
}) => {
	const play = rehearsalOf('evasive-debtor', 'excellent');
	await learner.begins(play, { silence: false });
	const begun = firstReplies(play, 3).talk;
	await learner.talks(begun);
	const { url, options } = { url: page.url(), options: await learner.options.allInnerTexts() };

	await page.getByRole('button', { name: 'English' }).click();
	const talk = page.getByRole('log', { name: 'Call' });
	await expect(talk).toBeVisible();
	await expect(page).toHaveURL(url);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	// What was said stays as it was said.
	for (const turn of begun) if (turn.kind === 'customer') await expect(talk).toContainText(turn.text);
	const region = page.getByRole('region', { name: /^What do you say/ });
	expect(await region.getByRole('button').allInnerTexts()).toEqual(options);

	const next = play.talk[begun.length];
	await region.getByRole('button', { name: next && 'text' in next ? next.text : '?' }).click();
	await expect(talk.getByRole('listitem')).toHaveCount(5);

	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.getByRole('log', { name: '通话' }).getByRole('listitem')).toHaveCount(5);
	await expect(page).toHaveURL(url);
});
