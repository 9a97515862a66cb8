import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/lib/server/database/database.ts';
import { anonymousError } from '../../../src/lib/server/operation/anonymous-error.ts';
import { backupIsDue, backupName, backupsIn } from '../../../src/lib/server/operation/backup/backup-folder.ts';
import { carries } from '../../../src/lib/server/operation/bearer.ts';
import { endStreams, openStreams, watchedStream } from '../../../src/lib/server/operation/event-streams.ts';
import { Counter, exposition, Histogram, Reading } from '../../../src/lib/server/operation/exposition.ts';
import { isFromThisMachine } from '../../../src/lib/server/operation/from-this-machine.ts';
import { Log } from '../../../src/lib/server/operation/log.ts';
import { countRequest, countRun, metricsText } from '../../../src/lib/server/operation/metrics.ts';
import { readiness } from '../../../src/lib/server/operation/readiness.ts';
import { readOperationSettings } from '../../../src/lib/server/operation/settings.ts';

describe('the settings of operation', () => {
	it('ask for nothing when nothing is set', () => {
		expect(readOperationSettings({})).toMatchObject({
			settings: { log: 'quiet', metrics: 'off', token: null, backupEvery: null, backupsKept: 7 },
			mistakes: [],
		});
	});
	it('are taken as they are written', () => {
		const { settings, mistakes } = readOperationSettings({
			HUIKUAN_LOG: 'json',
			HUIKUAN_METRICS: '1',
			HUIKUAN_METRICS_TOKEN: 'abcdefghijklmnop',
			HUIKUAN_OPERATION_TOKEN: 'ponmlkjihgfedcba',
			HUIKUAN_BACKUP_EVERY: '24h',
			HUIKUAN_BACKUP_TO: '/srv/backups',
			HUIKUAN_BACKUP_KEEP: '30',
		});
		expect(mistakes).toEqual([]);
		expect(settings).toEqual({
			log: 'json',
			metrics: { token: 'abcdefghijklmnop' },
			token: 'ponmlkjihgfedcba',
			backups: '/srv/backups',
			backupEvery: 86_400_000,
			backupsKept: 30,
		});
	});
	it('that are wrong are named without what was set, and opens nothing', () => {
		const { settings, mistakes } = readOperationSettings({
			HUIKUAN_LOG: 'yes',
			HUIKUAN_METRICS: '1',
			HUIKUAN_METRICS_TOKEN: 'short',
			HUIKUAN_OPERATION_TOKEN: 'short',
			HUIKUAN_BACKUP_EVERY: '5m',
			HUIKUAN_BACKUP_KEEP: '0',
		});
		expect(settings).toMatchObject({ log: 'quiet', metrics: 'off', token: null, backupEvery: null, backupsKept: 7 });
		expect(mistakes).toEqual([
			{ variable: 'HUIKUAN_LOG', code: 'not-json' },
			{ variable: 'HUIKUAN_METRICS_TOKEN', code: 'short-token' },
			{ variable: 'HUIKUAN_BACKUP_EVERY', code: 'bad-time' },
			{ variable: 'HUIKUAN_BACKUP_KEEP', code: 'bad-number' },
			{ variable: 'HUIKUAN_OPERATION_TOKEN', code: 'short-token' },
		]);
		for (const every of ['x', '24', 'h', '-1h', '1e3h', '99999d'])
			expect(readOperationSettings({ HUIKUAN_BACKUP_EVERY: every }).settings.backupEvery, every).toBeNull();
	});
});

describe('a token', () => {
	it('is carried as a bearer’s, exactly', () => {
		const shown = (authorization: string) => carries(new Headers({ authorization }), 'abcdefghijklmnop');
		expect(shown('Bearer abcdefghijklmnop')).toBe(true);
		for (const other of [
			'Bearer abcdefghijklmno',
			'Bearer abcdefghijklmnopq',
			'Basic abcdefghijklmnop',
			'abcdefghijklmnop',
			'Bearer',
		])
			expect(shown(other), other).toBe(false);
		expect(carries(new Headers(), 'abcdefghijklmnop')).toBe(false);
	});
});

describe('a request from this machine', () => {
	const from = (remoteAddress: string, headers = {}) =>
		isFromThisMachine({ socket: { remoteAddress }, headers } as never);
	it('comes by its own network', () => {
		for (const address of ['127.0.0.1', '127.0.1.1', '::1', '::ffff:127.0.0.1'])
			expect(from(address), address).toBe(true);
		for (const address of ['192.168.1.4', '::ffff:10.0.0.1', '1270.0.0.1', ''])
			expect(from(address), address).toBe(false);
		expect(isFromThisMachine(undefined)).toBe(false);
	});
	it('is not passed on by a proxy', () => {
		for (const name of ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])
			expect(from('127.0.0.1', { [name]: 'x' }), name).toBe(false);
	});
});

