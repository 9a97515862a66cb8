/** The unit and property tests with larger numbers, and those of tests/long: what the daily run has no time for. */
import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bin, run } from './run.mjs';

await ensureInstalled();
// One of them kills the built server.
await ensureBuilt();
process.exit(await run(process.execPath, [bin('vitest'), 'run'], { env: { HUIKUAN_LONG: '1' } }));
