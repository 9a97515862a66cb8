import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building } from '$app/environment';
import { addressHeader } from '$lib/server/accounts/auth.ts';
import { authFor } from '$lib/server/accounts/this-server.ts';
import { NoTeams, openAtStart } from '$lib/server/database/this-server.ts';
import { isOwnPage } from '$lib/server/own-page.ts';
import { tellOfRubric } from '$lib/server/runs/this-server.ts';
import { keepShippedAtStart } from '$lib/server/scenarios/this-server.ts';
import { tellOfEar } from '$lib/server/ear/this-server.ts';
import { observed, operateAtStart, toldError } from '$lib/server/operation/this-server.ts';
import { m } from '$lib/paraglide/messages.js';
import { paraglideMiddleware } from '$lib/paraglide/server.js';
import { securityHeaders } from './build/security-headers.mjs';

/** What `lang` says: which Chinese it is decides the glyphs that a browser picks. */
const htmlLang = { zh: 'zh-CN', en: 'en' } as const;

/**
 * The words for what a page may be cut off from: they travel with its HTML, which is there when no script can be fetched. Texts of ours, without mark-up.
 */
function disturbances(): string {
	const reload = `<button class="Button is-small" type="button" data-reload>${m.app_reload()}</button>`;
	const words = { unfetched: m.app_unfetched(), outdated: m.app_store_outdated(), blocked: m.app_store_blocked() };
	return Object.entries(words)
		.map(
			([name, text]) =>
				`<template id="words-${name}"><div role="alert"><p>${text}</p>${name === 'blocked' ? '' : reload}</div></template>`,
		)
		.join('');
}

/** A mistake in the settings is told before the first page is asked for. */
export const init: ServerInit = async () => {
	if (building) return;
	tellOfEar();
	await openAtStart();
	await keepShippedAtStart();
	await tellOfRubric();
	operateAtStart();
};

export const handleError: HandleServerError = toldError;

/** These change nothing; all others must come from a page of ours: cookies travel with what other sites send, too. */
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Sign-in and all that belongs to it: better-auth's own addresses. */
async function accounts({ request, url, getClientAddress }: RequestEvent): Promise<Response> {
	try {
		const auth = await authFor(url.origin);
		const asked = new Request(request);
		asked.headers.set(addressHeader, getClientAddress());
		return await auth.handler(asked);
	} catch (error) {
		if (error instanceof NoTeams) return Response.json({ message: error.reason }, { status: 503 });
		throw error;
	}
}

/** Pages that show what belongs to somebody: nothing on the way may keep them. */
const personal = /^\/(?:account|join|team|class)(?:\/|$)/;

/** Addresses for programs, which show a token that no browser sends by itself. */
const forPrograms = /^\/operation\//;

export const handle: Handle = (asked) => observed(asked.event, () => answered(asked));

/** Renders in the visitor's language: the one chosen (cookie), else the browser's. */
const answered = ({ event, resolve }: Parameters<Handle>[0]): Promise<Response> =>
	paraglideMiddleware(event.request, async ({ request, locale }) => {
		event.request = request;
		const mayComeFromAnywhere = safeMethods.includes(request.method) || forPrograms.test(event.url.pathname);
		if (!mayComeFromAnywhere && !isOwnPage(request.headers, event.url))
			return Response.json({ message: 'other-site' }, { status: 403 });
		if (event.url.pathname.startsWith('/api/auth/')) return accounts(event);
		const response = await resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', htmlLang[locale]).replace('%disturbances%', disturbances),
		});
		for (const [name, value] of Object.entries(securityHeaders))
			if (!response.headers.has(name)) response.headers.set(name, value);
		if (personal.test(event.url.pathname) && !response.headers.has('cache-control'))
			response.headers.set('cache-control', 'private, no-store');
		if (response.headers.get('content-type')?.startsWith('text/html'))
			response.headers.append('vary', 'cookie, accept-language, accept-encoding');
		const policy = response.headers.get('content-security-policy');
		// Kit puts the nonce of its style sheet also where attributes are spoken of, beside a word that must stand alone.
		if (policy) response.headers.set('content-security-policy', policy.replace(/(style-src-attr 'none')[^;]*/, '$1'));
		return compressed(response, request.headers.get('accept-encoding') ?? '');
	});

/** The page in a fifth of its length, for those who can read that: files were made small when they were built, pages are made when they are asked for. */
function compressed(response: Response, accepted: string): Response {
	const { body, headers, status, statusText } = response;
	if (!body || !headers.get('content-type')?.startsWith('text/html') || !/\bgzip\b/.test(accepted)) return response;
	headers.set('content-encoding', 'gzip');
	headers.delete('content-length');
	return new Response(body.pipeThrough(new CompressionStream('gzip')), { status, statusText, headers });
}
