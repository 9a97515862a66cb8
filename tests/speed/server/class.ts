/** A live class of five hundred on the built server: everybody votes once a second and follows the room, a projector shows it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../src/setup/port.mjs';
import { emptyPlace, kinds, type Place } from '../../support/databases.ts';
import { shipped } from '../../support/sent-runs.ts';
import { line, megabytes, milliseconds, quantile } from './table.ts';

const people = Number(process.env.HUIKUAN_SEATS ?? 500);
const seconds = 20;
const rooms = new Agent({ keepAlive: true, maxSockets: 200 });
/** Streams keep their connection for themselves. */
const streams = new Agent({ maxSockets: Infinity });

export async function measureClass(): Promise<void> {
	for (const kind of kinds) {
		const place = await emptyPlace(kind);
		const port = Number(await freePort('127.0.0.1'));
		const origin = `http://127.0.0.1:${port}`;
		const server = startServer(origin, port, place);
		try {
			await measure(origin, server, kind === 'server' ? 'PostgreSQL' : 'PGlite');
		} finally {
			server.kill('SIGTERM');
			if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
			await place.remove();
		}
	}
}

function startServer(origin: string, port: number, { settings }: Place): ChildProcess {
	return spawn(process.execPath, ['build/index.js'], {
		env: {
			...process.env,
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: origin,
			NODE_ENV: 'production',
			SHUTDOWN_TIMEOUT: '5',
			HUIKUAN_METRICS: '1',
			...(settings.kind === 'server'
				? { DATABASE_URL: settings.url }
				: { DATABASE_URL: '', HUIKUAN_DATA: settings.folder }),
		},
		stdio: ['ignore', 'ignore', 'inherit'],
	});
}

interface Answer {
	status: number;
	headers: IncomingMessage['headers'];
	text: string;
}

interface View {
	step: number;
	seats: number;
	votes: { index: number; votes: number }[];
	talk: { options: { index: number }[] } | null;
}

async function measure(origin: string, server: ChildProcess, named: string): Promise<void> {
	await ready(origin);
	const before = memoryOf(server);
	const { cookie, team, room, code } = await openClass(origin);
	const seats: string[] = [];
	for (let each = 0; each < people; each++) seats.push(await takeSeat(origin, code, each));

	const seen: { at: number; votes: View['votes'] }[] = [];
	let view: View | null = null;
	const events = { phones: 0, projector: 0 };
	const projector = follow(origin, `/team/${team}/class/${room}/events`, cookie, (data) => {
		events.projector++;
		view = JSON.parse(data) as View;
		seen.push({ at: performance.now(), votes: view.votes });
	});
	const phones = seats.map((seat) => follow(origin, `/class/${code}/events`, seat, () => events.phones++));
	const shown = () => view as View | null;
	for (let tries = 0; tries < 600 && (!shown()?.talk || events.phones < people); tries++) await wait(100);
	const now = shown();
	const options = now?.talk?.options ?? [];
	if (!now || options.length < 2) throw new Error('the class does not begin');

	// In turns for one reply and for another: what the projector counts of this second’s reply are this second’s votes.
	const votes: { round: number; sent: number; acknowledged: number; status: number }[] = [];
	const starts: number[] = [];
	const began = performance.now();
	for (let round = 0; round < seconds; round++) {
		starts.push(began + round * 1000);
		for (let each = 0; each < people; each++) {
			const due = began + round * 1000 + (each * 900) / people;
			if (due > performance.now()) await wait(due - performance.now());
			const sent = performance.now();
			void ask(origin, 'POST', `/class/${code}/vote`, {
				cookie: seats[each] ?? '',
				body: JSON.stringify({ step: now.step, reply: options[round % 2]?.index }),
				type: 'application/json',
			})
				.catch(() => ({ status: 0 }))
				.then(({ status }) => votes.push({ round, sent, acknowledged: performance.now(), status }));
		}
	}
	// Who is behind may catch up: what is late is late in the figures.
	for (let tries = 0; tries < 300 && votes.length < people * seconds; tries++) await wait(100);
	const after = memoryOf(server);
	for (const stream of [projector, ...phones]) stream.destroy();

	const taken = votes.filter(({ status }) => status === 200);
	const toAnswer = taken.map(({ sent, acknowledged }) => acknowledged - sent);
	const toScreen = starts.flatMap((start, round) => {
		const index = options[round % 2]?.index;
		const until = (starts[round + 1] ?? Infinity) + 50;
		const own = taken.filter((vote) => vote.round === round).toSorted((a, b) => a.acknowledged - b.acknowledged);
		const looks = seen.filter(({ at }) => at > start + 20 && at < until);
		return own.flatMap(({ sent }, place) => {
			const first = looks.find((look) => (look.votes.find((each) => each.index === index)?.votes ?? 0) > place);
			return first ? [Math.max(0, first.at - sent)] : [];
		});
	});
	const both = (values: readonly number[]) =>
		`${milliseconds(quantile(values, 0.5))} ${milliseconds(quantile(values, 0.95))}`;
	line(`class of ${people}, a vote a second each, ${named}: to the answer`, both(toAnswer), 'p95 under 200 ms', quantile(toAnswer, 0.95) < 200); // prettier-ignore
	line('  to the projector', both(toScreen));
	line(
		'  votes taken, of those sent; seen in their second',
		`${taken.length} of ${people * seconds}; ${toScreen.length}`,
	);
	line('  streams; events to phones, to the projector', `${people + 1}; ${events.phones}, ${events.projector}`);
	line('  memory of the server before and after', `${megabytes(before)} ${megabytes(after)}`);
}

