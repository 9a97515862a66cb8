/** The history at its design size: opened, scrolled through, into a file and back. */
import type { Browser } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pastRuns } from './past-runs.ts';
import { report, rounds } from './report.ts';
import { desk, Visitor } from './visitor.ts';

const total = 10_000;
/** Long enough for any of it, milliseconds. */
const patience = 300_000;

export async function measureHistory(browser: Browser, origin: string): Promise<void> {
	const file = await pastRuns(total);
	const [imports, exports, byLink, byAddress]: number[][] = [[], [], [], []];
	const long: Record<'import' | 'export' | 'open' | 'scroll', number[]> = {
		import: [],
		export: [],
		open: [],
		scroll: [],
	};
	for (let round = 0; round < rounds; round++) {
		const visitor = await Visitor.comes(browser, origin, desk);
		await visitor.page.goto('/history', { waitUntil: 'networkidle' });
		await visitor.longTasks();
		imports?.push(await takeIn(visitor, file));
		long.import.push(longest(await visitor.longTasks()));
		byAddress?.push(await opensByAddress(visitor));
		byLink?.push(await opensByLink(visitor));
		long.open.push(longest(await visitor.longTasks()));
		await scrollsThrough(visitor);
		long.scroll.push(longest(await visitor.longTasks()));
		await visitor.page.goto('/history', { waitUntil: 'networkidle' });
		await visitor.longTasks();
		exports?.push(await takeOut(visitor));
		long.export.push(longest(await visitor.longTasks()));
		await visitor.leaves();
	}
	await rm(dirname(file), { recursive: true });
	const runs = `${total.toLocaleString('en')} runs`;
	report({ what: `history opens by its address, ${runs}`, values: byAddress ?? [], under: 500 });
	report({ what: `history opens by a link, ${runs}`, values: byLink ?? [], under: 500 });
	report({ what: `  longest task in opening`, values: long.open, under: 50 });
	report({ what: `  longest task in scrolling from the first row to the last`, values: long.scroll, under: 50 });
	report({ what: `export of ${runs}`, values: exports ?? [], under: 20_000, unit: 's' });
	report({ what: `  longest task`, values: long.export, under: 50 });
	report({ what: `import of ${runs}`, values: imports ?? [], under: 20_000, unit: 's' });
	report({ what: `  longest task`, values: long.import, under: 50 });
}

const longest = (tasks: readonly number[]) => Math.max(0, ...tasks);

/** Milliseconds until all runs of the file are in the list. */
export async function takeIn({ page }: Visitor, file: string): Promise<number> {
	await page.goto('/history', { waitUntil: 'networkidle' });
	const start = performance.now();
	await page.locator('input[type=file]').setInputFiles(file);
	// On a narrow screen it is folded away.
	await page.locator('progress').waitFor({ state: 'attached' });
	await page.locator('progress').waitFor({ state: 'detached', timeout: patience });
	const took = performance.now() - start;
	await page.locator('main ol li').first().waitFor();
	return took;
}

async function takeOut({ page }: Visitor): Promise<number> {
	const start = performance.now();
	const download = page.waitForEvent('download', { timeout: patience });
	await page.getByRole('button', { name: '导出全部' }).click();
	await download;
	return performance.now() - start;
}

/** Milliseconds from the navigation to rows painted. */
async function opensByAddress({ page }: Visitor): Promise<number> {
	await page.goto('/history', { waitUntil: 'commit' });
	await page.locator('main ol li').first().waitFor();
	return page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(() => done(performance.now()))));
}

async function opensByLink({ page }: Visitor): Promise<number> {
	await page.goto('/', { waitUntil: 'networkidle' });
	return page.evaluate(
		() =>
			new Promise<number>((done) => {
				const start = performance.now();
				const observer = new MutationObserver(() => {
					if (!document.querySelector('.RunPage li')) return;
					observer.disconnect();
					requestAnimationFrame(() => done(performance.now() - start));
				});
				observer.observe(document, { childList: true, subtree: true });
				document.querySelector<HTMLAnchorElement>('nav a[href="/history"]')?.click();
			}),
	);
}

/** Wheel turn by wheel turn, as fast as the rows come. */
async function scrollsThrough({ page }: Visitor): Promise<void> {
	const rows = await page.evaluate(async () => {
		const frame = () => new Promise((done) => requestAnimationFrame(done));
		const end = performance.now() + 120_000;
		while (performance.now() < end) {
			scrollBy(0, 1200);
			await frame();
			const root = document.documentElement;
			// Only at the foot is it asked whether more is to come: to search ten thousand rows takes time too.
			const atFoot = root.scrollTop + root.clientHeight >= root.scrollHeight - 1;
			if (atFoot && !document.querySelector('.History-more')) break;
		}
		// Rows out of sight leave only their height: the last page tells which rows it holds.
		const last = [...document.querySelectorAll<HTMLOListElement>('.RunPage')].at(-1);
		return last ? last.start - 1 + last.querySelectorAll('li').length : 0;
	});
	if (rows !== total) throw new Error(`scrolled through ${rows} rows`);
}
