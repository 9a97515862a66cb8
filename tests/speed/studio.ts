/** How the studio fares with long scenarios: findings while one types in 1,000 states, and the graph of 500. On this computer's own speed: it is a desk's work. */
import type { Browser, Page } from '@playwright/test';
import { storyOf } from '../../src/cli/bench/story.ts';
import { report, rounds } from './report.ts';
import { desk, Visitor } from './visitor.ts';

const keys = 20 * rounds;

export async function measureStudio(browser: Browser, origin: string): Promise<void> {
	await measureTyping(browser, origin);
	await measureGraph(browser, origin);
}

/** A state's name that is changed and changed back, a key at a time: the number of findings says when the text was checked. */
async function measureTyping(browser: Browser, origin: string): Promise<void> {
	const visitor = await opens(browser, origin, 1000);
	const { page } = visitor;
	await page.locator('.cm-content').click();
	await page.keyboard.press('Control+o');
	await page.keyboard.insertText('500');
	await page.keyboard.press('Enter');
	await page.evaluate(() => {
		const counts = document.querySelector('.Bench-counts');
		if (!counts) throw new Error('no count of findings');
		let pressed: number | null = null;
		addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), true);
		new MutationObserver(() => {
			if (pressed !== null) speed.answers.push(performance.now() - pressed);
			pressed = null;
		}).observe(counts, { characterData: true, childList: true, subtree: true });
	});
	// At the end of the state's heading: with another name, what leads to it leads nowhere.
	await page.keyboard.press('End');
	const counts = page.locator('.Bench-counts');
	const sound = await counts.innerText();
	await visitor.longTasks();
	for (let key = 0; key < keys; key++) {
		const wrong = key % 2 === 0;
		await page.keyboard.press(wrong ? 'x' : 'Backspace');
		await page.waitForFunction(
			([text, differs]) => (document.querySelector('.Bench-counts')?.textContent === text) !== differs,
			[sound, wrong] as const,
		);
	}
	report({ what: `a key to its findings, 1,000 states, ${keys} keys`, values: await visitor.answers(), under: 100 });
	report({ what: '  the longest task while typing', values: longest(await visitor.longTasks()), under: 50 });
	await visitor.leaves();
}

async function measureGraph(browser: Browser, origin: string): Promise<void> {
	const laid: number[] = [];
	const tasks: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const visitor = await opens(browser, origin, 500);
		await visitor.longTasks();
		const start = performance.now();
		await visitor.page.getByRole('tab', { name: '图' }).click();
		await visitor.page.locator('.svelte-flow__node').first().waitFor();
		laid.push(performance.now() - start);
		tasks.push(...longest(await visitor.longTasks()));
		await visitor.leaves();
	}
	report({ what: 'the graph of 500 states, from the press to its cards', values: laid, under: 2000 });
	report({ what: '  the longest task meanwhile', values: tasks, under: 200 });
}

const longest = (tasks: readonly number[]) => [Math.max(0, ...tasks)];

/** A story of so many states on the bench, checked. */
async function opens(browser: Browser, origin: string, states: number): Promise<Visitor> {
	const visitor = await Visitor.comes(browser, origin, desk);
	const { page } = visitor;
	await page.goto('/studio');
	await page.locator('html[data-started]').waitFor();
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: 'zh.md', mimeType: 'text/markdown', buffer: Buffer.from(storyOf(states).markdown) });
	await page.locator('.cm-content').waitFor();
	await settled(page);
	return visitor;
}

/** Nothing has changed in the head's words for two seconds: the check has come to its end. */
async function settled(page: Page): Promise<void> {
	let [words, since] = ['', performance.now()];
	while (performance.now() - since < 2000) {
		const now = await page.locator('.Bench-counts').innerText();
		if (now !== words) [words, since] = [now, performance.now()];
		await page.waitForTimeout(200);
	}
}
