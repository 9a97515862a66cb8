import type { Browser } from '@playwright/test';
import { sentRun, shipped } from '../support/sent-runs.ts';
import { askers, authority, type Asker, type Line } from './support/team-authority.ts';
import { teamRoutes } from './support/team-routes.ts';
import { createTeam, invite, join, signUp, type Person } from './support/team.ts';
import { expect, test } from './support/test.ts';

test('every address of teams and accounts is in the table of who may do what', () => {
	expect(Object.keys(authority).sort()).toEqual(teamRoutes());
});

interface Made {
	people: Record<Exclude<Asker, 'nobody'>, Person>;
	/** What stands for the names in brackets. */
	ids: Record<string, string>;
	origin: string;
}

/** A team with something of everything in it, and somebody who owns another team. */
async function makes(browser: Browser, baseURL: string): Promise<Made> {
	const named = (name: string) => signUp(browser, baseURL, name);
	const [owner, trainer, member, stranger] = [
		await named('甲'),
		await named('乙'),
		await named('丙'),
		await named('丁'),
	];
	await createTeam(stranger, '别的团队');
	const team = await createTeam(owner);
	await join(trainer, await invite(owner, team, { role: 'trainer' }));
	await join(member, await invite(owner, team));
	const code = await invite(owner, team);
	const led = async (path: string, form: Record<string, string>) => {
		const answer = await trainer.posts(`/team/${team}${path}`, form);
		expect(answer.status(), path).toBe(303);
		return /\/team\/[^/]+\/\w+\/([0-9a-f-]{36})/.exec(answer.headers()['location'] ?? '')?.[1] ?? '';
	};
	const offered = await (await trainer.context.request.get(`/team/${team}/class`)).text();
	const hash = /value="([0-9a-f]{64})"/.exec(offered)?.[1] ?? '';
	const idOf = async ({ context }: Person) =>
		((await (await context.request.get('/api/auth/get-session')).json()) as { user: { id: string } }).user.id;
	const pair = { scenario: hash, trainee: await idOf(member), observer: await idOf(trainer) };
	const observation = await led('/roleplay?/pair', pair);
	const room = await led('/class?/open', { scenario: hash, way: 'group' });
	const projected = await (await trainer.context.request.get(`/team/${team}/class/${room}`)).text();
	const seatCode = /\/class\/([0-9A-Z]{4,10})\b/.exec(projected)?.[1] ?? '';
	const due = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
	const set = { scenario: 'evasive-debtor', mode: 'choice', coaching: 'exam', who: 'everybody', due, counts: 'first' };
	await led('/assignments/new', { ...set, zone: 'Asia/Shanghai', title: '第一周' });
	const assignments = await (await trainer.context.request.get(`/team/${team}/assignments`)).text();
	const assignment = new RegExp(`/team/${team}/assignments/([0-9a-f-]{36})`).exec(assignments)?.[1] ?? '';
	const run = sentRun(shipped(), 7);
	const sent = await member.context.request.post(`/team/${team}/runs/send`, {
		headers: { origin: member.origin, 'content-type': 'application/x-ndjson' },
		data: JSON.stringify(run),
	});
	expect(sent.status(), 'a run was sent').toBe(200);
	const ids = { team, code, hash, observation, room, seatCode, assignment, run: run.head.id };
	for (const [name, id] of Object.entries(ids)) expect(id, name).not.toBe('');
	return { people: { owner, trainer, member, stranger }, ids, origin: owner.origin };
}

async function cookieOf(person: Person | null): Promise<string> {
	const cookies = (await person?.context.cookies()) ?? [];
	return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Asks as a page of ours would, and looks at no more than the answer's head: an event stream has no end. */
async function asked(
	origin: string,
	route: string,
	line: Line,
	person: Person | null,
): Promise<{ status: number; to: string | null }> {
	const [method = '', path = ''] = route.split(' ');
	const form = new URLSearchParams({ _: '', ...line.form }).toString();
	const body = line.body ?? { type: 'application/x-www-form-urlencoded', text: form };
	const answer = await fetch(origin + path, {
		method,
		redirect: 'manual',
		headers: {
			origin,
			accept: 'text/html',
			cookie: await cookieOf(person),
			...(method === 'GET' ? {} : { 'content-type': body.type }),
		},
		...(method === 'GET' ? {} : { body: body.text }),
	});
	await answer.body?.cancel();
	return { status: answer.status, to: answer.headers.get('location') };
}

test('everybody may do what their role says, and nothing else', async ({ browser, baseURL }) => {
	test.setTimeout(400_000);
	const { people, ids, origin } = await makes(browser, baseURL ?? '');
	const filled = (route: string) =>
		route
			.replace('/class/[code]', '/class/[seatCode]')
			.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no ${name}`);
	const wrong: string[] = [];
	for (const asker of askers)
		for (const [route, line] of Object.entries(authority)) {
			const person = asker === 'nobody' ? null : people[asker];
			if (route === 'POST /account?/sign-out' && person) continue;
			const { status, to } = await asked(origin, filled(route), line, person);
			if (!line.answers[asker].includes(status)) wrong.push(`${asker}: ${route} → ${status} instead of ${line.answers[asker].join(' or ')}`); // prettier-ignore
			const away = asker === 'nobody' && status === 303 && /^(?:GET|POST) \/(?:team|join)/.test(route);
			if (away && !to?.startsWith('/account?then='))
				wrong.push(`nobody: ${route} is sent to ${to} instead of the sign-in`);
		}
	expect(wrong).toEqual([]);

	// Another learner of the same team sees no run, role play or file of this one.
	const other = await signUp(browser, baseURL ?? '', '戊');
	await join(other, ids['code'] ?? '');
	for (const route of ['GET /team/[team]/runs/[run]', 'GET /team/[team]/roleplay/[observation]'])
		expect([403, 404], route).toContain((await asked(origin, filled(route), authority[route]!, other)).status);

	// What was signed out is out.
	expect((await asked(origin, 'POST /account?/sign-out', authority['POST /account?/sign-out']!, other)).status).toBe(
		303,
	);
	expect((await asked(origin, filled('GET /team/[team]'), authority['GET /team/[team]']!, other)).status).toBe(303);
	for (const { context } of [...Object.values(people), other]) await context.close();
});
