import type { Handle } from '@sveltejs/kit';
import { paraglideMiddleware } from '$lib/paraglide/server.js';

/** What `lang` says: which Chinese it is decides the glyphs that a browser picks. */
const htmlLang = { zh: 'zh-CN', en: 'en' } as const;

/** For every page: no guessing of types, no address told to other sites, no sensors; speech is for our own pages to ask for. */
const headers = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=(), microphone=(self)',
	'cross-origin-opener-policy': 'same-origin',
};

/** Renders in the visitor's language: the one chosen (cookie), else the browser's. */
export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ request, locale }) => {
		event.request = request;
		const response = await resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', htmlLang[locale]),
		});
		for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
		if (response.headers.get('content-type')?.startsWith('text/html'))
			response.headers.append('vary', 'cookie, accept-language');
		return response;
	});
