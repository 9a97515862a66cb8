import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { getAuthTables } from 'better-auth/db';
import { passkey } from '@better-auth/passkey';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../src/lib/server/database/database.ts';
import { FolderInUse, lockFolder } from '../../../src/lib/server/database/folder-lock.ts';
import { openDatabase } from '../../../src/lib/server/database/open.ts';
import { readDatabaseSettings } from '../../../src/lib/server/database/settings.ts';
import { secretOf } from '../../../src/lib/server/accounts/secret.ts';
import { histogramOf } from '../../../src/lib/core/board/histogram.ts';
import { encodeSpread, spreadOf } from '../../../src/lib/core/board/spread.ts';
import { standing } from '../../../src/lib/server/schema/run.ts';
import { schema, tables } from '../../../src/lib/server/schema/all.ts';
import { sql } from 'drizzle-orm';
import { emptyPlace, kinds, migrations, type Place } from '../../support/databases.ts';

const teamId = '01890a5d-ac96-774b-bcce-000000000000';

describe('the settings of the database', () => {
	it('take a folder where no server is named', () => {
		expect(readDatabaseSettings({ HUIKUAN_DATA: '/srv/huikuan' })).toEqual({ kind: 'folder', folder: '/srv/huikuan' });
		expect(readDatabaseSettings({})).toMatchObject({ kind: 'folder' });
	});
	it('take a server that speaks PostgreSQL’s protocol, and nothing else', () => {
		expect(readDatabaseSettings({ DATABASE_URL: 'postgresql://a:b@host/c' })).toEqual({
			kind: 'server',
			url: 'postgresql://a:b@host/c',
		});
		for (const url of ['mysql://a@host/c', 'host:5432', 'postgres://'])
			expect(readDatabaseSettings({ DATABASE_URL: url }), url).toBe('bad-url');
	});
});

describe('the schema', () => {
	const withoutTeam = [
		'user', 'session', 'account', 'verification', 'passkey', 'rate_limit', 'setting', 'invite', 'room_code', 'shipped_scenario', 'shared_histogram',
	]; // prettier-ignore

	it('leads every table of a team with the team, in its columns and in its key', () => {
		for (const table of tables) {
			const { name, columns, primaryKeys } = getTableConfig(table);
			if (withoutTeam.includes(name)) continue;
			expect(columns[0]?.name, name).toBe('team_id');
			const key =
				primaryKeys[0]?.columns.map((column) => column.name) ?? columns.filter((c) => c.primary).map((c) => c.name);
			expect(key[0], name).toBe('team_id');
		}
	});
	it('refers only to what lies with the same team', () => {
		for (const table of tables) {
			const { name, foreignKeys } = getTableConfig(table);
			for (const key of foreignKeys) {
				const { foreignTable, columns } = key.reference();
				const target = getTableName(foreignTable);
				expect(
					withoutTeam.includes(name) ? target === 'user' : target === 'team' && columns[0]?.name === 'team_id',
					`${name} → ${target}`,
				).toBe(true);
			}
		}
	});
	it('has every table and column that accounts need', () => {
		const wanted = getAuthTables({ plugins: [passkey()], rateLimit: { storage: 'database' } });
		for (const [name, { fields }] of Object.entries(wanted)) {
			const table = schema[name as keyof typeof schema];
			expect(is(table, PgTable), name).toBe(true);
			expect(Object.keys(getTableColumns(table as PgTable)), name).toEqual(expect.arrayContaining(Object.keys(fields)));
		}
	});
});

describe.each(kinds)('a database of the kind %s', (kind) => {
	let place: Place;
	afterEach(() => place.remove());

	it('is made once, and is there again with what was kept', async () => {
		place = await emptyPlace(kind);
		const first = await openDatabase(place.settings, { migrations });
		const secret = await secretOf(first.db, undefined);
		await first.close();
		const again = await openDatabase(place.settings, { migrations });
		expect(await secretOf(again.db, undefined)).toBe(secret);
		expect(secret.length).toBeGreaterThan(40);
		expect(await rowsOf(again.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
		await again.close();
	}, 60_000);

	it('of before boards kept their spread has it after the upgrade, from the totals that it kept', async () => {
		place = await emptyPlace(kind);
		const before = mkdtempSync(join(tmpdir(), 'huikuan-migrations-'));
		try {
			cpSync(migrations, before, { recursive: true });
			const journal = join(before, 'meta', '_journal.json');
			const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
			writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
			const old = await openDatabase(place.settings, { migrations: before });
			await old.db.execute(sql`insert into team (team_id, name) values (${teamId}, '团队')`);
			const one = sql`gen_random_uuid(), now(), 50::smallint, '{1}'::smallint[], 'y'`;
			const tries: Record<string, number[]> = { one: [50], some: [40, 61, 61, 90], many: [0, 100, 33, 34, 35, 36] };
			for (const [user, totals] of Object.entries(tries))
				await old.db.execute(sql`insert into standing
					(team_id, scenario_hash, mode, user_id, tries, first_run, first_at, first_total, first_figures, first_checks, first_picks,
						best_run, best_at, best_total, best_figures, best_checks, latest_run, latest_at, latest_total, latest_figures, latest_checks, totals)
					values (${teamId}, 'a', 'choice', ${user}, ${totals.length}, ${one}, '{}', ${one}, ${one}, ${sql.raw(`'{${histogramOf(totals).counts.join(',')}}'`)}::integer[])`);
			await old.close();
			const upgraded = await openDatabase(place.settings, { migrations });
			const rows = await upgraded.db.select({ user: standing.userId, spread: standing.spread }).from(standing);
			expect(Object.fromEntries(rows.map(({ user, spread }) => [user, spread]))).toEqual(
				Object.fromEntries(Object.entries(tries).map(([user, totals]) => [user, encodeSpread(spreadOf(totals)!)])),
			);
			await upgraded.close();
		} finally {
			rmSync(before, { recursive: true, force: true });
		}
	}, 60_000);
});

describe('a server that several open at once', () => {
	it('gets its tables from one of them while the others wait', async () => {
		const place = await emptyPlace('server');
		try {
			const opened = await Promise.all([1, 2, 3].map(() => openDatabase(place.settings, { migrations })));
			const secrets = await Promise.all(opened.map(({ db }) => secretOf(db, undefined)));
			expect(new Set(secrets).size).toBe(1);
			await Promise.all(opened.map((each) => each.close()));
		} finally {
			await place.remove();
		}
	}, 60_000);
});

describe('a folder', () => {
	it('belongs to one process at a time, and is free again after it', async () => {
		const place = await emptyPlace('folder');
		if (place.settings.kind !== 'folder') throw new Error('no folder');
		const { folder } = place.settings;
		const unlock = lockFolder(folder);
		expect(() => lockFolder(folder)).toThrow(FolderInUse);
		// However long this process, which is alive, has been busy.
		const file = join(folder, 'huikuan.lock');
		const ago = (seconds: number) => utimesSync(file, Date.now() / 1000 - seconds, Date.now() / 1000 - seconds);
		ago(120);
		expect(() => lockFolder(folder)).toThrow(FolderInUse);
		unlock();
		lockFolder(folder)();
		// What was left of before the machine was started anew says a number that may be anybody's now.
		const lock = { process: process.pid, host: hostname(), started: 0 };
		writeFileSync(file, JSON.stringify(lock));
		expect(() => lockFolder(folder)).toThrow(FolderInUse);
		ago(120);
		lockFolder(folder)();
		await place.remove();
	});
});
