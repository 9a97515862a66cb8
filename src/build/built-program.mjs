import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

/**
 * The command line as one file beside the built server: there, backup and restore work with nothing but the packages that the server itself needs.
 *
 * @param {string} folder of the built server
 */
export async function buildProgram(folder) {
	/** @type {{ dependencies: Record<string, string> }} */
	const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
	await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		resolve: { alias: { $lib: resolve('src/lib') } },
		ssr: { noExternal: true, external: Object.keys(dependencies) },
		build: {
			ssr: 'src/cli/huikuan.ts',
			outDir: folder,
			emptyOutDir: false,
			rolldownOptions: {
				checks: { pluginTimings: false },
				output: { entryFileNames: 'huikuan.js', codeSplitting: false },
			},
		},
	});
}
