/** The routes of all pages, found by walking their folders, and which of them an address is of. */
import { filesBelow } from '../../support/source-file.ts';

/** `/`, `/team/[team]/members`, … */
export function pageRoutes(): string[] {
	return filesBelow('src/routes')
		.flatMap(({ path }) => /^src\/routes(.*)\/\+page(?:@[^.]*)?\.svelte$/.exec(path)?.[1] ?? [])
		.map((route) => route || '/')
		.sort();
}

/** A name goes before what may be any: `/studio/case` is not `/studio/[draft]`. */
const byName = pageRoutes().sort((a, b) => (a.replaceAll('[', '\uffff') < b.replaceAll('[', '\uffff') ? -1 : 1));

/** The route of an address; null when no page has it. */
export function routeOf(address: string): string | null {
	const { pathname } = new URL(address, 'http://localhost');
	return byName.find((route) => new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`).test(pathname)) ?? null;
}
