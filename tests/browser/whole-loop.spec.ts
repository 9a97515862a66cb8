import type { Language } from '../../src/lib/core/scenario/scenario.ts';
import { runOnDisk } from './support/disk.ts';
import { Learner } from './support/learner.ts';
import { rehearsalOf, scoreOfRehearsal, scoreOfRun } from './support/rehearsals.ts';
import { expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';
import { words } from './support/words.ts';

/** A call, a chat and a visit in each language; wide and narrow in each, too. */
const screens: { language: Language; id: string; width: number; height: number }[] = [
	{ language: 'zh', id: 'evasive-debtor', width: 1280, height: 900 },
	{ language: 'zh', id: 'disputed-statement', width: 390, height: 844 },
	{ language: 'zh', id: 'cash-flow-excuse', width: 1280, height: 900 },
	{ language: 'en', id: 'evasive-debtor', width: 390, height: 844 },
	{ language: 'en', id: 'disputed-statement', width: 1280, height: 900 },
	{ language: 'en', id: 'cash-flow-excuse', width: 390, height: 844 },
];

for (const { language, id, width, height } of screens) {
	const { locale, gold } = words[language];
	test.describe(locale, () => {
		test.use({ locale, viewport: { width, height } });

		test(`the excellent play of ${id} can be played from the catalogue to a gold medal, ${width} px wide`, async ({
			page,
		}) => {
			const learner = new Learner(page, language);
			const play = rehearsalOf(id, 'excellent', language);
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
			await expect(page.getByRole('img', { name: gold, exact: true })).toBeVisible();
			await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-CN' : 'en');
			// Nothing of the other language's interface shows through.
			if (language === 'en') expect(await page.getByRole('main').innerText()).not.toMatch(/评分|承诺|撤回|复盘/);
			await expectNoSidewaysScroll(page, 'debrief');

			const { row, run } = await runOnDisk(page, learner.run);
			expect(row).toMatchObject({ phase: 'finished', total, medal: 'gold', passed: true, language });
			expect(scoreOfRun(run).total).toBe(total);
			expect(scoreOfRehearsal(play, language).total).toBe(total);

			await page.goto('/');
			await expect(page.locator(`main a[href="/practise/${id}"]`)).toContainText(String(total));
		});
	});
}
