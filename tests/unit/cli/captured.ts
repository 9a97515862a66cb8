/** A command run in this process, its output caught. */
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/main.ts';

export interface Caught {
	exit: number;
	out: string;
	err: string;
}

export interface Setting {
	cwd?: string;
	env?: Record<string, string>;
}

/** `huikuan` with these arguments, in English unless the setting says otherwise. */
export function huikuan(args: readonly string[], setting: Setting = {}): Caught {
	const { exit, written } = called(args, setting);
	if (exit instanceof Promise) throw new Error('this command answers later');
	return { exit, ...written };
}

/** The same for a command that answers later. */
export async function huikuanLater(args: readonly string[], setting: Setting = {}): Promise<Caught> {
	const { exit, written } = called(args, setting);
	return { exit: await exit, ...written };
}

function called(args: readonly string[], { cwd = process.cwd(), env = { LANG: 'en_GB.UTF-8' } }: Setting) {
	const written = { out: '', err: '' };
	const exit = main(args, {
		out: (text) => (written.out += `${text}\n`),
		err: (text) => (written.err += `${text}\n`),
		cwd,
		env,
	});
	return { exit, written };
}

/** A new folder with these files (path → text), absolute. */
export function folderWith(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'huikuan-'));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}
