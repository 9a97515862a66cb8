/** Files that the caller names: found, walked and read, with plain words when that fails. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Language } from '../lib/core/scenario/scenario.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { Refusal } from './terminal.ts';

export interface FoundFile {
	/** As it is shown: below the operand that led to it, with forward slashes. */
	shown: string;
	/** Absolute. */
	path: string;
}

export interface Found {
	files: FoundFile[];
	/** Sentences on operands that led to nothing. */
	troubles: string[];
}

/**
 * The files behind the operands, each once: a file as it is, a folder with everything below it that `wanted` accepts, by name.
 * Folders whose name begins with a dot and node_modules are left out.
 */
export function findFiles({ operands, terminal, locale }: Call, wanted: (name: string) => boolean): Found {
	const files = new Map<string, FoundFile>();
	const troubles: string[] = [];
	const add = (path: string, shown: string) => {
		if (!files.has(path)) files.set(path, { path, shown });
	};
	for (const operand of operands) {
		const path = resolve(terminal.cwd, operand);
		try {
			if (!statSync(path).isDirectory()) {
				add(path, slashed(operand));
				continue;
			}
			const below = filesBelow(path, wanted);
			for (const file of below) add(file, slashed(join(operand, relative(path, file))));
			if (below.length === 0) troubles.push(m.cli_nothing_there({ path: operand }, { locale }));
		} catch (error) {
			troubles.push(unreadable(operand, error, locale));
		}
	}
	return { files: [...files.values()], troubles };
}

function filesBelow(folder: string, wanted: (name: string) => boolean): string[] {
	const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	return entries.flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory())
			return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : filesBelow(path, wanted);
		return wanted(entry.name) ? [path] : [];
	});
}

/** The text of a file, or a Refusal that says why not. */
export function readText(path: string, shown: string, locale: Language): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		throw new Refusal(unreadable(shown, error, locale));
	}
}

/** Whether there is such a file. */
export function isFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

export function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function unreadable(path: string, error: unknown, locale: Language): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === 'ENOENT' || code === 'ENOTDIR') return m.cli_no_such_path({ path }, { locale });
	if (code === 'EACCES' || code === 'EPERM') return m.cli_not_allowed({ path }, { locale });
	if (code === 'EISDIR') return m.cli_is_folder({ path }, { locale });
	return m.cli_unreadable({ path, reason: error instanceof Error ? error.message : String(error) }, { locale });
}

/** A path with forward slashes on every system, so that output can be compared. */
export function slashed(path: string): string {
	return path.split(sep).join('/');
}
