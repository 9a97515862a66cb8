import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './digest.mjs';
import { root } from './root.mjs';
import { npm } from './run.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.huikuan-install');

/** What is to be installed: some packages carry programs for one system only. */
const wanted = () => `${process.platform} ${process.arch} ${digest(['package-lock.json'])}\n`;

/** Installs the dependencies if they are missing, of another system, or older than package-lock.json. Ends the program if it cannot. */
export async function ensureInstalled() {
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return;
	console.log('安装依赖 · Installing dependencies (npm ci)…');
	const code = await npm('ci', '--include=dev');
	if (code !== 0) {
		console.error('依赖没有装好：请检查网络后再运行一次。');
		console.error('The dependencies could not be installed: check the network and run this again.');
		process.exit(code);
	}
	markInstalled();
}

/** Remembers that node_modules holds what package-lock.json says. */
export function markInstalled() {
	if (existsSync(modules)) writeFileSync(stamp, wanted());
}
