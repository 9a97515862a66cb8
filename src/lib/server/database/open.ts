/** Opens the database of some settings, with its tables as this version wants them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSettings } from './settings.ts';
import type { Database, Db } from './database.ts';
import { schema } from '../schema/all.ts';
import { lockFolder } from './folder-lock.ts';
import { inOneProcess } from './lease.ts';

export interface Opening {
	/** Folder of the SQL files that `npm run migrations` wrote. */
	migrations: string;
	/** Told before anything that may take more than a moment. */
	onStep?: (step: 'create' | 'open' | 'migrate') => void;
	/** Connections to a server at most. */
	connections?: number;
}

/** Several at once in one process wait for each other at a server; a folder takes one. @throws FolderInUse, or the driver's error */
export async function openDatabase(settings: DatabaseSettings, opening: Opening): Promise<Database> {
	return settings.kind === 'folder' ? openFolder(settings.folder, opening) : openServer(settings.url, opening);
}

async function openFolder(folder: string, { migrations, onStep }: Opening): Promise<Database> {
	const unlock = lockFolder(folder);
	try {
		const cluster = join(folder, 'postgres');
		onStep?.(existsSync(join(cluster, 'PG_VERSION')) ? 'open' : 'create');
		const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
			import('@electric-sql/pglite'),
			import('drizzle-orm/pglite'),
			import('drizzle-orm/pglite/migrator'),
		]);
		const client = await PGlite.create(cluster);
		const db = drizzle(client, { schema });
		await migrate(db, { migrationsFolder: migrations });
		return {
			kind: 'folder',
			db: db as unknown as Db,
			close: async () => {
				await client.close();
				unlock();
			},
		};
	} catch (error) {
		unlock();
		throw error;
	}
}

async function openServer(url: string, { migrations, onStep, connections = 10 }: Opening): Promise<Database> {
	const [{ default: pg }, { drizzle }, { migrate }] = await Promise.all([
		import('pg'),
		import('drizzle-orm/node-postgres'),
		import('drizzle-orm/node-postgres/migrator'),
	]);
	const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 });
	// A connection that breaks while nobody uses it: the pool makes another when it is needed.
	pool.on('error', () => {});
	const db = drizzle(pool, { schema });
	try {
		onStep?.('open');
		await inOneProcess(db as unknown as Db, async () => {
			onStep?.('migrate');
			await migrate(db, { migrationsFolder: migrations });
		});
	} catch (error) {
		await pool.end();
		throw error;
	}
	return {
		kind: 'server',
		db: db as unknown as Db,
		connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
		close: () => pool.end(),
	};
}
