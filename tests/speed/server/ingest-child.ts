/** One server process's share of an ingest: makes its runs, waits for the word, sends them in. */
import { once } from 'node:events';
import { decodeRun } from '../../../src/lib/core/run/decode.ts';
import { openDatabase } from '../../../src/lib/server/database/open.ts';
import { ingest } from '../../../src/lib/server/runs/ingest.ts';
import { verify } from '../../../src/lib/server/runs/verify.ts';
import { migrations, type Place } from '../../support/databases.ts';
import { meansIn } from '../../support/ingesting.ts';
import { runTexts } from './runs.ts';

export interface Order {
	settings: Place['settings'];
	teamId: string;
	userIds: string[];
	mode: 'choice' | 'free';
	batches: number;
	worker?: number;
}

export interface Ingested {
	runs: number;
	verified: number;
	/** Mean of a run's log. */
	entries: number;
	/** From the first batch to the answer to the last. */
	milliseconds: number;
	/** Of the same runs, read and verified without a database. */
	verifying: number;
	/** On a processor, by this process, all of it: what does not change when others work on the same computer. */
	processor: number;
	/** Of each batch. */
	times: number[];
}

const size = 100;
const warm = 5;

const { settings, teamId, userIds, mode, batches, worker = 0 } = JSON.parse(process.argv[2] ?? '') as Order;
const database = await openDatabase(settings, { migrations, connections: 2 });
const means = await meansIn(database.db, Date.now);
const { texts, entries } = runTexts(mode, (batches + warm) * size);
/** Members come in turns; two processes never send for the same one. */
const own = userIds.filter((_, place) => place % 2 === worker);
const send = (batch: number) =>
	ingest(
		database.db,
		{ teamId, userId: own[batch % own.length] ?? '' },
		texts.slice(batch * size, (batch + 1) * size),
		means,
	);

for (let batch = 0; batch < warm; batch++) await send(batch);
process.send?.('ready');
await once(process, 'message');

const times: number[] = [];
let verified = 0;
const before = process.cpuUsage();
const began = performance.now();
for (let batch = warm; batch < warm + batches; batch++) {
	const start = performance.now();
	const answers = await send(batch);
	times.push(performance.now() - start);
	verified += answers.filter((answer) => answer.kept && answer.unverified === null).length;
}
const took = performance.now() - began;
const { user, system } = process.cpuUsage(before);

const runs = texts.slice(warm * size);
const scenarios = await means.scenarios.find(
	database.db,
	teamId,
	runs.map((text) => decodeRun(JSON.parse(text)).head.scenario.hash),
);
const again = performance.now();
for (const text of runs) {
	const run = decodeRun(JSON.parse(text));
	verify(run, scenarios.get(run.head.scenario.hash) ?? null, means.earOf);
}
const done: Ingested = {
	runs: runs.length,
	verified,
	entries,
	milliseconds: took,
	processor: (user + system) / 1000,
	verifying: performance.now() - again,
	times,
};
await database.close();
process.send?.(done);
process.disconnect();
