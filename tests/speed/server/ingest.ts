/** Verified ingest: runs sent in by batches of a hundred, replayed and scored by the server, and written. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openDatabase } from '../../../src/lib/server/database/open.ts';
import { emptyPlace, kinds, migrations } from '../../support/databases.ts';
import { meansIn, teamOf } from '../../support/ingesting.ts';
import type { Ingested, Order } from './ingest-child.ts';
import { line, milliseconds, perSecond, quantile } from './table.ts';

const members = 40;
const batches = { choice: 60, free: 5 } as const;

export async function measureIngest(): Promise<void> {
	for (const kind of kinds) {
		const place = await emptyPlace(kind);
		const opened = await openDatabase(place.settings, { migrations });
		await meansIn(opened.db);
		const { teamId, userIds } = await teamOf(opened.db, ...Array.from({ length: members }, () => 'member' as const));
		await opened.close();
		// A folder belongs to one process.
		const workers = kind === 'server' ? 2 : 1;
		const named = kind === 'server' ? 'PostgreSQL, 2 processes' : 'PGlite, 1 process';
		for (const mode of ['choice', 'free'] as const) {
			const done = await atOnce(workers, { settings: place.settings, teamId, userIds, mode, batches: batches[mode] });
			const rate = done.reduce((sum, { runs, milliseconds: took }) => sum + (runs / took) * 1000, 0);
			const each = (of: (one: Ingested) => number) => done.reduce((sum, one) => sum + of(one), 0) / done.length;
			const target = kind === 'server' && mode === 'choice' ? 2000 : null;
			line(`ingest, ${mode} runs of ${each((one) => one.entries).toFixed(0)} entries, ${named}`, perSecond(rate), target ? 'at least 2,000 /s' : '', target && rate >= target); // prettier-ignore
			const whole = each((one) => one.milliseconds / one.runs);
			const verifying = each((one) => one.verifying / one.runs);
			line('  of a run: verifying, in one process', milliseconds(verifying));
			line('  of a run: the rest (database, waiting)', milliseconds(Math.max(0, whole - verifying)));
			line('  of a run: processor time of a process', milliseconds(each((one) => one.processor / one.runs)));
			const times = done.flatMap((one) => one.times);
			line(
				'  a batch of 100, p50 and p95',
				`${milliseconds(quantile(times, 0.5))} ${milliseconds(quantile(times, 0.95))}`,
			);
			line('  verified, of all that were sent', `${done.reduce((sum, one) => sum + one.verified, 0)} of ${done.reduce((sum, one) => sum + one.runs, 0)}`); // prettier-ignore
		}
		await place.remove();
	}
}

/** Each makes its runs ready first; all begin together. */
async function atOnce(workers: number, order: Order): Promise<Ingested[]> {
	const children = Array.from({ length: workers }, (_, worker) =>
		fork(new URL('./ingest-child.ts', import.meta.url), [JSON.stringify({ ...order, worker })]),
	);
	const next = async (child: ChildProcess) => ((await once(child, 'message')) as [unknown])[0];
	await Promise.all(children.map(next));
	const finished = Promise.all(children.map(next));
	for (const child of children) child.send('go');
	const done = (await finished) as Ingested[];
	await Promise.all(children.map((child) => (child.exitCode === null ? once(child, 'exit') : null)));
	return done;
}
