import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { bin, run } from './run.mjs';

/**
 * Runs a TypeScript program of src with what it needs: the dependencies, the compiled interface texts, generated types.
 * Paths among its arguments mean what they mean to the person who typed them.
 *
 * @param {string} name of the file below src
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runProgram(name, args) {
	await ensureInstalled();
	const prepared =
		(existsSync(join(root, '.svelte-kit/tsconfig.json')) ||
			(await run(process.execPath, [bin('@sveltejs/kit', 'svelte-kit'), 'sync'])) === 0) &&
		(await run(process.execPath, [join(root, 'src/setup/messages.mjs')])) === 0;
	if (!prepared) return 1;
	const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
	return run(process.execPath, ['--import', loader, join(root, 'src', name), ...args], {
		cwd: process.env.INIT_CWD ?? process.cwd(),
		env: { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
	});
}
