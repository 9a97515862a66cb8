import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

/** The program itself, as `npm run huikuan` starts it. */
function start(...args: string[]) {
	const loader = pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href;
	return spawn(process.execPath, ['--import', loader, resolve('src/cli/huikuan.ts'), ...args], {
		env: { ...process.env, TSX_TSCONFIG_PATH: resolve('tsconfig.json'), LANG: 'en_GB.UTF-8', LC_ALL: '' },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

test('the program gives its output, its errors and its exit code', async () => {
	const program = start('check', '--json', 'README.md', 'no-such-folder');
	let out = '';
	let err = '';
	program.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
	program.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
	const [code] = (await once(program, 'close')) as [number];
	expect(err).toBe('huikuan: There is no file or folder no-such-folder.\n');
	expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ file: 'README.md', code: 'front-matter' }));
	expect(code).toBe(2);
});

test('the program ends quietly when its reader leaves early', async () => {
	const program = start('--help');
	program.stdout.destroy();
	let err = '';
	program.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
	const [code] = (await once(program, 'close')) as [number];
	expect({ code, err }).toEqual({ code: 0, err: '' });
});
