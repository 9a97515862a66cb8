/**
 * A process that takes runs in until it is killed: `node --import tsx ingest-child.ts <settings> <teamId> <userId> <first seed>`. On its standard output a line
 * `ready`, then one `kept <id> <id> …` after each batch that was acknowledged.
 */
import { encodeRun } from '../../src/lib/core/run/decode.ts';
import { openDatabase } from '../../src/lib/server/database/open.ts';
import type { DatabaseSettings } from '../../src/lib/server/database/settings.ts';
import { ingest } from '../../src/lib/server/runs/ingest.ts';
import { migrations } from './databases.ts';
import { meansIn } from './ingesting.ts';
import { sentRun, shipped } from './sent-runs.ts';

const [settings = '', teamId = '', userId = '', first = '1'] = process.argv.slice(2);
const { db } = await openDatabase(JSON.parse(settings) as DatabaseSettings, { migrations });
const means = await meansIn(db);
const names = ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'];
process.stdout.write('ready\n');
for (let seed = Number(first); ; seed += 8) {
	const runs = Array.from({ length: 8 }, (_, place) => sentRun(shipped(names[(seed + place) % 3]), seed + place));
	const answers = await ingest(db, { teamId, userId }, runs.map(encodeRun), means);
	process.stdout.write(`kept ${answers.map(({ run }) => run).join(' ')}\n`);
}
