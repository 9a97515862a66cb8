/** A manuscript as files of a trainer's disk. */
import { writeMermaid } from '../../core/exchange/write-mermaid.ts';
import { writeScript } from '../../core/exchange/write-script.ts';
import { writeTwee } from '../../core/exchange/write-twee.ts';
import { writeXState } from '../../core/exchange/write-xstate.ts';
import { faultInPath } from '../../core/exchange/package-path.ts';
import { zip } from '../../core/exchange/zip.ts';
import { idIn } from '../../core/scenario/head.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { StudioFile } from '../../store/rows.ts';
import { languageOfPath } from './checked.ts';

/** A name and what is in it. */
export interface SavedFile {
	name: string;
	file: Blob;
}

/** Forms that other programs read, each with the end of its files' names. */
export const forms = {
	xstate: { write: writeXState, end: 'xstate.json', type: 'application/json' },
	mermaid: { write: writeMermaid, end: 'mmd', type: 'text/plain' },
	twee: { write: writeTwee, end: 'twee', type: 'text/plain' },
	script: { write: writeScript, end: 'script.md', type: 'text/markdown' },
} as const;

export type Form = keyof typeof forms;

/** One name for a folder and for files: the scenario's id, where it has one that any system takes. */
export function nameOf(files: readonly StudioFile[]): string {
	const ids = files.flatMap(({ path, text }) => (languageOfPath(path) ? [idIn(text)] : []));
	return ids.find((id) => id !== null && /^[\p{L}\p{N}_-]{1,100}$/u.test(id) && !faultInPath(id)) ?? 'scenario';
}

/** All of it: what `openFiles` makes the same manuscript of, whatever state its texts are in. */
export function wholeFile(files: readonly StudioFile[]): SavedFile {
	const name = nameOf(files);
	const bytes = zip(files.map(({ path, text }) => ({ path: `${name}/${path}`, text })));
	return { name: `${name}.zip`, file: new Blob([bytes as BlobPart], { type: 'application/zip' }) };
}

/** One file; a scenario's bears the scenario's name, since any of them is called `zh.md`. */
export function singleFile(files: readonly StudioFile[], path: string): SavedFile {
	const text = files.find((file) => file.path === path)?.text ?? '';
	const name = languageOfPath(path) ? `${nameOf(files)}.${path}` : path;
	return { name, file: new Blob([text], { type: 'text/markdown' }) };
}

export function exportedFile(form: Form, scenario: Scenario, files: readonly StudioFile[]): SavedFile {
	const { write, end, type } = forms[form];
	const name = `${nameOf(files)}.${scenario.language}.${end}`;
	return { name, file: new Blob([write(scenario)], { type }) };
}

/** The id of another scenario that a folder holds; null when it holds none, or this one. */
export async function otherIn(folder: FileSystemDirectoryHandle, files: readonly StudioFile[]): Promise<string | null> {
	const own = new Set(files.flatMap(({ path, text }) => (languageOfPath(path) ? [idIn(text)] : [])));
	for (const path of ['zh.md', 'en.md']) {
		const there = await textIn(folder, path);
		const id = there === null ? null : idIn(there.slice(0, 20_000));
		if (id !== null && !own.has(id)) return id;
	}
	return null;
}

/** Writes every file of the manuscript, and tells which scenario files the folder holds besides; those stay. */
export async function writeInto(
	folder: FileSystemDirectoryHandle,
	files: readonly StudioFile[],
): Promise<{ written: string[]; left: string[] }> {
	for (const { path, text } of files) {
		const handle = await folder.getFileHandle(path, { create: true });
		// Written beside it and put in its place on closing: what breaks off half way leaves the old file.
		const stream = await handle.createWritable();
		await stream.write(text);
		await stream.close();
	}
	const written = files.map(({ path }) => path);
	const left: string[] = [];
	for await (const name of folder.keys())
		if (/^(?:zh|en)\.md$|\.(?:zh|en)\.play\.md$/.test(name) && !written.includes(name)) left.push(name);
	return { written, left: left.sort() };
}

async function textIn(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
	try {
		return await (await (await folder.getFileHandle(name)).getFile()).text();
	} catch (error) {
		if (error instanceof DOMException && error.name === 'NotFoundError') return null;
		throw error;
	}
}
