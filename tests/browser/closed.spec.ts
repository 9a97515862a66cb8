import type { BrowserContext } from '@playwright/test';
import { draftsOnDisk, runOnDisk } from './support/disk.ts';
import { Learner } from './support/learner.ts';
import { firstReplies, rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

/** Pages that end without warning, as by a crash: no handler of theirs has a turn. What they come back to is on the disk. */

const play = rehearsalOf('evasive-debtor', 'excellent');

async function opened(context: BrowserContext, url: string) {
	const page = await context.newPage();
	await page.goto(url);
	return { page, learner: new Learner(page) };
}

test('closed in act one: what was ticked before is ticked, the last tick is there or not, and nothing else is', async ({
	context,
	page,
	learner,
}) => {
	await page.goto('/practise/evasive-debtor');
	await learner.prepares(play);
	const ticked = page.locator('fieldset label', { has: page.locator(':checked') });
	const before = await ticked.allInnerTexts();
	await expect
		.poll(async () => JSON.stringify([...(await draftsOnDisk(page)).values()].at(-1)))
		.toMatch(/(?:\d[^\d]+){4}/);
	const last = page.locator('fieldset input[type=checkbox]:not(:checked)').first();
	const name = (await last.locator('xpath=ancestor::label').innerText()).trim();
	await last.evaluate((box: HTMLElement) => box.click());
	await page.close();

	const { page: again } = await opened(context, '/practise/evasive-debtor');
	const back = again.locator('fieldset label', { has: again.locator(':checked') });
	await expect.poll(() => back.count()).toBeGreaterThanOrEqual(before.length);
	const after = (await back.allInnerTexts()).map((text) => text.trim());
	expect(after.filter((text) => text !== name)).toEqual(before.map((text) => text.trim()));
});

test('closed before a reply and while silence is counted: the talk stands where it stood, and the count begins anew', async ({
	context,
	page,
	learner,
}) => {
	await page.clock.install();
	await learner.begins(play, { silence: true });
	await learner.talks(firstReplies(play, 1).talk);
	const { url, run } = { url: page.url(), run: learner.run };
	const before = { log: (await runOnDisk(page, run)).run, options: await learner.options.allInnerTexts() };
	await page.clock.runFor(20_000);
	await page.close();

	const { page: again, learner: back } = await opened(context, url);
	await expect(back.options.first()).toBeVisible();
	expect(await back.options.allInnerTexts()).toEqual(before.options);
	expect((await runOnDisk(again, run)).run).toEqual(before.log);
	await expect(again.getByRole('log')).not.toContainText('（你没有说话）');
	await expect(again.getByText(/他在等你说话，还有 [1-4] 秒/)).toHaveCount(0);
});

test('closed in the record and in the message: every field is as it was', async ({ context, page, learner }) => {
	const recovered = rehearsalOf('evasive-debtor', 'recovered');
	await learner.begins(recovered);
	await learner.talks(recovered.talk);
	await learner.goesToFollowUp();
	const url = page.url();
	if (!recovered.record) throw new Error('nothing to record');
	await learner.writesRecord(recovered.record);
	const drafted = (of: typeof page) => async () => JSON.stringify([...(await draftsOnDisk(of)).values()]);
	await expect.poll(drafted(page)).toContain(recovered.record.notes);
	await page.close();

	const { page: second, learner: writer } = await opened(context, url);
	await expect(second.getByLabel('备注')).toHaveValue(recovered.record.notes);
	await expect(second.getByRole('group', { name: '下次联系' }).getByLabel('日期')).toHaveValue(
		recovered.record.next?.date ?? '',
	);
	await expect(second.getByRole('group', { name: /^第 \d 笔$/ })).toHaveCount(recovered.record.promises.length);
	const drafts = await drafted(second)();
	await writer.writesMessage(recovered);
	await expect.poll(drafted(second)).not.toBe(drafts);
	const chosen = await second.getByRole('radio', { checked: true }).count();
	await second.close();

	const { page: third, learner: filer } = await opened(context, url);
	await expect(third.getByLabel('备注')).toHaveValue(recovered.record.notes);
	await expect(third.getByRole('radio', { checked: true })).toHaveCount(chosen);
	await filer.files();
});

for (const delay of [0, 5, 25]) {
	test(`closed ${delay} ms after filing: the run is filed whole, or the form is there to be filed`, async ({
		context,
		page,
		learner,
	}) => {
		const recovered = rehearsalOf('evasive-debtor', 'recovered');
		await learner.begins(recovered);
		await learner.talks(recovered.talk);
		await learner.goesToFollowUp();
		await learner.fillsIn(recovered);
		const notes = recovered.record?.notes ?? '';
		await expect.poll(async () => JSON.stringify([...(await draftsOnDisk(page)).values()])).toContain(notes);
		const { url, run } = { url: page.url(), run: learner.run };
		await page.getByRole('button', { name: '存档，看复盘' }).evaluate(
			(button: HTMLElement, wait) =>
				new Promise<void>((resolve) => {
					button.click();
					setTimeout(resolve, wait);
				}),
			delay,
		);
		await page.close();

		// What the closed page was still writing is written, or taken back, before it is looked for.
		const { page: again, learner: back } = await opened(context, '/help/findings');
		await runOnDisk(again, run);
		await again.goto(url);
		const debrief = again.getByRole('heading', { name: /^批改过的对话/ });
		const form = again.getByLabel('备注');
		await expect(debrief.or(form)).toBeVisible();
		const { row, run: log } = await runOnDisk(again, run);
		const kinds = log.entries.map(({ kind }) => kind);
		if (await form.isVisible()) {
			expect(row.phase).toBe('follow-up');
			expect(kinds).not.toContain('finish');
			await expect(form).toHaveValue(notes);
			await back.files();
		} else {
			expect(row).toMatchObject({ phase: 'finished', total: await back.total() });
			expect(kinds.slice(-3)).toEqual(['record', 'message', 'finish']);
		}

		// And the debrief is there whenever it is asked for.
		const total = await back.total();
		await again.close();
		const { learner: reader } = await opened(context, `/debrief/${run}`);
		expect(await reader.total()).toBe(total);
	});
}
