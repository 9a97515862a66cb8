/** `npm run bench:page`: how fast the pages are in a browser. It judges nothing: a busy computer is slower. */
import { chromium } from '@playwright/test';
import { loadavg } from 'node:os';
import { launchArguments } from '../../src/setup/installed-browsers.mjs';
import { measureAnswers } from './answers.ts';
import { measureHearing } from './hearing.ts';
import { measureHistory } from './history.ts';
import { measurePages } from './pages.ts';
import { head } from './report.ts';
import { measureStudio } from './studio.ts';

const { HUIKUAN_BASE_URL: origin = '', HUIKUAN_CHROMIUM: program } = process.env;
const parts = {
	pages: measurePages,
	answers: measureAnswers,
	hearing: measureHearing,
	history: measureHistory,
	studio: measureStudio,
};
const asked = process.argv.slice(2);
const strange = asked.filter((name) => !Object.hasOwn(parts, name));
if (strange.length > 0) {
	console.error(`不认识 ${strange.join(' ')}，可以写 · no such part, possible are: ${Object.keys(parts).join(' ')}`);
	process.exit(2);
}

const load = () => `load ${loadavg()[0]?.toFixed(1)}`;

const browser = await chromium.launch({ ...(program ? { executablePath: program } : {}), args: launchArguments });
console.log(`${browser.browserType().name()} ${browser.version()}, ${load()}\n`);
head();
for (const [name, measure] of Object.entries(parts))
	if (asked.length === 0 || asked.includes(name)) await measure(browser, origin);
console.log(`\n${load()}`);
await browser.close();
