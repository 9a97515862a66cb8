/** What a first visit and a whole practice feel like on a slow telephone. */
import type { Browser } from '@playwright/test';
import { report, rounds } from './report.ts';
import { briefing, Practising } from './practising.ts';
import { desk, phone, type Screen, Visitor } from './visitor.ts';

export async function measurePages(browser: Browser, origin: string): Promise<void> {
	for (const [name, screen] of [
		['telephone', phone],
		['desk', desk],
	] as const) {
		const [first, talk]: [number[], number[]] = [[], []];
		for (let run = 0; run < rounds; run++) {
			first.push(await firstPaint(browser, origin, screen));
			talk.push(await talkPaint(browser, origin, screen));
		}
		report({ what: `LCP, briefing, cold, 4 × slower, slow 4G, ${name}`, values: first, under: 1500 });
		report({ what: `LCP, talk, cold, 4 × slower, slow 4G, ${name}`, values: talk, under: 1500 });
	}

	const preparing: number[] = [];
	const starts: number[] = [];
	const paints: number[] = [];
	const shifts: number[] = [];
	for (let run = 0; run < rounds; run++) {
		const visitor = await Visitor.comes(browser, origin, run % 2 ? desk : phone);
		await visitor.hasSlowComputer();
		const practising = new Practising(visitor);
		await practising.prepares();
		preparing.push(await visitor.interactionToNextPaint());
		await practising.starts();
		starts.push(await visitor.interactionToNextPaint());
		await practising.talks();
		paints.push(await visitor.interactionToNextPaint());
		await practising.followsUp();
		shifts.push(await visitor.layoutShift());
		await visitor.leaves();
	}
	report({ what: 'INP over the questions of the briefing, 4 × slower', values: preparing, under: 100 });
	report({ what: 'INP of the press on start, 4 × slower', values: starts, under: 100 });
	report({ what: 'INP over a played talk, 4 × slower', values: paints, under: 100 });
	report({ what: 'CLS from briefing to debrief, 4 × slower', values: shifts, under: 0.05, unit: '' });
}

async function firstPaint(browser: Browser, origin: string, screen: Screen): Promise<number> {
	const visitor = await Visitor.comes(browser, origin, screen);
	await visitor.hasSlowComputer();
	await visitor.hasSlowLine();
	const paint = await visitor.largestPaint(briefing);
	await visitor.leaves();
	return paint;
}

/** A talk that was begun, taken up again by its address. */
async function talkPaint(browser: Browser, origin: string, screen: Screen): Promise<number> {
	const before = await Visitor.comes(browser, origin, screen);
	await new Practising(before).begins();
	// A call that was begun only just now rings first.
	await before.page.waitForTimeout(5000);
	const address = before.page.url();
	const visitor = await before.comesBackCold();
	await visitor.hasSlowComputer();
	await visitor.hasSlowLine();
	const paint = await visitor.largestPaint(address);
	await visitor.leaves();
	return paint;
}
