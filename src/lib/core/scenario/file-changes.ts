/** What became of the files of a scenario. */
import { countChanges, type LineChange } from './text-changes.ts';

interface NamedFile {
	path: string;
	text: string;
}

export interface FileChange {
	path: string;
	kind: 'added' | 'removed' | 'changed';
	/** Lines. */
	added: number;
	removed: number;
}

/** Files that are not the same on both sides, in the order of the later ones, those that are gone last. */
export function fileChanges(before: readonly NamedFile[], after: readonly NamedFile[]): FileChange[] {
	const earlier = new Map(before.map(({ path, text }) => [path, text]));
	const changes: FileChange[] = [];
	for (const { path, text } of after) {
		const was = earlier.get(path);
		earlier.delete(path);
		if (was === text) continue;
		changes.push({ path, kind: was === undefined ? 'added' : 'changed', ...countChanges(was ?? '', text) });
	}
	for (const [path, text] of earlier) changes.push({ path, kind: 'removed', ...countChanges(text, '') });
	return changes;
}

/** Lines to be read, or lines that stayed as they were and may be passed over. */
export interface Fold {
	folded: boolean;
	lines: LineChange[];
}

/** @param around unchanged lines that stay beside a change */
export function folds(lines: readonly LineChange[], around = 2): Fold[] {
	const near = new Uint8Array(lines.length);
	for (const [index, { kind }] of lines.entries())
		if (kind !== 'same') near.fill(1, Math.max(0, index - around), index + around + 1);
	const found: Fold[] = [];
	for (const [index, line] of lines.entries()) {
		const folded = near[index] === 0;
		const last = found.at(-1);
		if (last?.folded === folded) last.lines.push(line);
		else found.push({ folded, lines: [line] });
	}
	// A single line is no longer than the word that it is folded.
	return found.map((fold) => (fold.lines.length === 1 ? { ...fold, folded: false } : fold));
}
