import './node-version.mjs';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digest } from './digest.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { bin, run } from './run.mjs';
import { reportSize } from './size.mjs';

const stamp = join(root, 'build/.stamp');

/** Everything that a build is made from. */
const wanted = () =>
	digest(
		[
			'src',
			'static',
			'scenarios',
			'messages',
			'project.inlang/settings.json',
			'package.json',
			'package-lock.json',
			'svelte.config.js',
			'tsconfig.json',
			'vite.config.ts',
		],
		(path) => path === 'src/lib/paraglide',
	);

export function buildIsFresh() {
	return existsSync(stamp) && existsSync(join(root, 'build/index.js')) && readFileSync(stamp, 'utf8') === wanted();
}

/** Builds if what is there is older than its sources. Ends the program if the build fails. */
export async function ensureBuilt() {
	if (!buildIsFresh()) await build();
}

async function build() {
	console.log('构建 · Building…');
	rmSync(stamp, { force: true });
	// Taken before: a file that changes while the build runs makes the build stale, not fresh.
	const made = wanted();
	const code = await run(process.execPath, [bin('vite'), 'build'], { env: { NODE_ENV: 'production' } });
	if (code !== 0) {
		console.error('构建失败，原因见上。 · The build failed; the reason is above.');
		process.exit(code);
	}
	writeFileSync(stamp, made);
	reportSize();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await ensureInstalled();
	await build();
}
