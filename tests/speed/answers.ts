/** How long the customer takes to answer, among a thousand runs of before. */
import type { Browser } from '@playwright/test';
import { pastRuns } from './past-runs.ts';
import { Practising } from './practising.ts';
import { report } from './report.ts';
import { takeIn } from './history.ts';
import { phone, Visitor } from './visitor.ts';

const before = 1000;
const wanted = 100;

export async function measureAnswers(browser: Browser, origin: string): Promise<void> {
	const visitor = await Visitor.comes(browser, origin, phone);
	await takeIn(visitor, await pastRuns(before));
	await visitor.hasSlowComputer();
	const answers: number[] = [];
	while (answers.length < wanted) {
		const practising = new Practising(visitor);
		await practising.begins();
		await practising.talks();
		answers.push(...(await visitor.answers()));
	}
	await visitor.leaves();
	report({
		what: `click to the customer's line, 4 × slower, ${before} runs, ${answers.length} clicks`,
		values: answers,
		under: 50,
	});
}
