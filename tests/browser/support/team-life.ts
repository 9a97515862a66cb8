/** A team with a life: people, runs, assignments, ratings, results, classes and a role play, made by the server's own addresses as its pages make them. */
import { randomUUID } from 'node:crypto';
import type { Browser, Cookie, Page } from '@playwright/test';
import type { Run } from '../../../src/lib/core/run/log.ts';
import { blankTicks } from '../../../src/lib/core/score/roleplay/ticks.ts';
import { sentRun, shipped, sourceOf } from '../../support/sent-runs.ts';
import { createTeam, invite, join, signUp, type Person } from './team.ts';
import { expect } from './test.ts';

/** newcomer: signed in, of no team, with a seat in every class. */
export type Somebody = 'owner' | 'member' | 'newcomer';

/** Ids and codes, by what they are of. */
export type TeamThing =
	| 'team' | 'emptyTeam' | 'invitation' | 'colleague' | 'run' | 'copiedRun' | 'assignment' | 'closedAssignment' | 'pair'
	| `${Class}Room` | `${Class}Code`; // prettier-ignore

const classes = ['entered', 'voting', 'revealed', 'own', 'closed'] as const;
type Class = (typeof classes)[number];

export interface TeamLife {
	things: Record<TeamThing, string>;
	/** What makes a browser theirs. */
	cookies: Record<Somebody, Cookie[]>;
}

const scenario = shipped();
const long = 'Maximiliane von Hohenstein-Wittelsbach';
const cohorts = ['2026 春', '应收账款与对账专员 2026 秋季班'];

export async function liveTeam(browser: Browser, baseURL: string): Promise<TeamLife> {
	const owner = await signUp(browser, baseURL, '老陈');
	const member = await signUp(browser, baseURL, long);
	const colleagues = [await signUp(browser, baseURL, '欧阳晓彤'), await signUp(browser, baseURL, '🐼小李🌸')];
	const newcomer = await signUp(browser, baseURL, 'Ann');
	const people = [member, ...colleagues];
	const team = await createTeam(owner, '华东一部 · 应收账款与对账');
	const emptyTeam = await createTeam(owner, 'Nobody played yet');
	for (const [place, person] of people.entries())
		await join(person, await invite(owner, team, { cohort: cohorts[place % 2] ?? '' }));
	const invitation = await invite(owner, team, { role: 'trainer' });
	const colleague = await idOf(colleagues[0]!);

	const { run, copiedRun } = await practises(team, people);
	await rates(owner, team, run);
	await imports(owner, team, people);
	await publishes(owner, team);
	const { assignment, closedAssignment } = await assigns(owner, team);
	const pair = await pairs(owner, team, { trainee: await idOf(member), debtor: colleague });
	const rooms = await teaches(owner, team, [newcomer, ...colleagues]);

	const cookies = {
		owner: await owner.context.cookies(),
		member: await member.context.cookies(),
		newcomer: await newcomer.context.cookies(),
	};
	for (const { context } of [owner, newcomer, ...people]) await context.close();
	const things = {
		team,
		emptyTeam,
		invitation,
		colleague,
		run,
		copiedRun,
		assignment,
		closedAssignment,
		pair,
		...rooms,
	};
	return { things, cookies };
}

async function idOf({ context, origin }: Person): Promise<string> {
	const answer = await context.request.get(`${origin}/api/auth/get-session`);
	return ((await answer.json()) as { user: { id: string } }).user.id;
}

/** Sends a form that leads on. @returns the id at the end of the address that it leads to */
async function leads(person: Person, path: string, form: Record<string, string> = {}): Promise<string> {
	const answer = await person.posts(path, form);
	expect(answer.status(), path).toBe(303);
	return new URL(answer.headers()['location'] ?? '', person.origin).pathname.split('/').at(-1) ?? '';
}

/** Everybody several times, in two scenarios; somebody sends a colleague's talk as their own. */
async function practises(team: string, people: readonly Person[]): Promise<{ run: string; copiedRun: string }> {
	const second = shipped('cash-flow-excuse');
	const played = people.map((_, place) => [
		...[1, 2, 3].map((seed) => sentRun(scenario, 100 * place + seed)),
		sentRun(second, 100 * place + 9),
	]);
	const own = played[0]?.[0];
	if (!own) throw new Error('nobody played');
	const copy = { ...own, head: { ...own.head, id: randomUUID() } };
	played.at(-1)?.push(copy);
	for (const [place, { context, origin }] of people.entries()) {
		const answer = await context.request.post(`${origin}/team/${team}/runs/send`, {
			headers: { origin, 'content-type': 'application/x-ndjson' },
			data: (played[place] ?? []).map((each: Run) => JSON.stringify(each)).join('\n'),
		});
		expect(answer.status(), 'runs were sent').toBe(200);
	}
	return { run: own.head.id, copiedRun: copy.head.id };
}

/** The first checks are answered the other way about. */
async function rates(owner: Person, team: string, run: string): Promise<void> {
	const page = await (await owner.context.request.get(`${owner.origin}/team/${team}/runs/${run}`)).text();
	const asked = [...new Set([...page.matchAll(/name="check-([\w-]+)"/g)].map(([, id]) => id ?? ''))].slice(0, 4);
	const answers = asked.flatMap((id, place) => [
		[`check-${id}`, place % 2 === 0 ? 'yes' : 'no'],
		[`remark-${id}`, '绕了两句才说是来催款的'],
	]);
	const form = { ...(Object.fromEntries(answers) as Record<string, string>), remark: '其余都好' };
	await leads(owner, `/team/${team}/runs/${run}/rating`, form);
}

