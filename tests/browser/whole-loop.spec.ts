import { runOnDisk } from './support/disk.ts';
import { rehearsalOf, scoreOfRehearsal, scoreOfRun } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

const screens = [
	{ id: 'evasive-debtor', width: 1280, height: 900 },
	{ id: 'disputed-statement', width: 390, height: 844 },
	{ id: 'cash-flow-excuse', width: 1280, height: 900 },
];

for (const { id, width, height } of screens) {
	test(`the excellent play of ${id} can be played from the catalogue to a gold medal, ${width} px wide`, async ({
		page,
		learner,
	}) => {
		const play = rehearsalOf(id, 'excellent');
		await page.setViewportSize({ width, height });
		await learner.drawsSeed(play.seed);
		await page.goto('/');
		await page.locator(`main a[href="/practise/${id}"]`).click();
		await learner.prepares(play);
		await learner.starts();
		await learner.talks(play.talk);
		await learner.goesToFollowUp();
		await learner.fillsIn(play);
		await learner.files();

		const total = await learner.total();
		expect(total).toBeGreaterThanOrEqual(95);
		await expect(page.getByRole('img', { name: '金', exact: true })).toBeVisible();

		const { row, run } = await runOnDisk(page, learner.run);
		expect(row).toMatchObject({ phase: 'finished', total, medal: 'gold', passed: true });
		expect(scoreOfRun(run).total).toBe(total);
		expect(scoreOfRehearsal(play).total).toBe(total);

		await page.goto('/');
		await expect(page.locator(`main a[href="/practise/${id}"]`)).toContainText(String(total));
	});
}
