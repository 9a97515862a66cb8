import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockFolder } from '../../../src/lib/server/database/folder-lock.ts';
import { openDatabase } from '../../../src/lib/server/database/open.ts';
import { team } from '../../../src/lib/server/schema/team.ts';
import { emptyPlace, migrations, type Place } from '../../support/databases.ts';
import { huikuanLater } from './captured.ts';

let scratch: string;
let server: Place;
beforeAll(async () => {
	scratch = mkdtempSync(join(tmpdir(), 'huikuan-cli-'));
	server = await emptyPlace('server');
	const opened = await openDatabase({ kind: 'folder', folder: join(scratch, 'data') }, { migrations });
	await opened.db.insert(team).values({ teamId: '01890a5d-ac96-774b-bcce-b302099a8057', name: '华东' });
	await opened.close();
}, 120_000);
afterAll(async () => {
	await server.remove();
	rmSync(scratch, { recursive: true, force: true });
});

const english = { LANG: 'en_GB.UTF-8' };
const call = (args: readonly string[], env: Record<string, string> = {}) =>
	huikuanLater(args, { cwd: scratch, env: { ...english, ...env } });
const onServer = () => ({ DATABASE_URL: server.settings.kind === 'server' ? server.settings.url : '' });

describe('backup and restore', () => {
	test('move a team from the folder to a server, and back into another folder', async () => {
		expect(await call(['backup', '--to', 'one.jsonl.gz'])).toMatchObject({ exit: 0, err: '' });
		const restored = await call(['restore', 'one.jsonl.gz'], onServer());
		expect(restored.out).toMatch(/^Restored from one\.jsonl\.gz: 1 rows, as of 2/);
		expect((await call(['backup', '--to', 'two.jsonl.gz'], onServer())).exit).toBe(0);
		expect((await call(['restore', 'two.jsonl.gz'], { HUIKUAN_DATA: 'elsewhere' })).exit).toBe(0);
		expect((await call(['restore', 'two.jsonl.gz'], { HUIKUAN_DATA: 'elsewhere' })).err).toBe(
			'huikuan: The database is not empty (there are rows in team). To throw away everything in it and put the backup in its place, add --replace.\n',
		);
		expect((await call(['restore', '--replace', 'two.jsonl.gz'], { HUIKUAN_DATA: 'elsewhere' })).exit).toBe(0);
	}, 120_000);

	test('name a backup by its time when nobody names it', async () => {
		const { out } = await call(['backup']);
		expect(out).toMatch(/^Backed up to huikuan-\d{8}T\d{6}Z\.jsonl\.gz: 1 rows, \d+ bytes\./);
		// A second one within the same second is no clash.
		expect((await call(['backup'])).exit).toBe(0);
		expect(readdirSync(scratch).filter((name) => /^huikuan-\d{8}T\d{6}Z\.jsonl\.gz$/.test(name))).toHaveLength(2);
	});

	test('leave the folder of a running server alone, and say what to do', async () => {
		const unlock = lockFolder(join(scratch, 'data'));
		try {
			const { exit, err } = await call(['backup', '--to', 'three.jsonl.gz']);
			expect(err).toContain(`is in use by a running Huikuan (process ${process.pid})`);
			expect(err).toContain('huikuan backup --ask http://localhost:3000');
			expect(exit).toBe(2);
			expect((await call(['restore', '--replace', 'one.jsonl.gz'])).exit).toBe(2);
		} finally {
			unlock();
		}
	});

	test.each([
		[['backup', 'x'], {}, '“x” is one too many'],
		[['backup', '--to', 'one.jsonl.gz'], {}, 'one.jsonl.gz'],
		[['backup', '--to', 'no/such/folder.gz'], {}, 'ENOENT'],
		[['backup'], { HUIKUAN_DATA: 'nothing-here' }, 'There is no team data in'],
		[['backup'], { DATABASE_URL: 'mysql://somewhere' }, 'DATABASE_URL is not a PostgreSQL address'],
		[['backup'], { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x' }, 'The team database cannot be opened'],
		[['restore'], {}, 'restore needs a path'],
		[['restore', 'none.gz'], {}, 'There is no file or folder none.gz'],
		[['restore', 'data'], {}, 'data is a folder'],
		[['restore', 'text.gz'], { HUIKUAN_DATA: 'never-made' }, 'text.gz is no backup that huikuan backup wrote'],
		[['backup', '--ask', 'http://localhost:1'], {}, '--ask needs the environment variable HUIKUAN_OPERATION_TOKEN'],
		[['backup', '--ask', 'here'], { HUIKUAN_OPERATION_TOKEN: 'x'.repeat(16) }, 'not “here”'],
		[['backup', '--ask', 'http://127.0.0.1:65535'], { HUIKUAN_OPERATION_TOKEN: 'x'.repeat(16) }, 'ECONNREFUSED'],
	])(
		'%j with %j is refused in plain words',
		async (args, env, words) => {
			writeFileSync(join(scratch, 'text.gz'), 'text');
			const { exit, err, out } = await call(args, env);
			expect(err).toContain(words);
			expect(err).not.toContain('secret');
			expect(out).toBe('');
			expect(exit).toBe(2);
			expect(readdirSync(scratch)).not.toContain('never-made');
		},
		60_000,
	);
});

describe('asking a running server', () => {
	let asked: { url: string | undefined; token: string | undefined; method: string | undefined } | null = null;
	let running: Server;
	let answer: { status: number; body: object };
	let address: string;
	beforeAll(async () => {
		running = createServer(({ url, headers, method }, response) => {
			asked = { url, token: headers.authorization, method };
			response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
		}).listen(0, '127.0.0.1');
		await once(running, 'listening');
		address = `http://127.0.0.1:${(running.address() as AddressInfo).port}`;
	});
	afterAll(() => void running.close());

	test('shows it the token and tells where the backup is', async () => {
		answer = { status: 200, body: { file: '/srv/backups/a.jsonl.gz', rows: 7, bytes: 99 } };
		const { out, exit } = await call(['backup', '--ask', address], { HUIKUAN_OPERATION_TOKEN: 'abcdefghijklmnop' });
		expect(asked).toEqual({ url: '/operation/backup', token: 'Bearer abcdefghijklmnop', method: 'POST' });
		expect(out).toContain('/srv/backups/a.jsonl.gz: 7 rows, 99 bytes');
		expect(exit).toBe(0);
	});

	test('tells why it made none', async () => {
		answer = { status: 401, body: { message: 'no-token' } };
		const { err, exit } = await call(['backup', '--ask', address], { HUIKUAN_OPERATION_TOKEN: 'abcdefghijklmnop' });
		expect(err).toBe(`huikuan: ${address} made no backup: 401 no-token\n`);
		expect(exit).toBe(2);
	});
});
