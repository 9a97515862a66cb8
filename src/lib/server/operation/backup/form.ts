/**
 * The form of a backup: gzip of lines. A line that begins with `#` says what comes, all others are rows as JSON, exactly as PostgreSQL wrote them:
 *
 *     #huikuan {"format":1,"at":…,"migrations":[…]}
 *     #table {"name":"team","columns":[…]}
 *     {"team_id":…}
 *     #end {"name":"team","rows":1,"sha256":…}
 *     …
 *     #whole {"tables":23,"rows":1}
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const format = 1;

export interface Head {
	format: number;
	/** When it was made. */
	at: string;
	/** Those that the database had, in their order. */
	migrations: Migration[];
}

export interface Migration {
	tag: string;
	/** Of its SQL, hexadecimal. */
	sha256: string;
}

export interface Table {
	name: string;
	columns: string[];
}

export interface End {
	name: string;
	rows: number;
	/** Of its rows with their line ends, hexadecimal. */
	sha256: string;
}

export interface Whole {
	tables: number;
	rows: number;
}

/** What is wrong with a file, or with the database that it should go to. */
export type BackupMistake =
	| 'not-a-backup'
	/** Cut off, or changed after it was written. */
	| 'damaged'
	/** Made by a later version of this program. */
	| 'newer'
	/** Made by another line of versions. */
	| 'other'
	/** The database holds data already. */
	| 'not-empty';

export class BackupTrouble extends Error {
	readonly mistake: BackupMistake;
	/** The table or place, for whoever looks into it. */
	readonly detail: string;

	constructor(mistake: BackupMistake, detail = '', cause?: unknown) {
		super(`backup: ${mistake}${detail && ` (${detail})`}`, { cause });
		this.name = 'BackupTrouble';
		this.mistake = mistake;
		this.detail = detail;
	}
}

/** @param folder of the SQL files and their journal */
export function migrationsOf(folder: string): Migration[] {
	const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
		entries: { tag: string }[];
	};
	return journal.entries.map(({ tag }) => ({
		tag,
		sha256: createHash('sha256')
			.update(readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n'))
			.digest('hex'),
	}));
}

/** Lines of a stream of bytes, without their ends. Only the line feed ends one: rows may hold any other sign. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
	let begun: Buffer[] = [];
	for await (const chunk of bytes) {
		let from = 0;
		for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
			begun.push(chunk.subarray(from, at));
			yield Buffer.concat(begun).toString('utf8');
			begun = [];
			from = at + 1;
		}
		if (from < chunk.length) begun.push(chunk.subarray(from));
	}
	if (begun.length > 0) throw new BackupTrouble('damaged', 'last line');
}
