/**
 * What every answer of the server says to browsers, page or file: no guessing of types, no address told to other sites, no sensors (speech is for our own
 * pages to ask for), no use by other sites. A page brings a policy of its own (svelte.config.js), which takes the place of this one: by itself nothing that
 * the server sends may load or run anything; only what runs in a worker of ours may ask this server for more.
 */
export const securityHeaders = {
	'content-security-policy':
		"default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'permissions-policy':
		'camera=(), display-capture=(), geolocation=(), midi=(), payment=(), serial=(), usb=(), microphone=(self)',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
};
