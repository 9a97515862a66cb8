/** Puts what a backup holds into a database: all of it or nothing. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { rowsOf, type Db } from '../../database/database.ts';
import { BackupTrouble, format, linesOf, type End, type Head, type Migration, type Table, type Whole } from './form.ts';
import { filledAtStart, keptTables, type KeptTable } from './tables.ts';

/** Rows, and signs of their text, that are put in at once. */
const atOnce = { rows: 500, signs: 4_000_000 };

export interface Restored {
	/** When the backup was made. */
	at: string;
	rows: number;
}

interface Reader {
	head?(head: Head): void;
	table?(table: Table): void;
	row(row: string): Promise<void> | void;
	end?(end: End): Promise<void> | void;
}

/**
 * The file is read twice: first to see that it is whole, unchanged and of a schema that is known here, then to put it in.
 *
 * @param migrations that this program knows; the database has them all
 * @param replace what is there: else a database that holds anything is refused
 * @throws BackupTrouble
 */
export async function readBackup(
	db: Db,
	migrations: readonly Migration[],
	file: string,
	{ replace = false }: { replace?: boolean } = {},
): Promise<Restored> {
	const { at } = await verifyBackup(file, migrations);
	const rows = await db.transaction(async (moment) => {
		await makeEmpty(moment, replace);
		let count = 0;
		let into: Filling | null = null;
		await readThrough(file, {
			table: (table) => void (into = new Filling(moment, table)),
			row: (row) => {
				count++;
				return into?.add(row);
			},
			end: () => into?.flush(),
		});
		return count;
	});
	return { at, rows };
}

/** Sees that a file is whole, unchanged and of a schema that is known here. @throws BackupTrouble */
export async function verifyBackup(file: string, migrations: readonly Migration[]): Promise<Head> {
	let found: Head | null = null;
	let hash: Hash = createHash('sha256');
	let rows = 0;
	await readThrough(file, {
		head: (head) => {
			found = head;
			agree(head.migrations, migrations);
		},
		table: (table) => {
			hash = createHash('sha256');
			rows = 0;
			kept(table);
		},
		row: (row) => {
			rows++;
			hash.update(row).update('\n');
		},
		end: (end) => {
			if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw new BackupTrouble('damaged', end.name);
		},
	});
	if (!found) throw new BackupTrouble('not-a-backup');
	return found;
}

function agree(theirs: readonly Migration[], ours: readonly Migration[]): void {
	const differing = theirs.findIndex(({ sha256 }, place) => ours[place] !== undefined && ours[place].sha256 !== sha256);
	if (differing >= 0) throw new BackupTrouble('other', theirs[differing]?.tag);
	if (theirs.length > ours.length) throw new BackupTrouble('newer', theirs.at(-1)?.tag);
}

/** Everything in its order, down to the last line, which says that nothing is missing. */
async function readThrough(file: string, reader: Reader): Promise<void> {
	const unzipped = createGunzip();
	const bytes = createReadStream(file).on('error', (error) => unzipped.destroy(error));
	bytes.pipe(unzipped);
	let place: 'start' | 'between' | 'table' | 'finished' = 'start';
	const seen = { tables: 0, rows: 0 };
	try {
		for await (const line of linesOf(unzipped as AsyncIterable<Buffer>)) {
			const [sign = '', text = ''] = line.startsWith('#') ? cut(line) : ['', line];
			if (place === 'start' && sign === '#huikuan') {
				const head = parsed<Head>(text);
				if (head.format !== format) throw new BackupTrouble('newer', `format ${head.format}`);
				reader.head?.(head);
				place = 'between';
			} else if (place === 'start') {
				throw new BackupTrouble('not-a-backup');
			} else if (place === 'between' && sign === '#table') {
				reader.table?.(parsed<Table>(text));
				seen.tables++;
				place = 'table';
			} else if (place === 'table' && sign === '') {
				seen.rows++;
				await reader.row(line);
			} else if (place === 'table' && sign === '#end') {
				await reader.end?.(parsed<End>(text));
				place = 'between';
			} else if (place === 'between' && sign === '#whole') {
				const whole = parsed<Whole>(text);
				if (whole.tables !== seen.tables || whole.rows !== seen.rows) throw new BackupTrouble('damaged', 'count');
				place = 'finished';
			} else {
				throw new BackupTrouble('damaged', sign);
			}
		}
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? '';
		if (!code.startsWith('Z_')) throw error;
		throw new BackupTrouble(place === 'start' && code === 'Z_DATA_ERROR' ? 'not-a-backup' : 'damaged', code, error);
	}
	if (place === 'start') throw new BackupTrouble('not-a-backup');
	if (place !== 'finished') throw new BackupTrouble('damaged', 'end');
}

function cut(line: string): [string, string] {
	const space = line.indexOf(' ');
	return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}

function parsed<Line>(text: string): Line {
	try {
		return JSON.parse(text) as Line;
	} catch (error) {
		throw new BackupTrouble('damaged', 'line', error);
	}
}

/** The table of ours that a backup speaks of. */
function kept({ name, columns }: Table): KeptTable {
	const table = keptTables.find((own) => own.name === name);
	const strange = columns.find((column) => !table?.columns.some((own) => own.name === column));
	if (!table || strange !== undefined) throw new BackupTrouble('other', strange ? `${name}.${strange}` : name);
	return table;
}

/** @throws BackupTrouble when there is anything that a start does not put there by itself, unless that may go */
async function makeEmpty(db: Db, replace: boolean): Promise<void> {
	for (const { name } of replace ? [] : keptTables) {
		if (filledAtStart.includes(name)) continue;
		const found = await rowsOf(db, sql`select 1 as one from ${sql.identifier(name)} limit 1`);
		if (found.length > 0) throw new BackupTrouble('not-empty', name);
	}
	for (const { name } of keptTables.toReversed()) await db.execute(sql`delete from ${sql.identifier(name)}`);
}

/** Rows on their way into a table. They are never taken apart here: what PostgreSQL wrote, PostgreSQL reads. */
class Filling {
	readonly #db: Db;
	readonly #table: KeptTable;
	/** Those that the backup has: what a later version added begins with its default. */
	readonly #columns: string[];
	#rows: string[] = [];
	#signs = 0;

	constructor(db: Db, table: Table) {
		this.#db = db;
		this.#table = kept(table);
		this.#columns = table.columns;
	}

	async add(row: string): Promise<void> {
		this.#rows.push(row);
		this.#signs += row.length;
		if (this.#rows.length >= atOnce.rows || this.#signs >= atOnce.signs) await this.flush();
	}

	async flush(): Promise<void> {
		if (this.#rows.length === 0) return;
		const columns = this.#table.columns.filter(({ name }) => this.#columns.includes(name));
		const named = columns.map(({ name }) => sql`${sql.identifier(name)}`);
		const typed = columns.map(
			({ name, type }) => sql`${sql.identifier(name)} ${sql.raw(type === 'jsonb' ? 'text' : type)}`,
		);
		const read = columns.map(({ name, type }) =>
			type === 'jsonb' ? sql`${sql.identifier(name)}::jsonb` : sql`${sql.identifier(name)}`,
		);
		const comma = sql`, `;
		await this.#db.execute(
			sql`insert into ${sql.identifier(this.#table.name)} (${sql.join(named, comma)})
				select ${sql.join(read, comma)} from jsonb_to_recordset(${`[${this.#rows.join(',')}]`}::jsonb)
				as kept(${sql.join(typed, comma)})`,
		);
		this.#rows = [];
		this.#signs = 0;
	}
}
