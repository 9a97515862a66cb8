import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * One hash over files and whole folders, by name and content, so that it is the same on every machine and after a copy.
 *
 * @param {string[]} paths relative to the project's folder; what does not exist counts as absent
 * @param {(path: string) => boolean} [leaveOut] relative path (forward slashes) → whether to pass it over
 * @returns {string} hexadecimal
 */
export function digest(paths, leaveOut = () => false) {
	const hash = createHash('sha256');
	for (const path of paths) visit(path);
	return hash.digest('hex');

	/** @param {string} path */
	function visit(path) {
		if (leaveOut(path)) return;
		const full = join(root, path);
		const found = statSync(full, { throwIfNoEntry: false });
		if (!found) {
			hash.update(`absent ${path}\0`);
		} else if (found.isDirectory()) {
			for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
		} else {
			const bytes = readFileSync(full);
			hash.update(`${path} ${bytes.length}\0`).update(bytes);
		}
	}
}
