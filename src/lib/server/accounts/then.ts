/** Where somebody goes on after they signed in: a page of ours, never elsewhere. */

/** The path as it was given, if it is one of this site; else null. */
export function readThen(given: unknown): string | null {
	if (typeof given !== 'string' || given.length > 500 || !given.startsWith('/')) return null;
	// Browsers take `//`, `/\` and what hides tabs or line ends for another host.
	if (/^\/[/\\]|[\s\p{Cc}\\]/u.test(given)) return null;
	const base = 'http://here.invalid';
	if (!URL.canParse(given, base)) return null;
	const url = new URL(given, base);
	if (url.origin !== base || url.pathname.startsWith('//')) return null;
	// Sign-in's own addresses would lead in circles or do something.
	return url.pathname.startsWith('/api/') ? null : url.pathname + url.search + url.hash;
}
