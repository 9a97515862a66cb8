/** One process at a time for a folder of embedded data: two would ruin it. */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A holder that has not said so for this long is gone, whatever its number says: numbers are given again after a restart of the machine. Milliseconds. */
const longestSilence = 30_000;
const heartbeat = 5_000;

export class FolderInUse extends Error {
	readonly folder: string;
	/** Process number of the holder. */
	readonly holder: number;

	constructor(folder: string, holder: number) {
		super(`${folder} is in use by process ${holder}`);
		this.name = 'FolderInUse';
		this.folder = folder;
		this.holder = holder;
	}
}

/**
 * Takes the folder, which is made if need be, for this process until the function that comes back is called. What a killed process left is taken over at once.
 *
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'huikuan.lock');
	const mine = JSON.stringify({ process: process.pid, host: hostname() });
	for (let attempt = 0; ; attempt++) {
		try {
			writeFileSync(file, mine, { flag: 'wx' });
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
			const holder = holderOf(file);
			if (holder !== null) throw new FolderInUse(folder, holder);
			rmSync(file, { force: true });
		}
	}
	const beat = setInterval(() => {
		const now = new Date();
		try {
			utimesSync(file, now, now);
		} catch {
			// The folder was taken away under us: the database will say so.
		}
	}, heartbeat);
	beat.unref();
	return () => {
		clearInterval(beat);
		rmSync(file, { force: true });
	};
}

/** Who holds it; null when nobody does any more. */
function holderOf(file: string): number | null {
	try {
		const { process: holder, host } = JSON.parse(readFileSync(file, 'utf8')) as { process: number; host: string };
		if (Date.now() - statSync(file).mtimeMs > longestSilence) return null;
		return host === hostname() && !isAlive(holder) ? null : holder;
	} catch {
		return null;
	}
}

function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
