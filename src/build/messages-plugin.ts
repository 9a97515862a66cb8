import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const run = promisify(execFile);
const program = 'src/setup/messages.mjs';

/** Keeps the compiled interface texts (src/lib/paraglide) in step with messages/, at a build's start and while developing. */
export function messages(): Plugin {
	let compiled: Promise<unknown> | undefined;
	const compile = () => run(process.execPath, [program]);
	return {
		name: 'huikuan-messages',
		enforce: 'pre',
		// The client's and the server's builds each start once; the texts are the same for both.
		buildStart: async () => {
			compiled ??= compile();
			await compiled;
		},
		configureServer(server) {
			server.watcher.add('messages');
			server.watcher.on('change', (path) => {
				if (/[\\/]messages[\\/].*\.json$/.test(path)) void compile();
			});
		},
	};
}
