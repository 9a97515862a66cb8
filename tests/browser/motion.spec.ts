import { rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('with motion a call rings before it is answered, once: not after a reload', async ({ page, learner }) => {
	const play = rehearsalOf('evasive-debtor', 'excellent');
	const [first] = play.talk;
	await page.clock.install();
	await learner.drawsSeed(play.seed);
	await page.goto('/practise/evasive-debtor');
	await learner.prepares(play);
	await learner.startButton.click();
	await expect(page.getByText('正在呼叫')).toBeVisible();
	await expect(page.getByRole('log')).not.toContainText(first && 'text' in first ? first.text : '?');
	await expect(learner.options).toHaveCount(0);

	await page.clock.fastForward(2000);
	await learner.hears(first && 'text' in first ? first.text : '?');
	await expect(page.getByText('正在呼叫')).toHaveCount(0);
	const reply = play.talk.find((turn) => turn.kind === 'reply');
	await learner.says(reply?.text ?? '');

	await page.clock.fastForward(10_000);
	await page.reload();
	await expect(learner.options.first()).toBeVisible();
	await expect(page.getByText('正在呼叫')).toHaveCount(0);
});
