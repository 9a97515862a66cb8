import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/**
 * Runs a program to its end without a shell, its output going straight to the terminal.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, quiet?: boolean, timeout?: number }} [options]
 *   env: added to the present one; timeout: milliseconds after which it is ended
 * @returns {Promise<number>} its exit code; 1 if it was ended by a signal, 127 if it could not be started
 */
export function run(program, args, { env = {}, cwd = root, quiet = false, timeout = 0 } = {}) {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd,
			timeout,
			env: { ...process.env, ...env },
			stdio: quiet ? 'ignore' : 'inherit',
			windowsHide: true,
		});
		// Who ends us, ends what we run; at a terminal Ctrl+C reaches both.
		const passOn = () => child.kill('SIGTERM');
		process.once('SIGTERM', passOn);
		child.on('error', () => resolve(127));
		child.on('close', (code) => {
			process.off('SIGTERM', passOn);
			resolve(code ?? 1);
		});
	});
}

/**
 * The JavaScript file behind a package's command, so that no `.bin` shim (a shell script, a .cmd file) is needed.
 *
 * @param {string} name the package
 * @param {string} [command] which of its commands, if it has several
 */
export function bin(name, command = name) {
	const folder = join(root, 'node_modules', name);
	/** @type {{ bin?: string | Record<string, string> }} */
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[command];
	if (!path) throw new Error(`The package ${name} has no command ${command}.`);
	return join(folder, path);
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} npm's exit code
 */
export function npm(...args) {
	const cli = npmCli();
	if (cli) return run(process.execPath, [cli, ...args]);
	return run('npm', args);
}

/** npm's own JavaScript file: the npm that started this program, else the one installed beside this Node. */
function npmCli() {
	const beside = dirname(process.execPath);
	const places = [
		process.env.npm_execpath ?? '',
		join(beside, 'node_modules/npm/bin/npm-cli.js'), // Windows
		join(beside, '../lib/node_modules/npm/bin/npm-cli.js'), // elsewhere
	];
	return places.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
}
