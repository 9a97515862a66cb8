/** How the built server is looked after: as a process of its own, told to stop, asked by programs, beside a second one. */
import { expect, test } from '@playwright/test';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeRun } from '../../src/lib/core/run/decode.ts';
import { openDatabase } from '../../src/lib/server/database/open.ts';
import { run } from '../../src/lib/server/schema/run.ts';
import { foundTeamAt, signUpAt, startBuilt, type Running } from '../support/built-server.ts';
import { emptyPlace, type Place } from '../support/databases.ts';
import { killServer } from '../support/killed-server.ts';
import { sentRun, shipped } from '../support/sent-runs.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const running: Running[] = [];
const places: Place[] = [];
const start = async (...how: Parameters<typeof startBuilt>) => {
	const server = await startBuilt(...how);
	running.push(server);
	return server;
};
const placeOf = async (kind: 'folder' | 'server') => {
	const place = await emptyPlace(kind);
	places.push(place);
	return place;
};
test.afterEach(async () => {
	await Promise.all(running.splice(0).map((server) => server.stop('SIGKILL')));
	await Promise.all(places.splice(0).map((place) => place.remove()));
});

const sendRuns = (server: Running, cookie: string, team: string, seeds: readonly number[]) => {
	const runs = seeds.map((seed) => encodeRun(sentRun(shipped(), seed)));
	return server.ask(`/team/${team}/runs/send`, {
		method: 'POST',
		headers: { cookie, 'content-type': 'application/x-ndjson' },
		body: runs.join('\n'),
	});
};
const toldRuns = async (answer: Response) =>
	((await answer.json()) as { answers: { run: string; kept: boolean; again: boolean }[] }).answers;

test('health, readiness and metrics are for programs: never kept, and closed unless opened', async () => {
	const { settings } = await placeOf('folder');
	const server = await start(settings, { HUIKUAN_METRICS_TOKEN: 'a-token-of-some-length' });
	for (const path of ['/healthz', '/readyz']) {
		const answer = await server.ask(path);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
	}
	expect((await server.ask('/metrics')).status).toBe(401);
	const metrics = await server.ask('/metrics', { headers: { authorization: 'Bearer a-token-of-some-length' } });
	expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
	expect(await metrics.text()).toContain('huikuan_database_info{kind="folder"} 1');
	expect((await server.ask('/operation/backup', { method: 'POST' })).status).toBe(404);
});

test('a folder in use is not ready for a second process, which still lets everybody practise', async () => {
	const { settings } = await placeOf('folder');
	await start(settings);
	const other = await start(settings, {}, '/healthz');
	const answer = await other.ask('/readyz');
	expect(answer.status).toBe(503);
	expect(await answer.json()).toEqual({ ready: false, code: 'in-use' });
	expect((await other.ask('/practise/evasive-debtor')).status).toBe(200);
	expect(await other.stop()).toBe(0);
});

test('the log of a whole visit names routes and nothing of anybody', async () => {
	const { settings } = await placeOf('folder');
	const server = await start(settings, { HUIKUAN_LOG: 'json', HUIKUAN_METRICS: '1' });
	const [name, email] = ['王小芳', 'xiaofang@secret-company.example'];
	const cookie = await signUpAt(server, name, email);
	const team = await foundTeamAt(server, cookie, '机密大客户组');
	const wrong = JSON.stringify({ email, password: 'not the password' });
	const json = { 'content-type': 'application/json' };
	await server.ask('/api/auth/sign-in/email', { method: 'POST', headers: json, body: wrong });
	await server.ask('/api/auth/sign-up/email', {
		method: 'POST',
		headers: json,
		body: JSON.stringify({ name, email, password: 'again and again' }),
	});
	for (const path of [
		'/',
		'/account',
		'/team',
		`/team/${team}`,
		`/team/${team}/members`,
		'/no/such/page?name=王小芳',
		'/practise/evasive-debtor',
	])
		await server.ask(path, { headers: { cookie } });
	expect((await sendRuns(server, cookie, team, [1, 2])).status).toBe(200);
	const typed = '王总您好这是我打的字';
	await server.ask(`/team/${team}/runs/send`, {
		method: 'POST',
		headers: { cookie, 'content-type': 'application/x-ndjson' },
		body: typed,
	});
	await server.ask('/ear', { method: 'POST', headers: { cookie, ...json }, body: JSON.stringify({ text: typed }) });
	const metrics = await (await server.ask('/metrics')).text();
	await server.stop();

	const secrets = [
		name,
		email,
		'secret-company',
		encodeURIComponent(name),
		team,
		typed,
		'机密大客户组',
		'right horse battery',
		...cookie.split(/[=;]/).filter((part) => part.length > 12 && !part.includes('huikuan')),
	];
	for (const secret of secrets) {
		expect(server.said(), secret).not.toContain(secret);
		expect(metrics, secret).not.toContain(secret);
	}
	const lines = server
		.said()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(
		lines.some(({ route, status, method }) => route === '/team/[team]' && status === 200 && method === 'GET'),
	).toBe(true);
	expect(lines.some(({ route }) => route === '/api/auth')).toBe(true);
	for (const line of lines.filter(({ event }) => event === 'request'))
		expect(Object.keys(line).toSorted()).toEqual([
			'event',
			'level',
			'method',
			'milliseconds',
			'request',
			'route',
			'status',
			'time',
		]);
	expect(metrics).toContain('huikuan_runs_received_total{verdict="verified"} 2');
	expect(metrics).toMatch(/huikuan_http_requests_total\{route="\/team\/\[team\]",status="2xx"\} \d/);
});

