import { chromium, defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { installedBrowsers, launchArguments } from './src/setup/installed-browsers.mjs';
import { freePort } from './src/setup/port.mjs';

// `npm test` names the browser that it found; run by hand, Playwright's own is taken, else an installed one.
const browser =
	process.env.HUIKUAN_CHROMIUM ?? (existsSync(chromium.executablePath()) ? '' : (installedBrowsers()[0] ?? ''));

// A server that runs already may be named, e.g. `HUIKUAN_BASE_URL=http://localhost:3000 npx playwright test`.
const named = process.env.HUIKUAN_BASE_URL;

// The workers read this file too and must find the same server.
if (!named) process.env.HUIKUAN_TEST_PORT ??= String(await freePort('127.0.0.1'));
const port = process.env.HUIKUAN_TEST_PORT ?? '';
const origin = named ?? `http://127.0.0.1:${port}`;

export default defineConfig({
	testDir: 'tests/browser',
	outputDir: 'test-results/browser',
	reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	// A machine that stands still for ten seconds is no defect of ours; what fails twice is. The list tells which were flaky.
	retries: 1,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		baseURL: origin,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1280, height: 800 },
		screenshot: 'only-on-failure',
		launchOptions: { ...(browser ? { executablePath: browser } : {}), args: launchArguments },
	},
	...(named
		? {}
		: {
				webServer: {
					command: 'node build/index.js',
					url: origin,
					env: {
						HOST: '127.0.0.1',
						PORT: port,
						ORIGIN: origin,
						NODE_ENV: 'production',
						HUIKUAN_DATA: `test-results/data-${port}`,
					},
					timeout: 60_000,
				},
			}),
});
