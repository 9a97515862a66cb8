import type { Plugin } from 'vite';

/**
 * Kit's hidden element that tells a screen reader of a new page has the only style attribute on our pages. With our own class in its place the security policy
 * need not let any through.
 */
export function announcer(): Plugin {
	return {
		name: 'huikuan-announcer',
		enforce: 'pre',
		transform(code, id) {
			if (!id.endsWith('/generated/root.svelte')) return undefined;
			const own = code.replace(/(id="svelte-announcer"[^>]*) style="[^"]*"/, '$1 class="Hidden"');
			if (own === code) this.error('Kit’s announcer looks otherwise than it did: the security policy would be broken.');
			return { code: own, map: null };
		},
	};
}
