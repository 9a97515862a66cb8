import type { Page } from '@playwright/test';
import { importFile, runFile } from './support/history.ts';
import { expect, test } from './support/test.ts';

const past = { id: 'disputed-statement', play: 'poor', at: '2026-04-01T10:00:00+08:00' };
const good = runFile([past]);

interface Parsed {
	runs: { head: Record<string, unknown>; entries: Record<string, unknown>[] }[];
	scenarios: Record<string, Record<string, unknown>>;
}
/** The good file with something changed. */
function changed(change: (file: Parsed) => void): string {
	const file = JSON.parse(good) as Parsed;
	change(file);
	return JSON.stringify(file);
}

const refused: [what: string, file: string, reason: string][] = [
	['nothing', '', '不是 JSON 文件'],
	['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000', '不是 JSON 文件'],
	['a page', '<!doctype html><title>x</title>', '不是 JSON 文件'],
	['JSON of another kind', '{"name":"x","version":"1.0.0"}', '不是这里导出的文件'],
	['another program’s runs', '{"runs":[{"speed":3}]}', '不是这里导出的文件'],
	['a list', '[1,2,3]', '不是这里导出的文件'],
	['half of an export', good.slice(0, good.length / 2), '文件不完整'],
	['an export without its end', good.trimEnd().slice(0, -1), '文件不完整'],
	['an export of a later version', good.replace('"version":1', '"version":2'), '更新的版本'],
	['a run of a later version', changed(({ runs }) => (runs[0]!.head['format'] = 9)), '更新的版本'],
	['a prototype among the fields', good.replace('{"head":', '{"__proto__":{"a":1},"head":'), '不该有的东西'],
	['a scenario called constructor', changed(({ scenarios }) => (scenarios['constructor'] = {})), '不该有的东西'],
	['nesting without end', good.replace('"runs":[', `"runs":[${'['.repeat(100_000)}`), '不该有的东西'],
	['a run that does not replay', changed(({ runs }) => runs[0]!.entries.reverse()), '对不上（runs[0]）'],
	[
		'a second run that does not replay',
		changed(({ runs }) =>
			runs.push({ head: { ...runs[0]!.head, id: '018f0000-0000-7000-8000-000000000000' }, entries: [] }),
		),
		'对不上（runs[1]）',
	],
	[
		'one id twice with different words',
		changed(({ runs }) => {
			const other = structuredClone(runs[0]!);
			other.entries.forEach((entry) => (entry['at'] = Number(entry['at']) + 1));
			runs.push(other);
		}),
		'内容却不一样（runs[1]）',
	],
	[
		'a scenario that leads nowhere',
		changed(({ scenarios }) => Object.values(scenarios).forEach((each) => (each['states'] = []))),
		'对不上（scenarios[0]）',
	],
];

const rows = (page: Page) => page.getByRole('main').getByRole('list').getByRole('listitem');
const told = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

/** Everything on the disk, as text. */
const disk = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string>((resolve) => {
				const open = indexedDB.open('huikuan');
				open.onsuccess = () => {
					const tables = [...open.result.objectStoreNames];
					const read = open.result.transaction(tables);
					const all = tables.map((table) => read.objectStore(table).getAll());
					read.oncomplete = () => {
						open.result.close();
						resolve(JSON.stringify(all.map(({ result }) => result as unknown)));
					};
				};
			}),
	);

test('every file that is not fit is refused with its reason, and nothing changes', async ({ page }) => {
	await page.goto('/history');
	await importFile(page, runFile([{ id: 'evasive-debtor', play: 'excellent', at: '2026-05-28T10:00:00+08:00' }]));
	await expect(rows(page)).toHaveCount(1);
	const before = await disk(page);
	for (const [what, file, reason] of refused) {
		await importFile(page, file);
		await expect(told(page, reason), what).toContainText('没有导入，什么都没改');
		await expect(rows(page)).toHaveCount(1);
		expect(await disk(page), what).toBe(before);
	}
	// The page is none the worse for it.
	await importFile(page, good);
	await expect(rows(page)).toHaveCount(2);
});

test('a file of more than 200 MB is refused unread, one of just less is given up at its first fault', async ({
	page,
}) => {
	await page.goto('/history', { waitUntil: 'networkidle' });
	/** Made in the page: so large a file would not go through the test's own wire. Gives the bytes that were read of it. */
	const choose = (start: string, filler: string, megabytes: number) =>
		page.evaluate(
			({ start, filler, megabytes }) => {
				const million = filler.repeat(Math.floor(1024 ** 2 / filler.length));
				const file = new File([start, ...Array.from({ length: megabytes }, () => million)], 'large.json');
				const stream = file.stream.bind(file);
				Object.assign(window, { read: 0 });
				file.stream = () =>
					stream().pipeThrough(
						new TransformStream({
							transform(chunk: Uint8Array<ArrayBuffer>, out) {
								(window as unknown as { read: number }).read += chunk.length;
								out.enqueue(chunk);
							},
						}),
					);
				const input = document.querySelector<HTMLInputElement>('input[type=file]');
				if (!input) throw new Error('no field for a file');
				Object.defineProperty(input, 'files', { configurable: true, value: [file] });
				input.dispatchEvent(new Event('change', { bubbles: true }));
			},
			{ start, filler, megabytes },
		);
	const bytesRead = () => page.evaluate(() => (window as unknown as { read: number }).read);

	await choose('{"runs":[', '[[],[]],', 201);
	await expect(told(page, '超过 200 MB')).toBeVisible();
	expect(await bytesRead()).toBe(0);

	// Little but brackets: as objects it would take many times its length.
	await choose('{"format":"huikuan-export","version":1,"runs":[', '[[],[]],', 150);
	await expect(told(page, '不该有的东西')).toBeVisible({ timeout: 30_000 });
	expect(await bytesRead()).toBeLessThan(150 * 1024 ** 2);
	await expect(rows(page)).toHaveCount(0);
});
