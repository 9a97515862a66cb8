/** `npm run bench:page`: builds if need be, finds a browser, starts the server and measures the pages. Names of parts may follow: `-- pages`, `-- answers`, `-- hearing`, `-- history`, `-- studio`. */
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { freePort } from './port.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

await ensureInstalled();
await ensureBuilt();
const browser = await ensureBrowser();

const port = String(await freePort('127.0.0.1'));
const origin = `http://localhost:${port}`;
const server = spawn(process.execPath, [join(root, 'build/index.js')], {
	env: { ...process.env, HOST: '127.0.0.1', PORT: port, ORIGIN: origin, NODE_ENV: 'production' },
	stdio: ['ignore', 'ignore', 'inherit'],
	windowsHide: true,
});
await answers();

const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
const code = await run(
	process.execPath,
	['--import', loader, join(root, 'tests/speed/speed.ts'), ...process.argv.slice(2)],
	{
		env: {
			TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
			HUIKUAN_BASE_URL: origin,
			HUIKUAN_CHROMIUM: browser,
		},
	},
);
server.kill();
process.exit(code);

async function answers() {
	for (let attempt = 0; attempt < 100; attempt++) {
		if ((await fetch(origin).catch(() => null))?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	server.kill();
	throw new Error(`no answer from ${origin}`);
}
