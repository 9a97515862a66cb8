/** Against requests that another site's page sends in our visitor's name. */

/**
 * Whether the asking page is one of ours. Browsers say so themselves where the connection is trustworthy; elsewhere they name the page's origin. What names
 * none is no page.
 */
export function isOwnPage(headers: Headers, own: URL): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	const origin = headers.get('origin') ?? '';
	if (!URL.canParse(origin)) return false;
	const { host } = new URL(origin);
	// Behind a proxy, or over plain http, the server takes itself for another scheme: the host decides.
	return host === own.host || host === headers.get('host');
}
