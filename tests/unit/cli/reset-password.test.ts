import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAuth } from '../../../src/lib/server/accounts/ask.ts';
import { makeAuth } from '../../../src/lib/server/accounts/auth.ts';
import type { Db } from '../../../src/lib/server/database/database.ts';
import { openDatabase } from '../../../src/lib/server/database/open.ts';
import { migrations } from '../../support/databases.ts';
import { huikuanLater } from './captured.ts';

const origin = 'http://localhost:3000';
const secret = 'a secret of at least thirty-two signs';
let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'huikuan-cli-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const call = (email: string, env: Record<string, string> = {}) =>
	huikuanLater(['reset-password', email], { cwd: scratch, env: { LANG: 'en_GB.UTF-8', ...env } });

/** The server, while no command is at work: the folder takes one of them. */
async function served<Result>(
	work: (asks: (path: string, body: object, cookie?: string) => ReturnType<typeof askAuth>, db: Db) => Promise<Result>,
) {
	const { db, close } = await openDatabase({ kind: 'folder', folder: join(scratch, 'data') }, { migrations });
	const auth = makeAuth(db, secret, origin, { secret, providers: [] });
	try {
		return await work(
			(path, body, cookie = '') =>
				askAuth(auth, { headers: new Headers(cookie ? { cookie } : {}), origin, address: '10.0.0.1' }, path, {
					...body,
				}),
			db,
		);
	} finally {
		await close();
	}
}

describe('reset-password', () => {
	test('prints a new password once, with which one signs in; the old one and all sessions are over', async () => {
		const email = 'fang@example.test';
		const cookie = await served(async (asks) => {
			const { cookies } = await asks('/sign-up/email', { email, password: 'the lost one', name: '王芳' });
			return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
		});
		const { exit, out, err } = await call(' Fang@Example.test ');
		expect([exit, err]).toEqual([0, 'New password of  Fang@Example.test  (shown only once; signed out everywhere):\n']);
		expect(out).toMatch(/^[a-z2-9]{4}(?:-[a-z2-9]{4}){3}\n$/);
		await served(async (asks) => {
			expect((await asks('/sign-in/email', { email, password: 'the lost one' })).status).toBe(401);
			expect((await asks('/sign-in/email', { email, password: out.trim() })).status).toBe(200);
			expect((await asks('/update-user', { name: 'x' }, cookie)).status).toBe(401);
		});
	}, 120_000);

	test('says that nobody has the address, and where there is no data', async () => {
		expect(await call('nobody@example.test')).toEqual({
			exit: 1,
			out: '',
			err: 'huikuan: No account has the e-mail address “nobody@example.test”.\n',
		});
		expect((await call('x@example.test', { HUIKUAN_DATA: 'elsewhere' })).exit).toBe(2);
		expect((await huikuanLater(['reset-password'])).exit).toBe(2);
	}, 120_000);
});
