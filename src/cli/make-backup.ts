/** Everything that the teams' database holds, in one file: what `huikuan backup` does. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupName } from '../lib/server/operation/backup/backup-folder.ts';
import { migrationsOf } from '../lib/server/operation/backup/form.ts';
import { writeBackup } from '../lib/server/operation/backup/write-backup.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { migrationsFolder, withTeamDatabase } from './team-database.ts';
import { exits, Refusal, type Exit } from './terminal.ts';

/** @throws Refusal */
export async function makeBackup(call: Call): Promise<Exit> {
	const { terminal, locale } = call;
	const server = call.value('ask');
	if (server !== undefined) {
		terminal.out(m.cli_backup_made(await askedOf(server, call), { locale }));
		return exits.fine;
	}
	const now = new Date();
	const shown = call.value('to') ?? freeName(terminal.cwd, now);
	const file = resolve(terminal.cwd, shown);
	if (existsSync(file)) throw new Refusal(m.cli_exists({ path: shown }, { locale }));
	const migrations = migrationsOf(migrationsFolder(terminal.env));
	const rows = await withTeamDatabase(
		call,
		async ({ db }) => {
			try {
				return (await writeBackup(db, migrations, file, now)).rows;
			} catch (error) {
				const { code } = error as NodeJS.ErrnoException;
				if (!['ENOENT', 'EACCES', 'ENOSPC', 'EROFS', 'ENOTDIR'].includes(code ?? '')) throw error;
				throw new Refusal(m.cli_not_written({ path: shown, reason: String(code) }, { locale }));
			}
		},
		{ mustExist: true },
	);
	terminal.out(m.cli_backup_made({ file: shown, rows, bytes: statSync(file).size }, { locale }));
	return exits.fine;
}

/** Named by its time; a second one within a second by the next that is free. */
function freeName(folder: string, now: Date): string {
	let at = now.getTime();
	while (existsSync(resolve(folder, backupName(new Date(at))))) at += 1000;
	return backupName(new Date(at));
}

/** A running server makes it on its own side: its folder belongs to it alone. */
async function askedOf(server: string, { terminal, locale, value }: Call) {
	const token = terminal.env['HUIKUAN_OPERATION_TOKEN']?.trim();
	if (!token) throw new Refusal(m.cli_backup_no_token({}, { locale }));
	if (value('to') !== undefined) throw new Refusal(m.cli_backup_to_or_ask({}, { locale }));
	if (!/^https?:\/\//.test(server) || !URL.canParse(server))
		throw new Refusal(m.cli_backup_bad_address({ server }, { locale }));
	const refused = (reason: string) => new Refusal(m.cli_backup_refused({ server, reason }, { locale }));
	try {
		const answer = await fetch(new URL('/operation/backup', server), {
			method: 'POST',
			headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
		});
		const told = (await answer.json()) as { file?: string; rows?: number; bytes?: number; message?: string };
		if (!answer.ok) throw refused(`${answer.status} ${told.message ?? ''}`.trim());
		return { file: told.file ?? '', rows: told.rows ?? 0, bytes: told.bytes ?? 0 };
	} catch (error) {
		if (error instanceof Refusal) throw error;
		const { cause } = error as { cause?: { code?: string } };
		throw refused(cause?.code ?? (error instanceof Error ? error.message : String(error)));
	}
}
