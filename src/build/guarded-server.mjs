import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
		},
	};
}

const program = `import { server } from './listen.js';

const headers = new Map(Object.entries(${JSON.stringify(securityHeaders, null, '\t')}));
server.server.prependListener('request', (request, response) => response.setHeaders(headers));

export * from './listen.js';
`;
