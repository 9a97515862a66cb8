import { readFileSync } from 'node:fs';
import type { Run } from '../../src/lib/core/run/log.ts';
import { runOnDisk } from './support/disk.ts';
import { firstReplies, rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

const play = rehearsalOf('evasive-debtor', 'excellent');

for (const [kind, forbid] of [
	[
		'forbids it',
		() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('denied', 'SecurityError');
			};
		},
	],
	[
		'has none',
		() => {
			Object.defineProperty(window, 'indexedDB', { value: undefined });
		},
	],
	[
		'fails to open it',
		() => {
			const open = IDBFactory.prototype.open;
			// A version that is older than itself: the request fails, as it does on a disk that cannot be read.
			IDBFactory.prototype.open = function (name) {
				const request = open.call(this, name, 1e9);
				request.addEventListener('upgradeneeded', () => request.transaction?.abort());
				return request;
			};
		},
	],
] as const) {
	test(`where the browser ${kind}, the catalogue still works and says that nothing is kept`, async ({ page }) => {
		await page.addInitScript(forbid);
		await page.goto('/');
		await expect(page.getByRole('status').filter({ hasText: /浏览器/ })).toBeVisible();
		await expect(page.getByRole('main').getByRole('link', { name: /总在开会的王总/ })).toBeVisible();
		await page.getByRole('button', { name: /^微信/ }).click();
		await expect(page.getByRole('main').getByRole('link', { name: /总在开会的王总/ })).toHaveCount(0);

		// The briefing can be read; a talk that could not be kept is not begun, and the page says why.
		await page.goto('/practise/evasive-debtor');
		await page.getByRole('checkbox', { name: '合同', exact: true }).check();
		await page.getByRole('button', { name: /^拨通/ }).click();
		await expect(page.getByRole('status').filter({ hasText: '没能开始' })).toContainText('浏览器');
	});
}

test('when the disk is full the talk goes on, says so, can be saved as a file, and is written once there is room', async ({
	page,
	learner,
}) => {
	await learner.begins(play, { silence: false });
	const before = (await runOnDisk(page, learner.run)).run.entries.length;
	await page.evaluate(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		Object.assign(window, { makeRoom: () => (IDBObjectStore.prototype.add = add) });
	});
	const talk = firstReplies(play, 2).talk;
	await learner.talks(talk);
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('浏览器的存储满了。对话还在继续，关掉这一页就会丢。');

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		alert.getByRole('button', { name: '把这次演练存成文件' }).click(),
	]);
	const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as Run;
	expect(saved.entries).toHaveLength(before + 4);

	await page.evaluate(() => (window as unknown as { makeRoom: () => void }).makeRoom());
	const next = firstReplies(play, 3).talk.slice(talk.length);
	await learner.talks(next);
	await expect(alert).toHaveCount(0);
	expect((await runOnDisk(page, learner.run)).run.entries).toHaveLength(before + 6);
});
