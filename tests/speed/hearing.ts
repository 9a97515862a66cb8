/** How long the recogniser takes for a reply on a telephone: what people held out of the training wrote, heard in the browser by itself. */
import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { heldOut } from '../../src/train/held-out.ts';
import { readData } from '../../src/train/read-data.ts';
import { report } from './report.ts';
import { phone, Visitor } from './visitor.ts';

export async function measureHearing(browser: Browser, origin: string): Promise<void> {
	const probe = await probeCode();
	for (const language of ['zh', 'en'] as const) {
		const model = readFileSync(`src/lib/core/act/model/${language}.json`, 'utf8');
		const said = readData(language)
			.examples.filter(({ hand }) => heldOut[language].includes(hand))
			.map(({ reply, customer }) => ({ reply, customer }));
		const visitor = await Visitor.comes(browser, origin, phone);
		await visitor.hasSlowComputer();
		// Said to the page by its own tools: what the page itself may load is not at issue here.
		await visitor.page.evaluate(probe);
		const times = (await visitor.page.evaluate(`probe.timesOf(${model}, ${JSON.stringify(said)})`)) as {
			model: number;
			replies: number[];
		};
		await visitor.leaves();
		const sorted = times.replies.toSorted((a, b) => a - b);
		report({ what: `reading the model, ${language}, 4 × slower`, values: [times.model], under: 500 });
		report({
			what: `recognising, ${language}, ${said.length} replies, 4 × slower: 95 % take under`,
			values: [sorted[Math.floor(0.95 * (sorted.length - 1))] ?? Number.NaN],
			under: 16.7,
			unit: 'ms',
		});
	}
}

/** The recogniser as one script for a page. */
async function probeCode(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			lib: { entry: 'tests/speed/hearing-probe.ts', formats: ['iife'], name: 'probe' },
		},
	});
	const [{ output } = { output: [] }] = Array.isArray(built) ? built : 'output' in built ? [built] : [];
	const [chunk] = output;
	if (chunk?.type !== 'chunk') throw new Error('the recogniser was not built');
	return `${chunk.code}; globalThis.probe = probe;`;
}
