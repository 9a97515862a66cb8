import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeRun } from '../../../src/lib/core/run/decode.ts';
import { openDatabase } from '../../../src/lib/server/database/open.ts';
import { ingest } from '../../../src/lib/server/runs/ingest.ts';
import { run } from '../../../src/lib/server/schema/run.ts';
import { migrations } from '../../support/databases.ts';
import { meansIn, teamOf } from '../../support/ingesting.ts';
import { sentRun, shipped } from '../../support/sent-runs.ts';
import { huikuanLater } from './captured.ts';

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'huikuan-cli-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const call = (...args: string[]) => huikuanLater(['rescore', ...args], { cwd: scratch, env: { LANG: 'en_GB.UTF-8' } });

describe('rescore', () => {
	test('makes nothing where there is no data, and takes no operand', async () => {
		expect((await call()).exit).toBe(2);
		expect((await call('everything')).err).toContain('“everything” is one too many');
	}, 120_000);

	test('tells how many runs it scored, and what became of them', async () => {
		const settings = { kind: 'folder' as const, folder: join(scratch, 'data') };
		const before = await openDatabase(settings, { migrations });
		const means = await meansIn(before.db);
		const { teamId, userIds } = await teamOf(before.db, 'member');
		const runs = [1, 2, 3].map((seed) => encodeRun(sentRun(shipped(), seed)));
		const answers = await ingest(before.db, { teamId, userId: userIds[0] ?? '' }, runs, means);
		await before.db.update(run).set({ total: 100 });
		await before.close();

		expect(await call()).toEqual({
			exit: 0,
			out: 'Verified 3 runs anew: 3 with another score or other checks, 0 verified that were not before, 0 that no longer are.\n',
			err: '3 runs verified anew …\n',
		});
		const after = await openDatabase(settings, { migrations });
		const kept = await after.db.select({ run: run.runId, total: run.total }).from(run).orderBy(run.receivedAt);
		await after.close();
		expect(kept).toEqual(answers.map((answer) => ({ run: answer.run, total: answer.kept ? answer.total : null })));
	}, 120_000);
});
