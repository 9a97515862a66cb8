import './node-version.mjs';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { freePort, isFree } from './port.mjs';
import { root } from './root.mjs';

await ensureInstalled();
await ensureBuilt();

// Only this machine unless its owner says otherwise.
const open = process.env.HOST !== undefined;
const host = process.env.HOST ?? '127.0.0.1';
const port = process.env.PORT ?? String(await freePort(host, 3000));
if (process.env.PORT && !(await isFree(host, Number(port)))) {
	console.error(`端口 ${port} 不可用。 · Port ${port} cannot be used.`);
	process.exit(1);
}
process.env.HOST = host;
process.env.PORT = port;
process.env.NODE_ENV ??= 'production';
process.env.SHUTDOWN_TIMEOUT ??= '2';
// Without it the server believes that it is reached by https.
if (!open) process.env.ORIGIN ??= `http://localhost:${port}`;

/** @type {{ server: { server: import('node:http').Server } }} */
const { server } = await import(pathToFileURL(join(root, 'build/index.js')).href);
if (!server.server.listening) await once(server.server, 'listening');

console.log('\n回款陪练已就绪，请在浏览器打开 · Huikuan is ready, open in a browser:\n');
for (const address of addresses()) console.log(`    http://${address}:${port}`);
console.log('\n按 Ctrl+C 停止 · Ctrl+C stops it');

// The server finishes what it is at. Who cannot wait asks again.
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'])
	process.on(signal, () => {
		if (stopping) process.exit(1);
		stopping = true;
		console.log('\n正在停止，再按一次立即退出 · Stopping; once more to leave at once');
	});

function addresses() {
	if (!open) return ['localhost'];
	if (host !== '0.0.0.0' && host !== '::') return [host.includes(':') ? `[${host}]` : host];
	const outward = Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal);
	return ['localhost', ...outward.map(({ address }) => address)];
}
