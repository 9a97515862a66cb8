/** One process at a time for a folder of embedded data: two would ruin it. */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';

/** A holder on another machine, or of before this one was started anew, that has not said so for this long is gone. Milliseconds. */
const longestSilence = 30_000;
/** One that seems to be alive on this machine may be busy or asleep: its number could only have been given to another process. */
const longestSleep = 600_000;
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
	const mine = JSON.stringify({ process: process.pid, host: hostname(), started: startOfMachine() });
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

interface Lock {
	process: number;
	host: string;
	/** When its machine was started. */
	started?: number;
}

/** Milliseconds since the epoch, about. */
function startOfMachine(): number {
	return Math.round(Date.now() - uptime() * 1000);
}

/** Who holds it; null when nobody does any more. */
function holderOf(file: string): number | null {
	try {
		const { process: holder, host, started = 0 } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
		const sinceStart = host === hostname() && Math.abs(started - startOfMachine()) < 60_000;
		if (Date.now() - statSync(file).mtimeMs > (sinceStart ? longestSleep : longestSilence)) return null;
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
