/** How the actions of the account page ask better-auth, and what they answer. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { askAuth, type Answer } from '$lib/server/accounts/ask.ts';
import { authFor } from '$lib/server/accounts/this-server.ts';
import { teamDatabase } from '$lib/server/teams/visitor.ts';
import type { Doing, Finding, Told } from './told.ts';

export const done = (doing: Doing, more: Partial<Told> = {}): Told => ({ doing, finding: null, ...more });

export const refused = (doing: Doing, finding: Finding, more: Partial<Told> = {}, status = 400) =>
	fail<Told>(status, { doing, finding, ...more });

/** Asks better-auth, and gives the browser the cookies that it answers with. */
export async function asked(event: RequestEvent, path: string, body: Record<string, unknown> = {}): Promise<Answer> {
	const { request, url, cookies } = event;
	// Where there is none, a form ends on the page that says why, as every page of teams does.
	await teamDatabase();
	const auth = await authFor(url.origin);
	const asker = { headers: request.headers, origin: url.origin, address: event.getClientAddress() };
	const answer = await askAuth(auth, asker, path, body);
	for (const { name, value, ...how } of answer.cookies) cookies.set(name, value, { ...how, encode: (as) => as });
	return answer;
}

/** better-auth's words for what went wrong, as ours. */
export function findingOf({ status, code }: Answer): Finding {
	if (status === 429) return 'too-many';
	const known: Record<string, Finding> = {
		INVALID_EMAIL: 'bad-email',
		INVALID_EMAIL_OR_PASSWORD: 'wrong',
		INVALID_PASSWORD: 'wrong-password',
		PASSWORD_TOO_SHORT: 'short-password',
		PASSWORD_TOO_LONG: 'long-password',
		USER_ALREADY_EXISTS: 'taken',
		USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'taken',
		SESSION_EXPIRED: 'stale',
		SESSION_NOT_FRESH: 'stale',
		CREDENTIAL_ACCOUNT_NOT_FOUND: 'wrong-password',
		PROVIDER_NOT_FOUND: 'no-provider',
		LAST_OWNER: 'last-owner',
	};
	return known[code ?? ''] ?? 'failed';
}
