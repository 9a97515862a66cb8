/** Kills a process with `kill -9` while it takes runs in, again and again, and looks at what it left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { openDatabase } from '../../src/lib/server/database/open.ts';
import { emptyPlace, migrations, type kinds } from './databases.ts';
import { teamOf } from './ingesting.ts';
import { nothingIsHalf, type Sender, type Settings } from './nothing-is-half.ts';
import { dice } from './random-walk.ts';

/** @param times how often it is killed; each time somewhere within its first batches, the very first among them */
export async function killTimes(
	kind: (typeof kinds)[number],
	times: number,
	seed: number,
): Promise<{ acknowledged: number }> {
	const place = await emptyPlace(kind);
	const roll = dice(seed);
	const acknowledged: string[] = [];
	try {
		const database = await openDatabase(place.settings, { migrations });
		const { teamId, userIds } = await teamOf(database.db, 'member');
		const sender = { teamId, userId: userIds[0] ?? '' };
		await database.close();
		for (let time = 0; time < times; time++) {
			acknowledged.push(
				...(await takenUntilKilled(place.settings, sender, 1 + time * 100_000, { batches: roll(4), more: roll(120) })),
			);
			await nothingIsHalf(place.settings, sender, acknowledged);
		}
	} finally {
		await place.remove();
	}
	return { acknowledged: acknowledged.length };
}

/** The ids of the runs that were acknowledged before the end. @param after so many acknowledged batches, and some milliseconds more, it is killed */
async function takenUntilKilled(
	settings: Settings,
	{ teamId, userId }: Sender,
	first: number,
	after: { batches: number; more: number },
): Promise<string[]> {
	const program = 'tests/support/ingest-child.ts';
	const child = spawn(
		process.execPath,
		['--import', 'tsx', program, JSON.stringify(settings), teamId, userId, String(first)],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	const kept: string[] = [];
	const ended = once(child, 'exit');
	let lines = 0;
	let enough = () => {};
	const ready = new Promise<void>((resolve) => (enough = resolve));
	createInterface({ input: child.stdout }).on('line', (line) => {
		const [word, ...ids] = line.split(' ');
		if (word === 'kept') kept.push(...ids);
		// The first line says that it begins.
		if (lines++ === after.batches) enough();
	});
	await Promise.race([ready, ended]);
	await wait(after.more);
	child.kill('SIGKILL');
	expect((await ended)[1], 'ended by nothing but the kill').toBe('SIGKILL');
	return kept;
}