/** Half a year of collections up to this month. */
async function imports(owner: Person, team: string, people: readonly Person[]): Promise<void> {
	const now = new Date();
	const months = [5, 4, 3, 2, 1, 0].map((ago) =>
		new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7),
	);
	const rows = people.flatMap(({ name }, place) =>
		months.map((month, age) => `${name},${month},1280000,${520_000 + 110_000 * age + 30_000 * place},${68 - 4 * age}`),
	);
	await leads(owner, `/team/${team}/results/import?/keep`, { text: `成员,月份,应收,实收,DSO\n${rows.join('\n')}\n` });
}

/** A scenario of their own, in two versions, the first of them withdrawn. */
async function publishes(owner: Person, team: string): Promise<void> {
	const { context, origin } = owner;
	const hashes: string[] = [];
	for (const [place, title] of ['总在路上的周总', '总在路上、从不接电话、让助理带话的周总'].entries()) {
		const source = sourceOf('evasive-debtor')
			.replace('id: evasive-debtor', 'id: always-away')
			.replace(/^version:.*$/m, `version: ${place + 1}`)
			.replace(/^title:.*$/m, `title: ${title}`);
		const answer = await context.request.post(`${origin}/team/${team}/scenarios/publish`, {
			headers: { origin, 'content-type': 'text/markdown' },
			data: source,
		});
		expect(answer.status(), 'published').toBe(200);
		hashes.push(((await answer.json()) as { hash: string }).hash);
	}
	const withdrawn = await owner.posts(`/team/${team}/scenarios?/withdraw`, { hash: hashes[0] ?? '' });
	expect(withdrawn.status(), 'withdrawn').toBe(200);
}

async function assigns(owner: Person, team: string): Promise<{ assignment: string; closedAssignment: string }> {
	const due = new Date(Date.now() + 2 * 24 * 3_600_000).toISOString().slice(0, 10);
	const rules = { mode: 'choice', coaching: 'exam', counts: 'best', due, zone: 'Asia/Shanghai' };
	const made = (form: Record<string, string>) => leads(owner, `/team/${team}/assignments/new`, { ...rules, ...form });
	const closedAssignment = await made({ scenario: 'disputed-statement', title: '第一周', who: 'everybody' });
	await leads(owner, `/team/${team}/assignments/${closedAssignment}?/close`);
	await made({ scenario: 'cash-flow-excuse', who: 'cohort', cohort: cohorts[1] ?? '' });
	const assignment = await made({ scenario: 'evasive-debtor', who: 'everybody', minimum: '90', tries: '5' });
	return { assignment, closedAssignment };
}

/** A role play that the owner observes, half of it ticked. */
async function pairs(owner: Person, team: string, played: { trainee: string; debtor: string }): Promise<string> {
	const { context, origin } = owner;
	const pair = await leads(owner, `/team/${team}/roleplay?/pair`, { scenario: scenario.hash, ...played });
	const ticks = blankTicks(scenario);
	ticks.checks = {
		'open-plainly': { answer: 'yes', words: '王总，今天是来对这笔款的' },
		'next-contact': { answer: 'no', words: '' },
	};
	const answer = await context.request.put(`${origin}/team/${team}/roleplay/${pair}/ticks`, {
		headers: { origin },
		data: ticks,
	});
	expect(answer.status(), 'ticked').toBe(200);
	return pair;
}

/** Classes as they are once somebody came in, once they voted, once it is revealed, where each goes their own way, and when it is over. */
async function teaches(
	owner: Person,
	team: string,
	[first, ...others]: readonly Person[],
): Promise<Record<`${Class}Room` | `${Class}Code`, string>> {
	if (!first) throw new Error('nobody came');
	const projector = await owner.context.newPage();
	const phone = await first.context.newPage();
	const made: Record<string, string> = {};
	for (const name of classes) {
		const form = { scenario: scenario.hash, way: name === 'own' ? 'own' : 'group' };
		const room = await leads(owner, `/team/${team}/class?/open`, form);
		await projector.goto(`/team/${team}/class/${room}`);
		const code = (await projector.locator('.Door-code').innerText()).trim();
		Object.assign(made, { [`${name}Room`]: room, [`${name}Code`]: code });
		if (name === 'entered') continue;
		for (const person of [first, ...others])
			await leads(person, `/class/${code}?/join`, { name: person.name.slice(0, 24) });
		await phone.goto(`/class/${code}`);
		await answersFirst(phone);
		if (name === 'voting' || name === 'own') continue;
		await projector.reload();
		await projector.keyboard.press('PageDown');
		await expect(projector.locator('.RevealedList')).toBeVisible();
		if (name === 'closed') expect((await owner.posts(`/team/${team}/class/${room}?/close`)).status()).toBe(200);
	}
	return made as Record<`${Class}Room` | `${Class}Code`, string>;
}

/** Chooses the first reply, and waits until the class knows. */
async function answersFirst(phone: Page): Promise<void> {
	const known = phone.waitForResponse((answer) => /\/(?:vote|say)$/.test(answer.url()) && answer.ok());
	await phone.locator('.Group-option, .ReplyOption').first().click();
	await known;
}
