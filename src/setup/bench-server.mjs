/** `npm run bench:server`: builds if need be and measures the team server. Names of parts may follow: `-- ingest`, `-- boards`, `-- class`; `--large` adds ten million runs. */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

await ensureInstalled();
const asked = process.argv.slice(2);
// Only the class goes through the built server.
const parts = asked.filter((word) => !word.startsWith('--'));
if (parts.length === 0 || parts.includes('class')) await ensureBuilt();

const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
process.exit(
	await run(process.execPath, ['--import', loader, join(root, 'tests/speed/server.ts'), ...asked], {
		env: { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
	}),
);
