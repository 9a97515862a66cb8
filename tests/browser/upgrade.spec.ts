import type { Page } from '@playwright/test';
import { futureVersion, makeVersion1, type Version1Rows } from '../support/version-1.ts';
import { importFile, runFile } from './support/history.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

const past = [
	{ id: 'evasive-debtor', play: 'excellent', at: '2026-05-28T10:00:00+08:00' },
	{ id: 'disputed-statement', play: 'poor', at: '2026-06-01T10:00:00+08:00' },
	{ id: 'evasive-debtor', play: 'excellent', at: '2026-06-02T09:00:00+08:00', entries: 9 },
];
const rows = (page: Page) => page.getByRole('main').getByRole('list').getByRole('listitem');
const told = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

/** A page of the site that has no part in the database: a place to prepare it from. */
const elsewhere = '/help/findings';

/** Every row of every table, past the app. */
async function allRows(page: Page): Promise<Version1Rows> {
	return page.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			});
		const database = await asked(indexedDB.open('huikuan'));
		const tables = ['runs', 'entries', 'scenarios', 'drafts'];
		const read = database.transaction(tables);
		const all = await Promise.all(tables.map((table) => asked(read.objectStore(table).getAll())));
		database.close();
		return Object.fromEntries(tables.map((table, index) => [table, all[index] ?? []])) as unknown as Version1Rows;
	});
}

async function versionOf(page: Page): Promise<number | undefined> {
	return page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'huikuan')?.version);
}

/** Leaves the browser with a database as the first version made it, full of what this version would have put there; gives its rows. */
async function withVersion1(page: Page): Promise<Version1Rows> {
	await page.goto('/practise/cash-flow-excuse', { waitUntil: 'networkidle' });
	await page.getByRole('radio', { name: /^考核/ }).check();
	await page.goto('/history');
	await importFile(page, runFile(past));
	await expect(rows(page)).toHaveCount(3);
	await page.goto(elsewhere);
	const before = await allRows(page);
	expect(before.drafts).toHaveLength(1);
	await page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const request = indexedDB.deleteDatabase('huikuan');
				request.onsuccess = resolve;
				request.onerror = reject;
			}),
	);
	await page.evaluate(makeVersion1, ['huikuan', before] as [string, Version1Rows]);
	expect(await versionOf(page)).toBe(10);
	return before;
}

test('a database of the first version opens with every run, entry, scenario and draft as it was', async ({ page }) => {
	const before = await withVersion1(page);
	await page.goto('/history');
	await expect(rows(page)).toHaveCount(3);
	expect(await versionOf(page)).toBe(40);
	expect(await allRows(page)).toEqual(before);
	await rows(page).filter({ hasText: '对不上的四月账' }).getByRole('link').click();
	await expect(page.getByLabel(/^总分 \d+/)).toBeVisible();
	await page.goto('/practise/cash-flow-excuse');
	await expect(page.getByRole('radio', { name: /^考核/ })).toBeChecked();
	await expect(told(page)).toHaveCount(0);
});

test('while another tab keeps the older version open the page says so, and goes on once that tab is closed', async ({
	context,
	page,
}) => {
	await withVersion1(page);
	// A tab that does not let go when it is asked, as an older page may.
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('huikuan');
				request.onsuccess = () => {
					Object.assign(window, { kept: request.result });
					resolve();
				};
			}),
	);
	const newer = await context.newPage();
	await newer.goto('/history');
	await expect(told(newer)).toContainText('另一个标签页还开着旧的一版');
	await expect(rows(newer)).toHaveCount(0);
	await page.close();
	await expect(rows(newer)).toHaveCount(3);
	await expect(told(newer)).toHaveCount(0);
});

test('a tab that is on the older version lets go, says so at once, and nothing said in it is lost', async ({
	context,
	page,
	learner,
}) => {
	await learner.begins(rehearsalOf('evasive-debtor', 'excellent'), { silence: false });
	await learner.options.first().click();
	await expect(learner.exchanges).toHaveCount(2);

	const newer = await context.newPage();
	await newer.goto(elsewhere);
	await newer.evaluate(
		(version) =>
			new Promise((resolve, reject) => {
				const request = indexedDB.open('huikuan', version);
				request.onsuccess = resolve;
				request.onblocked = request.onerror = reject;
			}),
		futureVersion,
	);
	await expect(told(page)).toContainText('换了新版');
	await expect(page.getByRole('button', { name: '重新载入' })).toBeVisible();
	expect((await allRows(newer)).entries.length).toBeGreaterThan(3);
});

test('a database of a later version is told as such on every page, and left alone', async ({ page }) => {
	const before = await withVersion1(page);
	await page.evaluate(
		(version) =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('huikuan', version);
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
			}),
		futureVersion,
	);
	const later = /更新的一版存下的/;
	for (const path of ['/', '/history']) {
		await page.goto(path);
		await expect(page.getByRole('status').filter({ hasText: later })).toBeVisible();
	}
	const id = (before.runs[0] as { id: string }).id;
	for (const path of [`/debrief/${id}`, `/practise/evasive-debtor/${id}`, `/practise/evasive-debtor/${id}/follow-up`]) {
		await page.goto(path);
		await expect(page.getByRole('main')).toContainText(later);
		await expect(page.getByRole('button', { name: '重新载入' })).toBeVisible();
	}
	await page.goto('/practise/evasive-debtor');
	await page.getByRole('button', { name: /^拨通/ }).click();
	await expect(page.getByRole('status').filter({ hasText: later })).toContainText('没能开始');
	expect(await versionOf(page)).toBe(futureVersion);
	expect(await allRows(page)).toEqual(before);
});
