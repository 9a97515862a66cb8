import './node-version.mjs';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { bin, run } from './run.mjs';
import { reportSize } from './size.mjs';

const began = Date.now();
const unitReport = 'test-results/unit.json';
const browserReport = 'test-results/browser.json';

/**
 * @param {string} path of a JavaScript file
 * @param {string[]} args
 */
const node = (path, ...args) => run(process.execPath, [path, ...args]);

let browser = '';

/** What is checked, in this order; the first that fails ends the run. @type {[string, () => Promise<number>][]} */
const stages = [
	['依赖 · dependencies', () => ensureInstalled().then(() => 0)],
	['浏览器 · browser', () => ensureBrowser().then((found) => ((browser = found), 0))],
	['格式 · format', () => node(bin('prettier'), '--check', '.', '--log-level', 'warn')],
	['界面文字 · interface texts', () => node(join(root, 'src/setup/messages.mjs'))],
	['类型准备 · generated types', () => node(bin('@sveltejs/kit', 'svelte-kit'), 'sync')],
	['规范 · lint', () => node(bin('eslint'), '.', '--max-warnings', '0')],
	[
		'类型 · types',
		() => node(bin('svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'),
	],
	[
		'单元与性质 · unit and property tests',
		() => node(bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
	],
	['构建 · build', () => ensureBuilt().then(() => 0)],
	['大小 · size', async () => (reportSize() ? 0 : 1)],
	['剧本 · scenarios', () => node(join(root, 'src/setup/huikuan.mjs'), 'check', 'scenarios')],
	[
		'浏览器测试 · browser tests',
		() =>
			run(process.execPath, [bin('@playwright/test', 'playwright'), 'test'], { env: { HUIKUAN_CHROMIUM: browser } }),
	],
];

for (const report of [unitReport, browserReport]) rmSync(join(root, report), { force: true });

let broken = '';
for (const [name, check] of stages) {
	console.log(`\n── ${name} ──`);
	const start = Date.now();
	const code = await check();
	console.log(`── ${name}: ${code === 0 ? '✓' : '✗'} ${seconds(start)} s`);
	if (code !== 0) {
		broken = name;
		break;
	}
}

const { passed, failed, flaky } = count();
if (broken) console.log(`\n没有通过 · failed at: ${broken}`);
console.log(`\n${seconds(began)} s`);
// A stage without tests of its own, or one that ended before it could report any, counts as one failure.
console.log(`${passed} passed, ${failed === 0 && broken ? 1 : failed} failed`);
if (flaky > 0)
	console.log(
		`其中 ${flaky} 项重试后通过，名单见上。 · ${flaky} of them passed only when tried again; the list is above.`,
	);
process.exit(broken ? 1 : 0);

/** Adds up what the two test runners reported. */
function count() {
	/** @type {{ numPassedTests: number, numFailedTests: number, numFailedTestSuites: number } | undefined} */
	const unit = report(unitReport);
	/** @type {{ stats: { expected: number, unexpected: number, flaky: number } } | undefined} */
	const pages = report(browserReport);
	return {
		passed: (unit?.numPassedTests ?? 0) + (pages ? pages.stats.expected + pages.stats.flaky : 0),
		failed: (unit?.numFailedTests ?? 0) + (pages?.stats.unexpected ?? 0),
		flaky: pages?.stats.flaky ?? 0,
	};
}

/** @param {string} path */
function report(path) {
	const full = join(root, path);
	return existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')) : undefined;
}

/** @param {number} since milliseconds */
function seconds(since) {
	return ((Date.now() - since) / 1000).toFixed(1);
}
