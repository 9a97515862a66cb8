/** What was dropped on the page, or chosen as a folder, as files with their paths. */
import { mostFiles } from '$lib/core/exchange/package.ts';
import { Refusal, type Picked } from '$lib/state/studio/opening.ts';

/** Folders in folders, no deeper: a scenario lies flat. */
const deepest = 4;

/** Asked of a drop while its event lasts: after it there is nothing to ask. */
export interface Dropped {
	entry: FileSystemEntry | null;
	file: File | null;
}

export async function droppedFiles(items: readonly Dropped[]): Promise<Picked[]> {
	const picked: Picked[] = [];
	for (const { entry, file } of items) {
		if (entry?.isDirectory) await readable(entry.name, () => inEntry(entry as FileSystemDirectoryEntry, picked, 1));
		else if (file) picked.push({ path: file.name, file });
	}
	return picked;
}

/** What a folder holds, one more than may be at most: then it is refused in any case. */
async function inEntry(folder: FileSystemDirectoryEntry, picked: Picked[], depth: number): Promise<void> {
	const reader = folder.createReader();
	// A reader gives some at a time, and nothing when it is done.
	for (;;) {
		const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
		if (entries.length === 0) return;
		for (const entry of entries) {
			if (picked.length > mostFiles) return;
			if (entry.isDirectory && depth < deepest) await inEntry(entry as FileSystemDirectoryEntry, picked, depth + 1);
			else if (entry.isFile) {
				const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
				picked.push({ path: entry.fullPath.replace(/^\//, ''), file });
			}
		}
	}
}

export async function filesInHandle(folder: FileSystemDirectoryHandle): Promise<Picked[]> {
	const picked: Picked[] = [];
	await readable(folder.name, () => inHandle(folder, folder.name || 'folder', picked, 1));
	return picked;
}

async function inHandle(
	folder: FileSystemDirectoryHandle,
	path: string,
	picked: Picked[],
	depth: number,
): Promise<void> {
	for await (const [name, handle] of folder.entries()) {
		if (picked.length > mostFiles) return;
		if (handle.kind === 'file') picked.push({ path: `${path}/${name}`, file: await handle.getFile() });
		else if (depth < deepest) await inHandle(handle, `${path}/${name}`, picked, depth + 1);
	}
}

/** What was moved away or may not be read in the meantime is refused like any other file. */
async function readable(name: string, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (error instanceof DOMException) throw new Refusal('unreadable', name);
		throw error;
	}
}

/** Files of an input; where a folder was chosen, with their paths in it. */
export function chosenFiles(list: FileList): Picked[] {
	return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}
