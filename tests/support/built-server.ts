/** The built server as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../src/setup/port.mjs';
import type { Place } from './databases.ts';

export interface Running {
	origin: string;
	child: ChildProcess;
	/** Everything that it wrote on the console so far. */
	said(): string;
	/** Asks like a page of ours. */
	ask(path: string, init?: RequestInit): Promise<Response>;
	/** Sends the signal and waits; gives the exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts one and waits until this address of it is fine. */
export async function startBuilt(
	settings: Place['settings'],
	env: Record<string, string> = {},
	until = '/readyz',
): Promise<Running> {
	const port = String(await freePort('127.0.0.1'));
	const origin = `http://127.0.0.1:${port}`;
	const database: Record<string, string> =
		settings.kind === 'server' ? { DATABASE_URL: settings.url } : { DATABASE_URL: '', HUIKUAN_DATA: settings.folder };
	const child = spawn(process.execPath, ['build/index.js'], {
		env: { ...process.env, HOST: '127.0.0.1', PORT: port, ORIGIN: origin, NODE_ENV: 'production', SHUTDOWN_TIMEOUT: '10', ...database, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	}); // prettier-ignore
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
	const running: Running = {
		origin,
		child,
		said: () => said,
		ask: (path, init = {}) =>
			fetch(origin + path, { redirect: 'manual', ...init, headers: { origin, ...(init.headers as object) } }),
		async stop(signal = 'SIGTERM') {
			if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
			const gone = once(child, 'exit') as Promise<[number | null]>;
			child.kill(signal);
			return (await gone)[0];
		},
	};
	for (let tries = 0; ; tries++) {
		if ((await running.ask(until).catch(() => null))?.status === 200) return running;
		if (child.exitCode !== null || tries > 600) {
			child.kill('SIGKILL');
			throw new Error(`the server did not start:\n${said}`);
		}
		await wait(100);
	}
}

/** Somebody new. @returns their cookies */
export async function signUpAt(server: Running, name: string, email: string): Promise<string> {
	const answer = await server.ask('/api/auth/sign-up/email', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ name, email, password: 'right horse battery' }),
	});
	if (answer.status !== 200) throw new Error(`not signed up: ${answer.status}`);
	return answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; '); // prettier-ignore
}

/** @returns the team's id */
export async function foundTeamAt(server: Running, cookie: string, name: string): Promise<string> {
	const answer = await server.ask('/team?/create', { method: 'POST', headers: { cookie, accept: 'text/html' }, body: new URLSearchParams({ name }) });
	const [, team] = /\/team\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '') ?? [];
	if (!team) throw new Error(`no team: ${answer.status}`);
	return team;
} // prettier-ignore