describe('what is kept of an error', () => {
	it('is where it happened, and none of its words', () => {
		const error = new Error(
			'Failed query: insert …\nparams: 王芳,wang@example.org\n    at 王芳 (/home/wang/x.js:1:1)',
			{
				cause: Object.assign(new Error('Key (email)=(wang@example.org) already exists.'), {
					code: '23505',
					table: 'user',
					constraint: 'user_email_unique',
					detail: 'Key (email)=(wang@example.org)',
				}),
			},
		);
		const kept = anonymousError(error);
		expect(JSON.stringify(kept)).not.toMatch(/王芳|wang/);
		expect(kept).toMatchObject({
			name: 'Error',
			cause: { code: '23505', table: 'user', constraint: 'user_email_unique' },
		});
		expect(kept.stack[0]).toMatch(/^at .*operation\.test\.ts:\d+:\d+/);
	});
	it('has the message where the language itself made it', () => {
		const thrown = (work: () => unknown) => {
			try {
				work();
			} catch (error) {
				return anonymousError(error);
			}
			return undefined;
		};
		const nothing = undefined as unknown as { name: string };
		expect(thrown(() => nothing.name)?.message).toBe("Cannot read properties of undefined (reading 'name')");
		expect(thrown(() => JSON.parse('王芳') as unknown)?.message).toBeUndefined();
		expect(thrown(() => 'name' in ('王芳' as unknown as object))?.message).toBeUndefined();
	});
	it('is its kind when no error was thrown, and ends when causes go in a circle', () => {
		expect(anonymousError('王芳')).toEqual({ name: 'string', stack: [] });
		const round = new Error('a');
		round.cause = round;
		expect(JSON.stringify(anonymousError(round)).length).toBeLessThan(20_000);
	});
});

describe('the log', () => {
	const now = () => new Date(Date.UTC(2026, 5, 1, 8));
	it('is a JSON object a line', () => {
		const lines: string[] = [];
		const log = new Log((line) => lines.push(line), now);
		log.request({ method: 'GET', route: '/team/[team]', status: 200, milliseconds: 3.2, request: 'r1' });
		log.failure('request', new TypeError('x'), { route: '/team/[team]' });
		const [first, second] = lines.map((line) => JSON.parse(line) as object);
		expect(first).toEqual({
			time: '2026-06-01T08:00:00.000Z',
			level: 'info',
			event: 'request',
			method: 'GET',
			route: '/team/[team]',
			status: 200,
			milliseconds: 3.2,
			request: 'r1',
		});
		expect(second).toMatchObject({ level: 'error', event: 'request-failed', error: { name: 'TypeError' } });
	});
	it('is not kept unless it is asked for', () => {
		expect(new Log(null).isKept).toBe(false);
	});
});

