import type { Handle } from '@sveltejs/kit';
import { paraglideMiddleware } from '$lib/paraglide/server.js';

/** What `lang` says: which Chinese it is decides the glyphs that a browser picks. */
const htmlLang = { zh: 'zh-CN', en: 'en' } as const;

/** Renders in the visitor's language: the one chosen (cookie), else the browser's. */
export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ request, locale }) => {
		event.request = request;
		const response = await resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', htmlLang[locale]),
		});
		if (response.headers.get('content-type')?.startsWith('text/html'))
			response.headers.append('vary', 'cookie, accept-language');
		return response;
	});
