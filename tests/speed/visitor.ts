/** A visitor whose computer and line are as slow as is asked for, and what the browser tells of how they fared. */
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';

const observers = fileURLToPath(new URL('observers.js', import.meta.url));

/** What Lighthouse calls “slow 4G”. */
const slow4G = {
	offline: false,
	latency: 150,
	downloadThroughput: (1.6 * 1024 * 1024) / 8,
	uploadThroughput: (750 * 1024) / 8,
};

export interface Screen {
	width: number;
	height: number;
}
export const phone: Screen = { width: 390, height: 844 };
export const desk: Screen = { width: 1280, height: 900 };

/** What `observers.js` keeps; all times in milliseconds. */
export interface Seen {
	/** From the navigation to the largest thing painted. */
	largest: number;
	/** Longest duration of each interaction, by its number. */
	interactions: Map<number, number>;
	/** Those that no hand brought about. */
	shifts: { at: number; value: number }[];
	/** Tasks over 50 ms. */
	tasks: { at: number; duration: number }[];
	/** From each click on a reply to the customer's line in the document. */
	answers: number[];
}
declare global {
	// A property of the page's own global object.
	var speed: Seen;
}

export class Visitor {
	readonly page: Page;
	readonly #context: BrowserContext;
	readonly #session: CDPSession;

	private constructor(page: Page, context: BrowserContext, session: CDPSession) {
		this.page = page;
		this.#context = context;
		this.#session = session;
	}

	/** Somebody who was never here before: nothing cached, nothing stored. */
	static async comes(browser: Browser, baseURL: string, viewport: Screen): Promise<Visitor> {
		const context = await browser.newContext({
			baseURL,
			viewport,
			locale: 'zh-CN',
			timezoneId: 'Asia/Shanghai',
			acceptDownloads: true,
		});
		await context.addInitScript({ path: observers });
		const page = await context.newPage();
		return new Visitor(page, context, await context.newCDPSession(page));
	}

	/** The same person's next visit, after the browser threw its copies of our files away. */
	async comesBackCold(): Promise<Visitor> {
		await this.#session.send('Network.clearBrowserCache');
		await this.page.close();
		const page = await this.#context.newPage();
		return new Visitor(page, this.#context, await this.#context.newCDPSession(page));
	}

	async leaves(): Promise<void> {
		await this.#context.close();
	}

	/** @param rate how many times slower than this computer */
	async hasSlowComputer(rate = 4): Promise<void> {
		await this.#session.send('Emulation.setCPUThrottlingRate', { rate });
	}

	async hasSlowLine(): Promise<void> {
		await this.#session.send('Network.enable');
		await this.#session.send('Network.emulateNetworkConditions', slow4G);
	}

	/** Milliseconds until the largest thing of the page was painted, once the page is at rest. */
	async largestPaint(address: string): Promise<number> {
		await this.page.goto(address, { waitUntil: 'networkidle' });
		await this.page.waitForTimeout(1000);
		return this.page.evaluate(() => speed.largest);
	}

	/** The slowest interaction since the last call; of fifty or more, the next slowest. */
	interactionToNextPaint(): Promise<number> {
		return this.page.evaluate(() => {
			const all = [...speed.interactions.values()].sort((a, b) => b - a);
			speed.interactions.clear();
			return all[Math.floor(all.length / 50)] ?? 0;
		});
	}

	/** The worst burst of shifts: at most a second between two, at most five in all. */
	layoutShift(): Promise<number> {
		return this.page.evaluate(() => {
			let [worst, burst, first, last] = [0, 0, -Infinity, -Infinity];
			for (const { at, value } of speed.shifts) {
				if (at - last > 1000 || at - first > 5000) [burst, first] = [0, at];
				burst += value;
				last = at;
				worst = Math.max(worst, burst);
			}
			return worst;
		});
	}

	/** Milliseconds of every task over 50 ms since the last call. */
	longTasks(): Promise<number[]> {
		return this.page.evaluate(() => speed.tasks.splice(0).map(({ duration }) => duration));
	}

	/** Milliseconds from each click on a reply to the answer in the document. */
	answers(): Promise<number[]> {
		return this.page.evaluate(() => speed.answers);
	}
}
