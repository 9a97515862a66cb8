/**
 * Compiles messages/ into src/lib/paraglide (git-ignored) unless it is already up to date.
 *
 * Run as a program of its own: the compiler leaves timers behind that would keep a build or a test run alive for half a minute.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digest } from './digest.mjs';
import { root } from './root.mjs';

const outdir = join(root, 'src/lib/paraglide');
const stamp = join(outdir, '.stamp');
const inputs = ['messages', 'project.inlang/settings.json', 'package-lock.json', 'src/setup/messages.mjs'];

/** @returns {Promise<boolean>} whether anything had to be compiled */
export async function compileMessages() {
	const wanted = digest(inputs);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
	const { compile } = await import('@inlang/paraglide-js');
	await compile({
		project: join(root, 'project.inlang'),
		outdir,
		strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	});
	writeFileSync(stamp, wanted);
	return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	process.chdir(root);
	await compileMessages();
	process.exit(0);
}