for (const kind of ['folder', 'server'] as const)
	test(`told to stop in the middle of an ingest, it answers or has taken in nothing that it answered for, ${kind}`, async () => {
		const { settings } = await placeOf(kind);
		const server = await start(settings);
		const cookie = await signUpAt(server, '甲', 'a@example.org');
		const team = await foundTeamAt(server, cookie, '甲组');
		const batches = [0, 1, 2, 3].map((batch) =>
			sendRuns(
				server,
				cookie,
				team,
				Array.from({ length: 40 }, (_, each) => batch * 40 + each + 1),
			),
		);
		const settled = Promise.allSettled(batches.map(async (batch) => toldRuns(await batch)));
		await Promise.race(batches).catch(() => {});
		expect(await server.stop()).toBe(0);
		const acknowledged = (await settled).flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
		expect(acknowledged.length).toBeGreaterThan(0);

		const again = await start(settings);
		expect(await again.stop()).toBe(0);
		const { db, close } = await openDatabase(settings, { migrations: 'src/lib/server/migrations' });
		const kept = new Set((await db.select({ id: run.runId }).from(run)).map(({ id }) => id));
		await close();
		for (const { run: id } of acknowledged) expect(kept.has(id)).toBe(true);
	});

for (const kind of ['folder', 'server'] as const)
	test(`killed while runs are sent, it has every acknowledged one there once, and none of them half, ${kind}`, async () => {
		// Fifty times: tests/long/killed-server.test.ts.
		const { acknowledged, cutOff } = await killServer(kind, 2, 5);
		expect(acknowledged + cutOff).toBeGreaterThan(0);
	});

test('a running server backs its folder up for whoever knows the token, on this machine alone', async () => {
	const { settings } = await placeOf('folder');
	if (settings.kind !== 'folder') throw new Error('no folder');
	const backups = join(dirname(settings.folder), 'backups');
	const token = 'a-token-of-some-length';
	const server = await start(settings, {
		HUIKUAN_OPERATION_TOKEN: token,
		HUIKUAN_BACKUP_TO: backups,
		HUIKUAN_BACKUP_EVERY: '24h',
		HUIKUAN_BACKUP_KEEP: '1',
	});
	await signUpAt(server, '甲', 'a@example.org');
	await expect
		.poll(() => (existsSync(backups) ? readdirSync(backups).filter((name) => name.endsWith('.gz')).length : 0))
		.toBe(1);
	const ask = (headers: Record<string, string>) =>
		fetch(`${server.origin}/operation/backup`, { method: 'POST', headers });
	expect((await ask({})).status).toBe(401);
	expect((await ask({ authorization: 'Bearer another-token-altogether' })).status).toBe(401);
	expect((await ask({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
	const made = await ask({ authorization: `Bearer ${token}` });
	expect(made.status).toBe(200);
	expect(((await made.json()) as { rows: number }).rows).toBeGreaterThan(1);
	expect(readdirSync(backups)).toHaveLength(1);
});

test('two servers behind one database share sessions, limits and runs', async () => {
	const { settings } = await placeOf('server');
	const [one, two] = await Promise.all([start(settings), start(settings)]);
	if (!one || !two) throw new Error('no servers');
	const cookie = await signUpAt(one, '甲', 'a@example.org');
	const team = await foundTeamAt(one, cookie, '甲组');
	const at = (server: Running, path: string) => server.ask(path, { headers: { cookie } });

	// The session of one is known to the other, and ended there it is ended here.
	expect((await at(two, `/team/${team}`)).status).toBe(200);

	// A run taken in by one is the same run to the other.
	const runs = [encodeRun(sentRun(shipped(), 1)), encodeRun(sentRun(shipped(), 2))];
	const send = (server: Running) =>
		server.ask(`/team/${team}/runs/send`, {
			method: 'POST',
			headers: { cookie, 'content-type': 'application/x-ndjson' },
			body: runs.join('\n'),
		});
	expect((await toldRuns(await send(one))).map(({ again }) => again)).toEqual([false, false]);
	expect((await toldRuns(await send(two))).map(({ again }) => again)).toEqual([true, true]);

	// Tries to sign in are counted together.
	const guess = (server: Running) =>
		server.ask('/api/auth/sign-in/email', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ email: 'a@example.org', password: 'a wrong guess' }),
		});
	const statuses: number[] = [];
	for (let each = 0; each < 14; each++) statuses.push((await guess(each % 2 ? two : one)).status);
	expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
	expect(statuses.slice(-2)).toEqual([429, 429]);

	// A class opened at one is joined and followed at the other.
	const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
	const opened = await one.ask(`/team/${team}/class?/open`, {
		...form({ scenario: shipped().hash, way: 'group' }),
		headers: { cookie, accept: 'text/html' },
	});
	expect(opened.status).toBe(303);
	const [, code = ''] = /code:"([A-Z0-9]+)"/.exec(await (await at(two, `/team/${team}/class`)).text()) ?? [];
	expect(code).not.toBe('');
	const joined = await two.ask(`/class/${code}?/join`, { ...form({ name: '乙' }), headers: { accept: 'text/html' } });
	const seat = joined.headers
		.getSetCookie()
		.map((each) => each.split(';')[0])
		.join('; ');
	const page = await (await one.ask(`/class/${code}`, { headers: { cookie: seat } })).text();
	expect(page).toContain('乙');

	const out = await two.ask('/api/auth/sign-out', {
		method: 'POST',
		headers: { cookie, 'content-type': 'application/json' },
		body: '{}',
	});
	expect(out.status).toBe(200);
	expect((await at(one, `/team/${team}`)).status).toBe(303);
});
