import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { announcer } from './src/build/announcer-plugin.ts';
import { chunkModules } from './src/build/chunk-modules-plugin.ts';
import { fewFiles } from './src/build/few-files-plugin.ts';
import { graphRuntime } from './src/build/graph-runtime-plugin.ts';
import { messages } from './src/build/messages-plugin.ts';
import { scenarios } from './src/build/scenarios-plugin.ts';

export default defineConfig({
	plugins: [announcer(), messages(), scenarios(), graphRuntime(), sveltekit(), fewFiles(), chunkModules()],
	resolve: {
		alias: [
			{
				// The package's own entry wraps its build for browsers of 2015; this one is 2 kB smaller after gzip.
				find: /^dexie$/,
				replacement: fileURLToPath(new URL('./node_modules/dexie/dist/modern/dexie.mjs', import.meta.url)),
			},
		],
	},
	build: { reportCompressedSize: false, rolldownOptions: { checks: { pluginTimings: false } } },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					setupFiles: ['tests/support/seeds.ts'],
					// What takes longer than the daily run allows lives in tests/long.
					include: process.env.HUIKUAN_LONG
						? ['tests/{unit,property,long}/**/*.test.ts']
						: ['tests/{unit,property}/**/*.test.ts'],
					testTimeout: process.env.HUIKUAN_LONG ? 600_000 : 20_000,
				},
			},
		],
	},
});
