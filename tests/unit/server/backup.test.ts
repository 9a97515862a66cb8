import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf, type Database } from '../../../src/lib/server/database/database.ts';
import { BackupTrouble, migrationsOf } from '../../../src/lib/server/operation/backup/form.ts';
import { readBackup } from '../../../src/lib/server/operation/backup/read-backup.ts';
import { keptTables } from '../../../src/lib/server/operation/backup/tables.ts';
import { writeBackup } from '../../../src/lib/server/operation/backup/write-backup.ts';
import { user } from '../../../src/lib/server/schema/account.ts';
import { team } from '../../../src/lib/server/schema/team.ts';
import { freshDatabase, migrations } from '../../support/databases.ts';
import { fillEveryTable } from '../../support/every-table.ts';

const known = migrationsOf(migrations);
const at = new Date(Date.UTC(2026, 5, 1));
type Fresh = Awaited<ReturnType<typeof freshDatabase>>;

let scratch: string;
let folder: Fresh;
let server: Fresh;
beforeAll(async () => {
	scratch = mkdtempSync(join(tmpdir(), 'huikuan-backup-'));
	[folder, server] = await Promise.all([freshDatabase('folder'), freshDatabase('server')]);
}, 120_000);
afterAll(async () => {
	await Promise.all([folder.remove(), server.remove()]);
	rmSync(scratch, { recursive: true, force: true });
});

let files = 0;
const nextFile = () => join(scratch, `${++files}.jsonl.gz`);
const back = async ({ db }: Database) => {
	const file = nextFile();
	await writeBackup(db, known, file, at);
	return file;
};
const emptied = async ({ db }: Database) => {
	for (const { name } of keptTables.toReversed()) await db.execute(sql`delete from ${sql.identifier(name)}`);
};
const linesIn = (file: string) => gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, -1);
/** A backup with other lines, as somebody might make one by hand. */
const rewritten = (lines: readonly string[]) => {
	const file = nextFile();
	writeFileSync(file, gzipSync(lines.map((line) => `${line}\n`).join('')));
	return file;
};
const mistakeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'none',
		(error: unknown) => (error instanceof BackupTrouble ? error.mistake : error),
	);

