/** How this process is looked after: what it logs and counts, and how it stops. */
import { randomUUID } from 'node:crypto';
import type { HandleServerError, RequestEvent } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { env } from '$env/dynamic/private';
import { m } from '../../paraglide/messages.js';
import { database } from '../database/this-server.ts';
import { anonymousError } from './anonymous-error.ts';
import { backupIsDue, backUpInto, type Made } from './backup/backup-folder.ts';
import { migrationsOf } from './backup/form.ts';
import { endStreams, watchedStream } from './event-streams.ts';
import { Log } from './log.ts';
import { countBackup, countRequest, watchLateness } from './metrics.ts';
import { readOperationSettings } from './settings.ts';

const { settings, mistakes } = readOperationSettings(env);
export { settings as operation };

const log = new Log(settings.log === 'json' ? (line) => void process.stdout.write(`${line}\n`) : null);

let stopping = false;
export const isStopping = () => stopping;

/** Says what is wrong with the settings, makes backups when they are due, and lets go of event streams when it is told to stop. */
export function operateAtStart(): void {
	for (const { variable, code } of mistakes) {
		const tell = {
			'not-json': m.server_operation_not_json,
			'bad-time': m.server_operation_bad_time,
			'bad-number': m.server_operation_bad_number,
			'short-token': m.server_operation_short_token,
		}[code];
		for (const locale of ['zh', 'en'] as const) console.error(tell({ variable }, { locale }));
	}
	// The development server starts this again after every change, and is stopped by others.
	if (dev) return;
	if (settings.metrics !== 'off') watchLateness();
	for (const signal of ['SIGTERM', 'SIGINT'] as const)
		process.once(signal, () => {
			stopping = true;
			endStreams();
		});
	if (settings.backupEvery === null) return;
	void backUpWhenDue(settings.backupEvery);
	setInterval(() => void backUpWhenDue(settings.backupEvery ?? 0), 60_000).unref();
}

/** Answers a request, and keeps of it what the log and the metrics may know. */
export async function observed(event: RequestEvent, answer: () => Promise<Response>): Promise<Response> {
	const { request, url, route, locals } = event;
	const given = request.headers.get('x-request-id') ?? '';
	locals.requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
	const began = performance.now();
	const response = watchedStream(await answer());
	const milliseconds = performance.now() - began;
	const named = route.id ?? (url.pathname.startsWith('/api/auth/') ? '/api/auth' : null);
	countRequest(named, response.status, milliseconds / 1000);
	log.request({
		method: request.method,
		route: named,
		status: response.status,
		milliseconds: Math.round(milliseconds * 10) / 10,
		request: locals.requestId,
	});
	if (log.isKept) response.headers.set('x-request-id', locals.requestId);
	return response;
}

/** What the log says of an error that nobody expected. What it may hold of anybody's words stays out; only whoever develops this sees all of it. */
export const toldError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	if (dev) console.error(error);
	else if (log.isKept) log.failure('request', error, { route: event.route.id, request: event.locals.requestId });
	else console.error(JSON.stringify({ route: event.route.id, ...anonymousError(error) }, null, '\t'));
	return { message };
};

let underWay: Promise<Made> | null = null;

/** Makes a backup now; whoever asks while one is being made gets that one. @throws NoTeams */
export function backUpNow(): Promise<Made> {
	underWay ??= makeBackup().finally(() => (underWay = null));
	return underWay;
}

async function makeBackup(): Promise<Made> {
	const began = performance.now();
	try {
		const { db } = await database();
		const migrations = migrationsOf(env['HUIKUAN_MIGRATIONS'] ?? 'src/lib/server/migrations');
		const made = await backUpInto(settings.backups, db, migrations, { keep: settings.backupsKept, now: new Date() });
		const { rows, bytes } = made;
		log.say({ level: 'info', event: 'backup', rows, bytes, milliseconds: Math.round(performance.now() - began) });
		countBackup('done');
		return made;
	} catch (error) {
		countBackup('failed');
		log.failure('backup', error);
		throw error;
	}
}

async function backUpWhenDue(every: number): Promise<void> {
	try {
		if (!stopping && backupIsDue(settings.backups, every, new Date())) await backUpNow();
	} catch (error) {
		const { name, code } = anonymousError(error);
		for (const locale of ['zh', 'en'] as const)
			console.error(m.server_operation_backup_failed({ folder: settings.backups, reason: code ?? name }, { locale }));
	}
}
