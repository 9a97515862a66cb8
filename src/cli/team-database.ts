/** The team database that the environment names, for a command that works on it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '../lib/server/database/database.ts';
import { FolderInUse } from '../lib/server/database/folder-lock.ts';
import { openDatabase } from '../lib/server/database/open.ts';
import { readDatabaseSettings } from '../lib/server/database/settings.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { Refusal } from './terminal.ts';

/** Beside the built program, or where the sources are. */
export function migrationsFolder(env: Readonly<Record<string, string | undefined>>): string {
	const beside = fileURLToPath(new URL('./migrations', import.meta.url));
	const sources = fileURLToPath(new URL('../lib/server/migrations', import.meta.url));
	return env['HUIKUAN_MIGRATIONS'] ?? (existsSync(beside) ? beside : sources);
}

/** Opens it, does the work and closes it. @throws Refusal */
export async function withTeamDatabase<Result>(
	{ terminal, locale }: Call,
	work: (database: Database) => Promise<Result>,
	{ mustExist = false }: { mustExist?: boolean } = {},
): Promise<Result> {
	const settings = readDatabaseSettings(terminal.env, terminal.cwd);
	if (settings === 'bad-url') throw new Refusal(m.server_database_bad_url({}, { locale }));
	if (mustExist && settings.kind === 'folder' && !existsSync(settings.folder))
		throw new Refusal(m.cli_no_team_data({ folder: settings.folder }, { locale }));
	const database = await openDatabase(settings, { migrations: migrationsFolder(terminal.env) }).catch(
		(error: unknown) => {
			if (error instanceof FolderInUse)
				throw new Refusal(m.cli_team_data_in_use({ folder: error.folder, process: error.holder }, { locale }));
			const reason = error instanceof Error ? error.message : String(error);
			throw new Refusal(m.cli_team_data_unreachable({ reason }, { locale }));
		},
	);
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}
