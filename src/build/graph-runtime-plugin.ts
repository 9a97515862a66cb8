import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const runtime = 'svelte/internal/client';
const facade = '\0svelte-of-the-graph';
/** The library, and the pane that it stands in. */
const users = /\/(?:@xyflow\/svelte|studio\/\[draft\]\/graph)\//;
const apart = '?apart';

/** What of Svelte's runtime the graph alone makes use of: each keeps nothing between calls that the rest of the runtime would have to share. */
const own: Readonly<Record<string, readonly string[]>> = {
	'dom/elements/attributes.js': ['attribute_effect', 'CLASS', 'STYLE'],
	'dom/elements/bindings/size.js': ['bind_element_size'],
	'dom/elements/bindings/universal.js': ['bind_property'],
	'dom/elements/actions.js': ['action'],
	'reactivity/props.js': ['rest_props'],
	'../shared/utils.js': ['exclude_from_object', 'fallback', 'to_array'],
};

/** What these copies call upon that keeps nothing either. */
const stateless = /\/(?:utils|errors|select|shared\/attributes)\.js$/;
/** Of a module that does keep something, one function that does not. */
const [shared, divided] = [
	"import { deep_read_state, untrack } from '../../runtime.js';",
	"import { untrack } from '../../runtime.js'; import { deep_read_state } from '../../runtime.js?apart';",
];

/**
 * Spares every page what only the studio's graph needs. Svelte's runtime goes into one file with all that any page uses of it; the graph spreads
 * attributes and measures boxes, which would cost the talk's first load two kilobytes. It gets these parts as a copy of its own instead.
 */
export function graphRuntime(): Plugin {
	return {
		name: 'huikuan-graph-runtime',
		apply: 'build',
		enforce: 'pre',
		applyToEnvironment: ({ name }) => name === 'client',
		resolveId(source, importer) {
			if (source === runtime && importer && users.test(importer)) return facade;
			if (importer?.endsWith(apart) && source.startsWith('.') && (stateless.test(source) || source.endsWith(apart)))
				return resolve(dirname(importer), source).replaceAll('\\', '/').replace(apart, '') + apart;
			return source.endsWith(apart) ? source : undefined;
		},
		load(id) {
			if (id.endsWith(apart)) return readFileSync(id.slice(0, -apart.length), 'utf8').replace(shared, divided);
			if (id !== facade) return undefined;
			const folder = fileURLToPath(new URL('.', import.meta.resolve(runtime))).replaceAll('\\', '/');
			const parts = Object.entries(own).map(
				([file, names]) => `export { ${names.join(', ')} } from ${JSON.stringify(folder + file + apart)};`,
			);
			return [`export * from ${JSON.stringify(runtime)};`, ...parts].join('\n');
		},
	};
}
