/** Writes everything that a team database holds into one file. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { rowsOf, type Db } from '../../database/database.ts';
import { format, type End, type Head, type Migration, type Table, type Whole } from './form.ts';
import { keptTables, type KeptTable } from './tables.ts';

/** Rows that are asked for at once: no table is ever in memory as a whole. */
const atOnce = 500;

export interface Written {
	rows: number;
}

/**
 * All of it as it was at one moment, however long the writing takes. The file appears under its name when it is whole, readable by its owner alone.
 *
 * @param migrations that the database has
 * @throws when there is such a file already
 */
export async function writeBackup(db: Db, migrations: readonly Migration[], file: string, at: Date): Promise<Written> {
	const part = `${file}.part`;
	const count = { rows: 0 };
	if (existsSync(file)) throw Object.assign(new Error(`${file} exists`), { code: 'EEXIST' });
	try {
		await db.transaction(
			(moment) =>
				pipeline(
					lines(moment, { format, at: at.toISOString(), migrations: [...migrations] }, count),
					createGzip(),
					createWriteStream(part, { mode: 0o600, flush: true }),
				),
			{ isolationLevel: 'repeatable read', accessMode: 'read only' },
		);
		await rename(part, file);
	} catch (error) {
		await rm(part, { force: true });
		throw error;
	}
	return count;
}

async function* lines(db: Db, head: Head, count: Written): AsyncGenerator<string> {
	await db.execute(sql`set local time zone 'UTC'`);
	yield `#huikuan ${JSON.stringify(head)}\n`;
	for (const table of keptTables) {
		const about: Table = { name: table.name, columns: table.columns.map(({ name }) => name) };
		yield `#table ${JSON.stringify(about)}\n`;
		const hash = createHash('sha256');
		let rows = 0;
		for await (const batch of batchesOf(db, table)) {
			const text = batch.map((row) => `${row}\n`).join('');
			hash.update(text);
			rows += batch.length;
			yield text;
		}
		count.rows += rows;
		const end: End = { name: table.name, rows, sha256: hash.digest('hex') };
		yield `#end ${JSON.stringify(end)}\n`;
	}
	const whole: Whole = { tables: keptTables.length, rows: count.rows };
	yield `#whole ${JSON.stringify(whole)}\n`;
}

/** By the key, in the order of bytes: the same data make the same file in every database. */
async function* batchesOf(db: Db, { name, columns, key }: KeptTable): AsyncGenerator<string[]> {
	const quoted = (column: string) => sql.identifier(column);
	const wanted = columns.map((column) =>
		// As text, so that a JSON null inside is not taken for no value at all.
		column.type === 'jsonb' ? sql`${quoted(column.name)}::text as ${quoted(column.name)}` : sql`${quoted(column.name)}`,
	);
	const order = key.map((column) =>
		columns.find((own) => own.name === column)?.type === 'text'
			? sql`${quoted(name)}.${quoted(column)} collate "C"`
			: sql`${quoted(name)}.${quoted(column)}`,
	);
	const comma = sql`, `;
	await db.execute(
		sql`declare kept_rows no scroll cursor for select row_to_json(kept)::text as row from (
			select ${sql.join(wanted, comma)} from ${quoted(name)} order by ${sql.join(order, comma)}) kept`,
	);
	try {
		for (;;) {
			const rows = await rowsOf<{ row: string }>(db, sql`fetch ${sql.raw(String(atOnce))} from kept_rows`);
			if (rows.length > 0) yield rows.map(({ row }) => row);
			if (rows.length < atOnce) break;
		}
	} finally {
		await db.execute(sql`close kept_rows`).catch(() => {});
	}
}
