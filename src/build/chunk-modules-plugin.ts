import { mkdirSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Where the list is left: file of the client's build → the modules that it was made of, relative to the project's folder. */
export const chunkModulesFile = '.svelte-kit/output/chunk-modules.json';

/** Notes what each client chunk contains, so that the size check can tell which package got into which page. */
export function chunkModules(): Plugin {
	let server = false;
	return {
		name: 'huikuan-chunk-modules',
		apply: 'build',
		configResolved: (config) => {
			server = Boolean(config.build.ssr);
		},
		writeBundle(_options, bundle) {
			if (server) return;
			const modules: Record<string, string[]> = {};
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== 'chunk') continue;
				modules[chunk.fileName] = chunk.moduleIds.map((id) => relative('.', id).split(sep).join('/'));
			}
			mkdirSync('.svelte-kit/output', { recursive: true });
			writeFileSync(chunkModulesFile, JSON.stringify(modules, null, '\t'));
		},
	};
}