async function ready(origin: string): Promise<void> {
	for (let tries = 0; tries < 600; tries++) {
		if ((await ask(origin, 'GET', '/readyz').catch(() => null))?.status === 200) return;
		await wait(200);
	}
	throw new Error(`${origin} is not ready`);
}

/** A trainer's class on the group's way. */
async function openClass(origin: string) {
	const body = JSON.stringify({ name: 'Trainer', email: 'trainer@example.org', password: 'right horse battery' });
	const account = await ask(origin, 'POST', '/api/auth/sign-up/email', { body, type: 'application/json' });
	const cookie = cookiesOf(account);
	const founded = await ask(origin, 'POST', '/team?/create', { cookie, ...form({ name: 'Class' }) });
	const [, team = ''] = /\/team\/([0-9a-f-]{36})/.exec(founded.headers.location ?? '') ?? [];
	const { hash } = shipped('evasive-debtor');
	const opened = await ask(origin, 'POST', `/team/${team}/class?/open`, {
		cookie,
		...form({ scenario: hash, way: 'group' }),
	});
	const [, room = ''] = /\/class\/([0-9a-f-]{36})/.exec(opened.headers.location ?? '') ?? [];
	const { text } = await ask(origin, 'GET', `/team/${team}/class`, { cookie });
	const [, code = ''] = /code:"([A-Z0-9]+)"/.exec(text) ?? [];
	if (!team || !room || !code) throw new Error(`no class: ${founded.status} ${opened.status}`);
	return { cookie, team, room, code };
}

async function takeSeat(origin: string, code: string, each: number): Promise<string> {
	const taken = await ask(origin, 'POST', `/class/${code}?/join`, form({ name: `Seat ${each}` }));
	const cookie = cookiesOf(taken);
	if (!cookie) throw new Error(`no seat: ${taken.status}`);
	return cookie;
}

const form = (fields: Record<string, string>) => ({
	body: new URLSearchParams(fields).toString(),
	type: 'application/x-www-form-urlencoded',
});

const cookiesOf = ({ headers }: Answer) => (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');

function ask(
	origin: string,
	method: string,
	path: string,
	{ cookie, body, type }: { cookie?: string; body?: string; type?: string } = {},
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const headers = {
			origin,
			accept: 'text/html, application/json',
			...(cookie ? { cookie } : {}),
			...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
		};
		const sent = request(origin + path, { method, agent: rooms, headers }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (chunk: string) => (text += chunk));
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
			answer.on('error', reject);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** Server-sent events: each has one line of data. */
function follow(origin: string, path: string, cookie: string, onEvent: (data: string) => void) {
	const sent = request(
		origin + path,
		{ agent: streams, headers: { cookie, accept: 'text/event-stream' } },
		(answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('error', () => {});
			answer.on('data', (chunk: string) => {
				text += chunk;
				for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
					const [, data] = /^data: (.*)$/m.exec(text.slice(0, end)) ?? [];
					text = text.slice(end + 2);
					if (data !== undefined) onEvent(data);
				}
			});
		},
	);
	sent.on('error', () => {});
	sent.end();
	return sent;
}

/** Bytes that the process holds; where the system does not tell, none. */
function memoryOf({ pid }: ChildProcess): number {
	try {
		return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) * 1024;
	} catch {
		return Number.NaN;
	}
}