describe('a backup', () => {
	let full: string;
	beforeAll(async () => {
		await fillEveryTable(folder.db);
		full = await back(folder);
	}, 60_000);

	it('has rows of every table of the schema', () => {
		const ends = linesIn(full).filter((line) => line.startsWith('#end '));
		const counts = ends.map((line) => JSON.parse(line.slice(5)) as { name: string; rows: number });
		expect(counts.map(({ name }) => name).toSorted()).toEqual(keptTables.map(({ name }) => name).toSorted());
		for (const { name, rows } of counts) expect(rows, name).toBe(6);
	});

	it('goes from the folder to a server, back and round again without the change of a sign', async () => {
		await emptied(server);
		await readBackup(server.db, known, full);
		const fromServer = await back(server);
		expect(linesIn(fromServer)).toEqual(linesIn(full));
		await emptied(folder);
		await readBackup(folder.db, known, fromServer);
		const again = await back(folder);
		expect(createHash('sha256').update(readFileSync(again)).digest('hex')).toBe(
			createHash('sha256').update(readFileSync(full)).digest('hex'),
		);
	});

	it('can be read by its owner alone, and leaves nothing half written beside it', () => {
		expect(statSync(full).mode & 0o077).toBe(0);
		expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([]);
	});

	it('never takes the place of another file', async () => {
		await expect(writeBackup(folder.db, known, full, at)).rejects.toMatchObject({ code: 'EEXIST' });
	});

	it('shows one moment, whatever is written meanwhile', async () => {
		await emptied(server);
		await server.db.insert(team).values(
			Array.from({ length: 3000 }, (_, each) => ({
				teamId: `01890a5d-ac96-774b-bcce-${each.toString(16).padStart(12, '0')}`,
				name: `Team ${each}`,
			})),
		);
		const file = nextFile();
		const writing = writeBackup(server.db, known, file, at);
		// Both at once: either all of this is in the backup or nothing.
		await server.db.transaction(async (moment) => {
			await moment.insert(user).values({ id: 'u', name: 'Late', email: 'late@example.org' });
			await moment.update(team).set({ name: 'changed' });
		});
		await writing;
		const lines = linesIn(file);
		const late = lines.some((line) => line.includes('late@example.org'));
		const changed = lines.filter((line) => line.includes('"changed"')).length;
		expect(changed).toBe(late ? 3000 : 0);
	}, 60_000);

	describe.each([
		['folder', () => folder],
		['server', () => server],
	] as const)('into the %s', (_, database) => {
		beforeEach(() => emptied(database()));
		const teams = async () => (await rowsOf(database().db, sql`select 1 as one from team`)).length;

		it('is refused when there is anything already, and replaces it when told to', async () => {
			await database().db.insert(team).values({ teamId: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Ours' });
			expect(await mistakeOf(readBackup(database().db, known, full))).toBe('not-empty');
			expect(await teams()).toBe(1);
			await readBackup(database().db, known, full, { replace: true });
			expect(await teams()).toBe(6);
		});

		it('may go where a server has only been started', async () => {
			await database().db.execute(sql`insert into setting (key, value) values ('auth-secret', 'made at the start')`);
			await readBackup(database().db, known, full);
			expect(await teams()).toBe(6);
			expect(await rowsOf(database().db, sql`select 1 as one from setting where key = 'auth-secret'`)).toEqual([]);
		});

		it('is refused as a whole when a sign was changed, a row taken or the end cut off', async () => {
			const lines = linesIn(full);
			const row = lines.findIndex((line) => line.startsWith('{'));
			const other = lines.with(row, lines[row]!.replace(/[0-9]/, 'x'));
			for (const broken of [other, lines.toSpliced(row, 1), lines.slice(0, -1), lines.slice(0, row + 1)])
				expect(await mistakeOf(readBackup(database().db, known, rewritten(broken)))).toBe('damaged');
			const cut = nextFile();
			const bytes = readFileSync(full);
			writeFileSync(cut, bytes.subarray(0, bytes.length - 20));
			expect(await mistakeOf(readBackup(database().db, known, cut))).toBe('damaged');
			expect(await teams()).toBe(0);
		});

		it('leaves everything as it was when a row will not go in', async () => {
			const lines = linesIn(full);
			const place = lines.findIndex((line) => line.startsWith('#table {"name":"vote"'));
			const rows = [lines[place + 1]!, lines[place + 1]!];
			const sha256 = createHash('sha256')
				.update(rows.map((line) => `${line}\n`).join(''))
				.digest('hex');
			const end = lines.findIndex((line) => line.startsWith('#end {"name":"vote"'));
			const twice = [
				...lines.slice(0, place + 1), ...rows, `#end ${JSON.stringify({ name: 'vote', rows: 2, sha256 })}`, ...lines.slice(end + 1),
			]; // prettier-ignore
			twice[twice.length - 1] =
				`#whole ${JSON.stringify({ tables: keptTables.length, rows: keptTables.length * 6 - 4 })}`;
			await database().db.insert(team).values({ teamId: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Ours' });
			const refused = readBackup(database().db, known, rewritten(twice), { replace: true });
			await expect(refused).rejects.not.toBeInstanceOf(BackupTrouble);
			expect(await rowsOf(database().db, sql`select name from team`)).toEqual([{ name: 'Ours' }]);
		});
	});

	it('of a later version, of another program or of no program at all is refused', async () => {
		await emptied(server);
		const lines = linesIn(full);
		const withHead = (change: object) => {
			const head = JSON.parse(lines[0]!.slice('#huikuan '.length)) as object;
			return rewritten([`#huikuan ${JSON.stringify({ ...head, ...change })}`, ...lines.slice(1)]);
		};
		const refusal = (file: string) => mistakeOf(readBackup(server.db, known, file));
		expect(await refusal(withHead({ migrations: [...known, { tag: '0099_later', sha256: 'f'.repeat(64) }] }))).toBe(
			'newer',
		);
		expect(await refusal(withHead({ migrations: [{ tag: '0000_teams', sha256: 'f'.repeat(64) }] }))).toBe('other');
		expect(await refusal(withHead({ format: 2 }))).toBe('newer');
		expect(await refusal(rewritten(['{"some":"JSON"}']))).toBe('not-a-backup');
		expect(await refusal(rewritten([]))).toBe('not-a-backup');
		const plain = nextFile();
		writeFileSync(plain, 'no gzip at all');
		expect(await refusal(plain)).toBe('not-a-backup');
		await expect(readBackup(server.db, known, join(scratch, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
	});
});
