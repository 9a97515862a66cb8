import type { Page } from '@playwright/test';
import { runOnDisk } from './support/disk.ts';
import type { Learner } from './support/learner.ts';
import { lineAfterSilence, rehearsalOf, scenarioOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

/** 王总 waits this many seconds, says `impatience`, and after the same again it is over. */
const allowed = scenarioOf('evasive-debtor').everywhere.find(({ kind }) => kind === 'silence')?.seconds ?? 0;
const play = rehearsalOf('evasive-debtor', 'excellent');
const impatience = lineAfterSilence(play);
const [first] = play.talk;
const firstLine = first?.kind === 'customer' ? first.text : '';

/** Five characters a second are given to read what was said and what can be said. */
async function readingTime(learner: Learner, said: string): Promise<number> {
	const options = await learner.options.evaluateAll((buttons) =>
		buttons.map((button) => button.lastElementChild?.textContent ?? ''),
	);
	return Math.ceil([...said, ...options.join('')].length / 5);
}

/** From here on time stands still unless the test lets it run. Seconds since the talk began. */
async function stopTheClock(page: Page, learner: Learner): Promise<number> {
	await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
	const { run } = await runOnDisk(page, learner.run);
	const begun = run.entries.find(({ kind }) => kind === 'begin')?.at ?? 0;
	return ((await page.evaluate(() => Date.now())) - begun) / 1000;
}

test('who says nothing is asked after the seconds of the scenario and the time to read, and the second time it is over', async ({
	page,
	learner,
}) => {
	await page.clock.install();
	await learner.begins(play, { silence: true });
	const reading = await readingTime(learner, firstLine);
	expect(reading).toBeGreaterThan(10);
	expect(allowed).toBeGreaterThan(10);
	expect(impatience).not.toBe('');
	const gone = await stopTheClock(page, learner);

	// The page came up a moment after the talk began.
	await page.clock.runFor(1000 * (reading + allowed - gone - 1));
	await expect(page.getByText(/他在等你说话，还有 [1-4] 秒/)).toBeVisible();
	await expect(page.getByRole('log')).not.toContainText(impatience);
	await page.clock.runFor(5000);
	await expect(page.getByRole('log')).toContainText(impatience);
	await expect(learner.exchanges.last()).toContainText('（你没有说话）');
	await expect(learner.options.first()).toBeVisible();

	const again = await readingTime(learner, impatience);
	await page.clock.runFor(1000 * (again + allowed - 7));
	await expect(page.getByRole('link', { name: '去跟进' })).toHaveCount(0);
	await page.clock.runFor(8000);
	await expect(page.getByRole('link', { name: '去跟进' })).toBeVisible();
	await expect(page.getByRole('log').getByText('（你没有说话）')).toHaveCount(2);
	expect((await runOnDisk(page, learner.run)).row.phase).toBe('follow-up');
});

test('a reply stops the count; an open dialog holds it', async ({ page, learner }) => {
	await page.clock.install();
	await learner.begins(play, { silence: true });
	await stopTheClock(page, learner);
	await page.getByRole('button', { name: '挂断' }).click();
	await page.clock.runFor(600_000);
	await expect(page.getByRole('log')).not.toContainText(impatience);
	await page.getByRole('button', { name: '接着说' }).click();
	await page.clock.runFor(30_000);
	const [one, two] = play.talk.filter((turn) => turn.kind === 'reply');
	await learner.says(one?.text ?? '');
	await page.clock.runFor(20_000);
	await learner.says(two?.text ?? '');
	await expect(page.getByRole('log')).not.toContainText('（你没有说话）');
});

test('with the clock switched off nobody is hurried', async ({ page, learner }) => {
	await page.clock.install();
	await learner.begins(play, { silence: false });
	await stopTheClock(page, learner);
	await page.clock.runFor(600_000);
	await expect(learner.exchanges).toHaveCount(1);
	await expect(page.getByText(/他在等你说话/)).toHaveCount(0);
	expect((await runOnDisk(page, learner.run)).run.entries.at(-1)?.kind).toBe('line');
});
