import type { BrowserContext } from '@playwright/test';
import { draftsOnDisk, runOnDisk } from './support/disk.ts';
import { Learner } from './support/learner.ts';
import { firstReplies, rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

const play = rehearsalOf('evasive-debtor', 'excellent');

test('a reload in act one keeps the ticks, the way of practising and the order of the options', async ({
	page,
	learner,
}) => {
	await page.goto('/practise/evasive-debtor');
	await learner.prepares(play);
	await page.getByRole('radio', { name: /^考核/ }).check();
	const shown = () => page.locator('fieldset label').allInnerTexts();
	const ticked = () => page.locator('fieldset label', { has: page.locator(':checked') }).allInnerTexts();
	const before = { shown: await shown(), ticked: await ticked() };
	expect(before.ticked.length).toBeGreaterThanOrEqual(6);

	await expect.poll(async () => JSON.stringify([...(await draftsOnDisk(page)).values()])).toContain('exam');
	await page.reload();
	await expect(page.getByRole('radio', { name: /^考核/ })).toBeChecked();
	expect({ shown: await shown(), ticked: await ticked() }).toEqual(before);
});

test('a reload in the middle of the talk changes neither the transcript nor the options nor their order', async ({
	page,
	learner,
}) => {
	await learner.begins(play, { silence: false });
	await learner.talks(firstReplies(play, 4).talk);
	const shown = async () => ({
		talk: await page.getByRole('log').innerText(),
		options: await learner.options.allInnerTexts(),
	});
	const before = await shown();
	expect(before.options.length).toBeGreaterThanOrEqual(2);
	await page.reload();
	await expect(learner.options.first()).toBeVisible();
	expect(await shown()).toEqual(before);

	// And it goes on from there.
	const rest = play.talk.slice(firstReplies(play, 4).talk.length, firstReplies(play, 5).talk.length);
	await learner.talks(rest);
});

for (const delay of [0, 3, 12, 40]) {
	test(`a page closed ${delay} ms after a reply leaves the reply with its answer or neither`, async ({
		context,
		page,
		learner,
	}) => {
		await learner.begins(play, { silence: false });
		await learner.talks(firstReplies(play, 1).talk);
		const { url, run } = { url: page.url(), run: learner.run };
		const before = (await runOnDisk(page, run)).run.entries;
		const [words = '', answer = ''] = play.talk.slice(3, 5).map((turn) => ('text' in turn ? turn.text : ''));
		// The click and the end of the page are one message to the browser, with no round trip between them.
		await learner.option(words).evaluate(
			(option: HTMLElement, wait) =>
				new Promise<void>((resolve) => {
					option.click();
					setTimeout(resolve, wait);
				}),
			delay,
		);
		await page.close();

		const { page: again, learner: back } = await opened(context, url);
		await expect(back.options.first()).toBeVisible();
		const after = (await runOnDisk(again, run)).run.entries;
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after.slice(before.length).map(({ kind }) => kind)).toEqual(
			after.length === before.length ? [] : ['reply', 'line'],
		);
		// The page shows what the disk has.
		if (after.length === before.length) await expect(back.option(words)).toBeVisible();
		else await back.hears(answer);
		await expect(back.exchanges).toHaveCount(after.length === before.length ? 2 : 3);
	});
}

async function opened(context: BrowserContext, url: string) {
	const page = await context.newPage();
	await page.goto(url);
	return { page, learner: new Learner(page) };
}

test('a reload in act three keeps the form', async ({ page, learner }) => {
	const poor = rehearsalOf('evasive-debtor', 'recovered');
	await learner.begins(poor);
	await learner.talks(poor.talk);
	await learner.goesToFollowUp();
	await learner.fillsIn(poor);
	const fields = () =>
		page
			.locator('form')
			.evaluate((form) =>
				[...form.querySelectorAll('input, select, textarea')].map((field) =>
					field instanceof HTMLInputElement && field.type === 'radio'
						? field.checked
						: (field as HTMLInputElement).value,
				),
			);
	const before = await fields();
	const notes = poor.record?.notes ?? '';
	await expect.poll(async () => JSON.stringify([...(await draftsOnDisk(page)).values()])).toContain(notes);
	await page.reload();
	await expect(page.getByLabel('备注')).toHaveValue(notes);
	expect(await fields()).toEqual(before);
	await learner.files();
});

test('a finished run opens again at its debrief, whichever of its pages is asked for', async ({ page, learner }) => {
	const poor = rehearsalOf('evasive-debtor', 'poor');
	await learner.plays(poor);
	const total = await learner.total();
	const { run } = learner;
	for (const path of [`/debrief/${run}`, `/practise/evasive-debtor/${run}/follow-up`]) {
		await page.goto(path);
		await expect(page.getByLabel(/^总分 \d+/)).toBeVisible();
		expect(await learner.total()).toBe(total);
	}
	await page.goto('/');
	await expect(page.getByRole('link', { name: /^接着/ })).toHaveCount(0);
});

test('a run that was left is offered in the catalogue and goes on where it stood', async ({ page, learner }) => {
	await learner.begins(play, { silence: false });
	await learner.talks(firstReplies(play, 2).talk);
	const lastLine = firstReplies(play, 2).talk.findLast(({ kind }) => kind === 'customer');
	const options = await learner.options.allInnerTexts();

	await page.getByRole('link', { name: '先离开，回来接着说' }).click();
	const card = page.getByRole('region', { name: '总在开会的王总' });
	await expect(card).toContainText('对话第 2 句');
	await expect(card).toContainText(lastLine && 'text' in lastLine ? lastLine.text : '?');
	await card.getByRole('link', { name: '接着说' }).click();
	await expect(learner.options.first()).toBeVisible();
	expect(await learner.options.allInnerTexts()).toEqual(options);
	await expect(learner.exchanges).toHaveCount(3);
});

test('a run left before its follow-up is offered there', async ({ page, learner }) => {
	await learner.begins(play);
	await learner.hangsUp();
	await page.goto('/');
	await page.getByRole('link', { name: '接着写' }).click();
	await expect(page.getByRole('heading', { name: /^记录/ })).toBeVisible();
});

test('a second tab on the same run says that it is behind, and takes over from the latest state', async ({
	context,
	page,
	learner,
}) => {
	await learner.begins(play, { silence: false });
	await learner.talks(firstReplies(play, 1).talk);
	const { page: second, learner: other } = await opened(context, page.url());
	await expect(other.exchanges).toHaveCount(2);

	const replies = play.talk.filter((turn) => turn.kind === 'reply');
	await learner.says(replies[1]?.text ?? '');
	const { run, row } = { run: learner.run, row: (await runOnDisk(page, learner.run)).row };

	const alert = second.getByRole('alert').filter({ hasText: '这次演练在另一个标签页里往前走了' });
	await expect(alert).toBeVisible();
	expect((await runOnDisk(page, run)).row).toEqual(row);
	await expect(other.options).toHaveCount(0);

	await alert.getByRole('button', { name: '在这里接着说' }).click();
	await expect(other.exchanges).toHaveCount(3);
	expect(await second.getByRole('log').innerText()).toBe(await page.getByRole('log').innerText());
	await other.says(replies[2]?.text ?? '');
	expect((await runOnDisk(second, run)).run.entries).toHaveLength(row.entries + 2);
});
