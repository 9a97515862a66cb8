/** The team database of this process: opened once, at the start. */
import { env } from '$env/dynamic/private';
import { m } from '../../paraglide/messages.js';
import type { Database } from './database.ts';
import { FolderInUse } from './folder-lock.ts';
import { openDatabase } from './open.ts';
import { readDatabaseSettings } from './settings.ts';

/** Why there are no teams for now. */
export type Unavailable = 'bad-url' | 'in-use' | 'unreachable';

export class NoTeams extends Error {
	readonly reason: Unavailable;

	constructor(reason: Unavailable, cause?: unknown) {
		super(`no team database: ${reason}`, { cause });
		this.name = 'NoTeams';
		this.reason = reason;
	}
}

/** Milliseconds before a failed opening is tried again. */
const pause = 3_000;

interface Kept {
	opening: Promise<Database> | null;
	failedAt: number;
}

// On globalThis: the development server loads this file again after a change, and the folder takes one holder.
const kept = ((globalThis as { huikuanDatabase?: Kept }).huikuanDatabase ??= { opening: null, failedAt: 0 });

/** The open database; one that failed to open is tried again by whoever asks later. @throws NoTeams */
export async function database(): Promise<Database> {
	if (kept.opening && kept.failedAt > 0 && Date.now() - kept.failedAt > pause) kept.opening = null;
	if (!kept.opening) {
		kept.failedAt = 0;
		kept.opening = open().catch((error: unknown) => {
			kept.failedAt = Date.now();
			throw error;
		});
		kept.opening.catch(() => {});
	}
	return kept.opening;
}

async function open(): Promise<Database> {
	const settings = readDatabaseSettings(env);
	if (settings === 'bad-url') throw new NoTeams('bad-url');
	try {
		return await openDatabase(settings, {
			migrations: env['HUIKUAN_MIGRATIONS'] ?? 'src/lib/server/migrations',
			onStep: (step) => {
				if (step === 'create') say((options) => m.server_database_create({}, options));
			},
		});
	} catch (error) {
		throw new NoTeams(error instanceof FolderInUse ? 'in-use' : 'unreachable', error);
	}
}

/** Opens it before the first page is asked for, and says on the console what came of it. Practice needs none of it: a failure stops nothing. */
export async function openAtStart(): Promise<void> {
	process.once('sveltekit:shutdown', () => void closeDatabase());
	try {
		await database();
	} catch (error) {
		if (!(error instanceof NoTeams)) throw error;
		const { cause } = error;
		const detail = cause instanceof Error ? cause.message : '';
		const tell = {
			'bad-url': m.server_database_bad_url,
			'in-use': m.server_database_in_use,
			unreachable: m.server_database_unreachable,
		}[error.reason];
		say((options) => tell({ detail }, options), console.error);
	}
}

/** Waits for what is being written. */
export async function closeDatabase(): Promise<void> {
	const opened = await kept.opening?.catch(() => null);
	kept.opening = null;
	await opened?.close();
}

type Text = (options: { locale: 'zh' | 'en' }) => string;

function say(text: Text, write: (line: string) => void = console.log): void {
	write(`${text({ locale: 'zh' })}\n${text({ locale: 'en' })}`);
}