describe('metrics', () => {
	it('are written as Prometheus reads them', () => {
		const counter = new Counter('asked_total', 'Line one.\nLine \\two.');
		counter.add({ route: '/a', status: '2xx' });
		counter.add({ status: '2xx', route: '/a' }, 2);
		counter.add({ route: 'a "quoted" \\ back\nslash', status: '5xx' });
		const histogram = new Histogram('took_seconds', 'How long.', [0.1, 1]);
		for (const value of [0.05, 0.1, 0.5, 3]) histogram.observe(value, { route: '/a' });
		const reading = new Reading('open', 'Now.', () => [{ value: 3 }, { labels: { kind: 'x' }, value: Number.NaN }]);
		expect(exposition([counter, histogram, reading, new Counter('none_total', 'None.')])).toBe(
			[
				'# HELP asked_total Line one.\\nLine \\\\two.',
				'# TYPE asked_total counter',
				'asked_total{route="/a",status="2xx"} 3',
				'asked_total{route="a \\"quoted\\" \\\\ back\\nslash",status="5xx"} 1',
				'# HELP took_seconds How long.',
				'# TYPE took_seconds histogram',
				'took_seconds_bucket{route="/a",le="0.1"} 2',
				'took_seconds_bucket{route="/a",le="1"} 3',
				'took_seconds_bucket{route="/a",le="+Inf"} 4',
				'took_seconds_sum{route="/a"} 3.65',
				'took_seconds_count{route="/a"} 4',
				'# HELP open Now.',
				'# TYPE open gauge',
				'open 3',
				'open{kind="x"} NaN',
				'# HELP none_total None.',
				'# TYPE none_total counter',
				'',
			].join('\n'),
		);
	});
	it('tell of requests, runs, the database and the process', () => {
		countRequest('/team/[team]', 204, 0.004);
		countRequest(null, 404, 0.004);
		countRun('verified');
		countRun('no-replay');
		const connections = () => ({ open: 4, idle: 3, waiting: 0 });
		const text = metricsText({ kind: 'server', connections } as unknown as Database);
		for (const line of [
			'huikuan_http_requests_total{route="/team/[team]",status="2xx"} 1',
			'huikuan_http_requests_total{route="none",status="4xx"} 1',
			'huikuan_http_request_seconds_bucket{route="/team/[team]",le="0.005"} 1',
			'huikuan_runs_received_total{verdict="verified"} 1',
			'huikuan_runs_received_total{verdict="no-replay"} 1',
			'huikuan_event_streams_open 0',
			'huikuan_database_up 1',
			'huikuan_database_info{kind="server"} 1',
			'huikuan_database_connections{state="idle"} 3',
		])
			expect(text.split('\n')).toContain(line);
		for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds'])
			expect(text).toMatch(new RegExp(`^${name}\\S* \\d`, 'm'));
		expect(metricsText(null)).toContain('huikuan_database_up 0\n');
		// Every line is a comment or a sample.
		for (const line of text.trimEnd().split('\n'))
			expect(line).toMatch(/^(?:# (?:HELP|TYPE) |[a-z_]+(?:\{.*\})? -?[\d.e+-]+$)/);
	});
});

describe('an event stream', () => {
	const stream = () => {
		const seen = { cancelled: false };
		const body = new ReadableStream<Uint8Array>({
			start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
			cancel: () => void (seen.cancelled = true),
		});
		const response = watchedStream(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
		return { seen, response, reader: response.body!.getReader() };
	};

	it('is counted while it is open, and lets go of its source when its reader leaves', async () => {
		const { seen, reader } = stream();
		expect(openStreams()).toBe(1);
		expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n');
		await reader.cancel();
		expect(openStreams()).toBe(0);
		expect(seen.cancelled).toBe(true);
	});
	it('ends, not breaks, when the server stops', async () => {
		const { seen, reader, response } = stream();
		await reader.read();
		const waiting = reader.read();
		endStreams();
		expect((await waiting).done).toBe(true);
		expect(seen.cancelled).toBe(true);
		expect(openStreams()).toBe(0);
		expect(response.headers.get('x-accel-buffering')).toBe('no');
	});
	it('is all that is watched', () => {
		const page = new Response('<p>', { headers: { 'content-type': 'text/html' } });
		expect(watchedStream(page)).toBe(page);
		expect(openStreams()).toBe(0);
	});
});

describe('readiness', () => {
	const answering = { db: { execute: () => Promise.resolve() } } as unknown as Database;
	it('is there when the database answers', async () => {
		expect(await readiness(() => Promise.resolve(answering), false)).toEqual({ ready: true });
	});
	it('is told with a code when it is not', async () => {
		const reason = (open: () => Promise<Database>) => readiness(open, false);
		expect(await reason(() => Promise.reject(Object.assign(new Error('x'), { reason: 'in-use' })))).toEqual({
			ready: false,
			code: 'in-use',
		});
		const broken = { db: { execute: () => Promise.reject(new Error('secret')) } } as unknown as Database;
		expect(await reason(() => Promise.resolve(broken))).toEqual({ ready: false, code: 'unreachable' });
		expect(await reason(() => new Promise(() => {}))).toEqual({ ready: false, code: 'opening' });
		expect(await readiness(() => Promise.resolve(answering), true)).toEqual({ ready: false, code: 'stopping' });
	});
});

describe('a folder of backups', () => {
	let folder: string;
	beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'huikuan-backups-'))));
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	const noon = new Date(Date.UTC(2026, 5, 1, 12));
	const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);
	const kept = (at: Date) => writeFileSync(join(folder, backupName(at)), '');

	it('names them by their time', () => {
		expect(backupName(noon)).toBe('huikuan-20260601T120000Z.jsonl.gz');
		for (const at of [hours(2), noon, hours(1)]) kept(at);
		writeFileSync(join(folder, 'notes.txt'), '');
		expect(backupsIn(folder)).toEqual([noon, hours(1), hours(2)].map(backupName));
		expect(backupsIn(join(folder, 'none'))).toEqual([]);
	});
	it('wants the next when the youngest is old enough, whenever this process began', () => {
		const due = (now: Date) => backupIsDue(folder, 24 * 3_600_000, now);
		expect(due(noon)).toBe(true);
		kept(noon);
		expect(due(hours(23))).toBe(false);
		expect(due(hours(24))).toBe(true);
		kept(hours(9000));
		expect(due(hours(1))).toBe(true);
	});
});
