import adapter from '@sveltejs/adapter-node';
import { guarded } from './src/build/guarded-server.mjs';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: { runes: true },
	kit: {
		// A page brings its styles along: a telephone would wait for a dozen small files before it draws anything.
		inlineStyleThreshold: 32_768,
		adapter: guarded(adapter({ precompress: true })),
		typescript: {
			// The set-up scripts and the root configurations are checked with the rest.
			config: (config) => ({
				...config,
				include: [...config.include, '../src/**/*.mjs', '../*.config.js', '../*.config.ts'],
			}),
		},
		// Everything that a page needs comes from its own origin; Kit adds hashes or nonces for its inline start-up script.
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['none'],
				'script-src-attr': ['none'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['self'],
			},
		},
	},
};

export default config;
