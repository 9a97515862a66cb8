import { cpSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from './built-program.mjs';
import { securityHeaders } from './security-headers.mjs';

/**
 * The adapter for Node, with headers on everything: its server hands out files before our hooks are asked. What it builds to be started becomes a part of
 * the program that is started in its place, which puts the headers on each answer before anybody else touches it.
 *
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function guarded(adapter, folder = 'build') {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			renameSync(join(folder, 'index.js'), join(folder, 'listen.js'));
			writeFileSync(join(folder, 'index.js'), program);
			// The tables travel with the program that needs them.
			cpSync('src/lib/server/migrations', join(folder, 'migrations'), { recursive: true });
			// And what the command line hears by.
			for (const model of ['model', 'moves-model'])
				cpSync(join('src/lib/core/act', model), join(folder, model), { recursive: true });
			await buildProgram(folder);
		},
	};
}

const program = `import { fileURLToPath } from 'node:url';

// Where the address is not set, each request says under which one it came, and plain http is believed: a class reaches its trainer's machine by its number.
const plain = process.env.ORIGIN === undefined && process.env.PROTOCOL_HEADER === undefined;
if (plain) process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
// A batch of runs has four megabytes at most; who takes a body looks at its length before reading it.
process.env.BODY_SIZE_LIMIT ??= '5M';
// Longer than a proxy or a browser keeps a connection that nobody uses: who closes first must not be the one who is about to be asked. Seconds.
process.env.KEEP_ALIVE_TIMEOUT ??= '75';
process.env.HUIKUAN_MIGRATIONS ??= fileURLToPath(new URL('./migrations', import.meta.url));

const headers = new Map(Object.entries(${JSON.stringify(securityHeaders, null, '\t')}));
const listening = await import('./listen.js');
listening.server.server.prependListener('request', (request, response) => {
	response.setHeaders(headers);
	if (plain) request.headers['x-forwarded-proto'] ??= 'http';
});

export const { host, path, port, server } = listening;
`;
