import adapter from '@sveltejs/adapter-node';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one style attribute on our pages: Kit's hidden element that tells a screen reader of a new page. */
function announcerStyle() {
	const source = readFileSync(
		new URL('./node_modules/@sveltejs/kit/src/core/sync/write_root.js', import.meta.url),
		'utf8',
	);
	const style = /id="svelte-announcer"[^>]* style="([^"]*)"/.exec(source)?.[1] ?? '';
	return /** @type {const} */ (`sha256-${createHash('sha256').update(style).digest('base64')}`);
}

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
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
				'style-src-attr': ['unsafe-hashes', announcerStyle()],
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
