/** People and teams for tests, made as a page makes them: by the server's own addresses. The server's database is shared by all specs, so everybody is new. */
import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse, Browser, BrowserContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { waitsUntilItAnswers } from './answers.ts';

export interface Person {
	/** Signed in; `context.request` asks in this person's name, `context.newPage()` looks at it. */
	context: BrowserContext;
	name: string;
	email: string;
	password: string;
	/** Of our server; must go with everything that changes something. */
	origin: string;
	/** A form as a page of ours sends it, answered as a browser would see it, redirects not followed. */
	posts(path: string, form?: Record<string, string>): Promise<APIResponse>;
}

/** Sends a form without following where it leads. */
export function post(
	request: APIRequestContext,
	origin: string,
	path: string,
	form: Record<string, string> = {},
): Promise<APIResponse> {
	// A form without fields is sent as one, too: Kit asks for the type.
	return request.post(origin + path, {
		form: { _: '', ...form },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0,
		// A line that was kept open may be closed by the server at that very moment.
		maxRetries: 2,
	});
}

/** Somebody new with an account, signed in, in a browser context of their own. */
export async function signUp(browser: Browser, baseURL: string, name = '测试员'): Promise<Person> {
	const { origin } = new URL(baseURL);
	const context = await browser.newContext({ baseURL });
	context.on('page', waitsUntilItAnswers);
	const email = `${randomUUID()}@example.test`;
	const password = 'right horse battery';
	// All tests come from one address, which may sign up so many a minute: the others wait.
	await expect(async () => {
		const answer = await context.request.post(`${origin}/api/auth/sign-up/email`, {
			data: { name, email, password },
			headers: { origin },
		});
		expect(answer.status(), 'signed up').toBe(200);
	}).toPass({ timeout: 70_000 });
	return { context, name, email, password, origin, posts: (path, form) => post(context.request, origin, path, form) };
}

/** @returns the team's id */
export async function createTeam(owner: Person, name = '测试团队'): Promise<string> {
	const answer = await owner.posts('/team?/create', { name });
	expect(answer.status(), 'team founded').toBe(303);
	return /\/team\/([0-9a-f-]{36})/.exec(answer.headers()['location'] ?? '')?.[1] ?? '';
}

/** An invitation to the team. @returns its code */
export async function invite(
	owner: Person,
	team: string,
	{ role = 'member', cohort = '' }: { role?: 'member' | 'trainer'; cohort?: string } = {},
): Promise<string> {
	const answer = await owner.posts(`/team/${team}/members?/invite`, { role, cohort, places: '', days: '7' });
	expect(answer.status(), 'invited').toBe(303);
	return new URL(answer.headers()['location'] ?? '', owner.origin).searchParams.get('invite') ?? '';
}

export async function join(person: Person, code: string, nickname = person.name): Promise<void> {
	const answer = await person.posts(`/join/${code}`, { nickname });
	expect(answer.status(), 'joined').toBe(303);
}
