import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { read } from '../../src/lib/core/scenario/read.ts';
import { draftsOnDisk } from './support/disk.ts';
import { importFile, runFile } from './support/history.ts';
import { rehearsalOf, scenarioOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

/** Each ways to run something by a text that becomes mark-up, an attribute, an address or a style. */
const scripts = [
	'<img src=x onerror="ran(1)">',
	'</script><script>ran(2)</script>',
	'<svg onload="ran(3)"><animate onbegin="ran(4)" attributeName=x /></svg>',
	'<a href="javascript:ran(5)">x</a> [y](javascript:ran(6))',
	'<style>body{display:none}</style><iframe srcdoc="<script>parent.ran(7)</script>"></iframe>',
	'"><b onmouseover=ran(8)>{{constructor.constructor("ran(9)")()}}',
].join(' ');

/** What must not be on a page that shows the texts of others. */
const markUp =
	'main :is(script, style, iframe, img, object, embed, animate, b[onmouseover], [onerror], [onload]), a[href^="javascript:"]';

/** Notes whatever an injected text gets to run; the page's security policy tells the console, which the test watches. */
async function watchFor(page: Page): Promise<() => Promise<unknown[]>> {
	await page.addInitScript(() => {
		Object.assign(window, {
			told: [] as unknown[],
			ran: (what: unknown) => (window as unknown as { told: unknown[] }).told.push(what),
		});
		addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
			(window as unknown as { told: unknown[] }).told.push(`${violatedDirective} ${blockedURI}`),
		);
	});
	return () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
}

async function expectHarmless(page: Page, ran: () => Promise<unknown[]>, where: string): Promise<void> {
	// Whatever waits for the pointer or for its turn has its turn.
	await page.mouse.move(300, 300);
	await page.mouse.move(500, 420);
	expect.soft(await ran(), where).toEqual([]);
	expect.soft(await page.locator(markUp).count(), `${where}: mark-up`).toBe(0);
	await expect.soft(page.locator('body'), where).toBeVisible();
}

/** Every text of a parsed export's scenarios, however deep, with the scripts behind it; what names, counts or refers stays. */
function spoilt(value: unknown, name = ''): unknown {
	const structure =
		/^(id|hash|language|channel|kind|op|best|outcome|acts|act|currency|topic|anchor|when|date|due|issued|today|from|to|time|number|method)$/;
	if (typeof value === 'string') return structure.test(name) ? value : `${value} ${scripts}`.slice(0, 399);
	if (Array.isArray(value)) return value.map((each) => spoilt(each, structure.test(name) ? name : ''));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, spoilt(inner, field)]));
}

test('scripts in every text of an imported scenario are shown as texts, on every page of its run', async ({ page }) => {
	const ran = await watchFor(page);
	const at = '2026-04-01T10:00:00+08:00';
	const file = JSON.parse(
		runFile([
			{ id: 'evasive-debtor', play: 'red-line', at },
			{ id: 'disputed-statement', play: 'poor', at, replies: 2 },
		]),
	) as {
		runs: { head: { id: string; scenario: { id: string } }; entries: { kind: string }[] }[];
		scenarios: Record<string, unknown>;
	};
	file.scenarios = Object.fromEntries(
		Object.entries(file.scenarios).map(([hash, scenario]) => [hash, spoilt(scenario)]),
	);
	const [finished, begun] = file.runs;
	// What was said of the run is the learner's own text.
	for (const entry of finished?.entries ?? [])
		if (entry.kind === 'record') Object.assign((entry as unknown as { record: object }).record, { notes: scripts });
		else if (entry.kind === 'message')
			Object.assign((entry as unknown as { message: object }).message, { text: scripts });

	await page.goto('/history');
	await importFile(page, JSON.stringify(file));
	await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
	await expect(page.getByRole('main')).toContainText('<img src=x onerror="ran(1)">');
	await expectHarmless(page, ran, 'history');
	const choice = page.getByRole('combobox', { name: '剧本', exact: true });
	await choice.selectOption({ index: 1 });
	await expectHarmless(page, ran, 'history narrowed to a hostile title');

	await page.goto(`/debrief/${finished?.head.id}`);
	await expect(page.getByLabel(/^总分 \d+/)).toBeVisible();
	await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
	await expect(page.getByRole('main')).toContainText('onerror="ran(1)"');
	await expectHarmless(page, ran, 'debrief');

	await page.goto(`/practise/${begun?.head.scenario.id}/${begun?.head.id}`);
	await expect(page.getByRole('log')).toContainText('onerror="ran(1)"');
	await expectHarmless(page, ran, 'talk');
	await page.getByRole('button', { name: /^(?:挂断|结束|告辞)$/ }).click();
	await page.getByRole('button', { name: '挂断，去跟进' }).click();
	await page.getByRole('link', { name: '去跟进' }).click();
	await expect(page.getByRole('heading', { name: /^记录/ })).toBeVisible();
	await expectHarmless(page, ran, 'follow-up');
	await page.getByLabel('备注').fill(scripts);
	await expect.poll(async () => JSON.stringify([...(await draftsOnDisk(page)).values()])).toContain('onerror');
	await page.reload();
	await expect(page.getByLabel('备注')).toHaveValue(scripts);
	await expectHarmless(page, ran, 'follow-up from its draft');
	await page.goto('/');
	await expect(page.getByRole('link', { name: '接着写' })).toBeVisible();
	await expectHarmless(page, ran, 'catalogue with a hostile run to go on with');
});

