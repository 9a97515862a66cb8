/** Puts a backup into the teams' database, whichever of the two kinds it is: what `huikuan restore` does. */
import { resolve } from 'node:path';
import { BackupTrouble, migrationsOf } from '../lib/server/operation/backup/form.ts';
import { readBackup, verifyBackup } from '../lib/server/operation/backup/read-backup.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { isFile, isFolder } from './files.ts';
import { migrationsFolder, withTeamDatabase } from './team-database.ts';
import { exits, Refusal, type Exit } from './terminal.ts';

/** @throws Refusal */
export async function putBackupBack(call: Call): Promise<Exit> {
	const { operands, terminal, locale } = call;
	const shown = operands[0] ?? '';
	const file = resolve(terminal.cwd, shown);
	if (isFolder(file)) throw new Refusal(m.cli_is_folder({ path: shown }, { locale }));
	if (!isFile(file)) throw new Refusal(m.cli_no_such_path({ path: shown }, { locale }));
	const migrations = migrationsOf(migrationsFolder(terminal.env));
	try {
		// Before a database is made for nothing.
		await verifyBackup(file, migrations);
		const { at, rows } = await withTeamDatabase(call, ({ db }) =>
			readBackup(db, migrations, file, { replace: call.asked('replace') }),
		);
		terminal.out(m.cli_restored({ file: shown, at, rows }, { locale }));
		return exits.fine;
	} catch (error) {
		if (!(error instanceof BackupTrouble)) throw error;
		throw new Refusal(sentence(error, shown, call));
	}
}

function sentence({ mistake, detail }: BackupTrouble, path: string, { locale }: Call): string {
	const tell = {
		'not-a-backup': m.cli_restore_not_a_backup,
		damaged: m.cli_restore_damaged,
		newer: m.cli_restore_newer,
		other: m.cli_restore_other,
		'not-empty': m.cli_restore_not_empty,
	}[mistake];
	return tell({ path, detail }, { locale });
}
