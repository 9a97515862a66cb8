/** A folder of backups: named by their time, the oldest given up. */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../database/database.ts';
import type { Migration } from './form.ts';
import { writeBackup } from './write-backup.ts';

const form = /^huikuan-(\d{8}T\d{6}Z)(?:-\d+)?\.jsonl\.gz$/;

/** What a backup of this moment is called. */
export function backupName(at: Date): string {
	return `huikuan-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.jsonl.gz`;
}

/** Names of the backups, the oldest first; none when there is no such folder. */
export function backupsIn(folder: string): string[] {
	try {
		return readdirSync(folder).filter((name) => form.test(name)).toSorted(); // prettier-ignore
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

/** Whether the youngest is as old as this. Told by the names: copies keep them. */
export function backupIsDue(folder: string, every: number, now: Date): boolean {
	const [, stamp] = form.exec(backupsIn(folder).at(-1) ?? '') ?? [];
	if (!stamp) return true;
	const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
	const made = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	// One from the future, by a clock that was wrong, holds nothing up.
	return made > now.getTime() || now.getTime() - made >= every;
}

export interface Made {
	file: string;
	rows: number;
	bytes: number;
}

/** Makes one, and then gives up the oldest beyond so many. */
export async function backUpInto(
	folder: string,
	db: Db,
	migrations: readonly Migration[],
	{ keep, now }: { keep: number; now: Date },
): Promise<Made> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, backupName(now));
	const { rows } = await writeBackup(db, migrations, file, now);
	for (const name of backupsIn(folder).slice(0, -keep)) rmSync(join(folder, name), { force: true });
	return { file, rows, bytes: statSync(file).size };
}