test('scripts in addresses, questions and anchors run nowhere', async ({ page, misdeeds }) => {
	const ran = await watchFor(page);
	const encoded = encodeURIComponent(scripts);
	for (const path of [
		`/?q=${encoded}#${encoded}`,
		`/history?scenario=${encoded}#${encoded}`,
		`/${encoded}`,
		`/practise/${encoded}`,
		`/practise/evasive-debtor/${encoded}`,
		`/practise/evasive-debtor/${encoded}/follow-up`,
		`/debrief/${encoded}`,
		`/help/findings/${encoded}`,
		`/practise/__proto__`,
		`/practise/constructor`,
	]) {
		await page.goto(path);
		await expect(page.getByRole('main')).toBeVisible();
		await expectHarmless(page, ran, path.slice(0, 60));
	}
	// The browser itself reports the answers 404.
	misdeeds.splice(0, misdeeds.length, ...misdeeds.filter((each) => !each.includes('404')));
});

test('a draft and a setting that somebody else wrote are no way in', async ({ page }) => {
	const ran = await watchFor(page);
	await page.goto('/practise/evasive-debtor', { waitUntil: 'networkidle' });
	await page.getByRole('radio', { name: /^考核/ }).check();
	await expect.poll(async () => (await draftsOnDisk(page)).size).toBe(1);
	await page.evaluate(
		(words) =>
			new Promise<void>((resolve) => {
				localStorage.setItem('theme', words);
				localStorage.setItem('left', words);
				const open = indexedDB.open('huikuan');
				open.onsuccess = () => {
					const write = open.result.transaction('drafts', 'readwrite');
					const all = write.objectStore('drafts').getAll();
					all.onsuccess = () => {
						for (const draft of all.result as { key: string }[])
							write
								.objectStore('drafts')
								.put({ ...draft, value: { coaching: words, questions: words, prepare: [[words]], seed: words } });
					};
					write.oncomplete = () => {
						open.result.close();
						resolve();
					};
				};
			}),
		scripts,
	);
	await page.reload();
	await expect(page.getByRole('button', { name: /^拨通/ })).toBeVisible();
	await expectHarmless(page, ran, 'briefing');
	await page.getByRole('button', { name: /^拨通/ }).click();
	await expect(page.getByRole('log').getByRole('listitem')).toHaveCount(1);
});

test('a file with a script for a name is read or refused as any other', async ({ page }) => {
	const ran = await watchFor(page);
	await page.goto('/history');
	for (const text of [runFile([{ id: 'evasive-debtor', play: 'poor', at: '2026-04-01T10:00:00+08:00' }]), scripts]) {
		const [chooser] = await Promise.all([
			page.waitForEvent('filechooser'),
			page.getByRole('button', { name: '导入文件' }).click(),
		]);
		await chooser.setFiles({
			name: '<img src=x onerror=ran(1)>.json',
			mimeType: 'text/html',
			buffer: Buffer.from(text),
		});
		await expect(page.getByRole('status').filter({ hasText: /新添 1 次|不是 JSON/ })).toBeVisible();
		await expectHarmless(page, ran, 'after a file');
	}
});

test('a run of a scenario’s earlier version shows the debrief of that version, also after an import', async ({
	page,
}) => {
	// The same play, in a file that nobody has any more: other words, another hash.
	const earlier = read(
		readFileSync('scenarios/evasive-debtor/zh.md', 'utf8').replace('title: 总在开会的王总', 'title: 王总的早先一版'),
	).scenario;
	if (!earlier) throw new Error('cannot be read');
	const now = scenarioOf('evasive-debtor');
	expect(earlier.hash).not.toBe(now.hash);
	const text = runFile([{ id: 'evasive-debtor', play: 'excellent', at: '2026-04-01T10:00:00+08:00' }])
		.replaceAll(now.hash, earlier.hash)
		.replaceAll('总在开会的王总', '王总的早先一版');
	await page.goto('/history');
	await importFile(page, text);
	await page.getByRole('main').getByRole('listitem').getByRole('link').click();
	await expect(page.getByLabel(/^总分 \d+/)).toBeVisible();
	await expect(page).toHaveTitle(/王总的早先一版/);
	const said = rehearsalOf('evasive-debtor', 'excellent').talk.find(({ kind }) => kind === 'reply');
	await expect(page.getByRole('region', { name: /^批改过的对话/ })).toContainText(
		(said && 'text' in said ? said.text : '?').slice(0, 8),
	);
});
