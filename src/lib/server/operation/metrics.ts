/** What this process counts. Numbers for whoever looks after it, not state: another instance misses none of it. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '../database/database.ts';
import { Counter, exposition, Reading, Histogram } from './exposition.ts';
import { openStreams } from './event-streams.ts';

const requests = new Counter('huikuan_http_requests_total', 'Requests answered, by route and class of status.');
const durations = new Histogram(
	'huikuan_http_request_seconds',
	'Until the answer began, by route.',
	[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
);
const runs = new Counter('huikuan_runs_received_total', 'Runs taken in, by verdict: verified, or why not.');
const backups = new Counter('huikuan_backups_total', 'Backups tried, by outcome.');

/** @param route of the file that answered; null: nothing of ours did */
export function countRequest(route: string | null, status: number, seconds: number): void {
	const named = route ?? 'none';
	requests.add({ route: named, status: `${Math.floor(status / 100)}xx` });
	durations.observe(seconds, { route: named });
}

/** To be called for every run that was kept. @param verdict `verified`, or the reason of server/runs/verify.ts */
export function countRun(verdict: string): void {
	runs.add({ verdict });
}

export function countBackup(outcome: 'done' | 'failed'): void {
	backups.add({ outcome });
}

/** Begins to watch how late the event loop is; resolution in milliseconds. */
const lateness = monitorEventLoopDelay({ resolution: 20 });

export function watchLateness(): void {
	lateness.enable();
}

/** @param opened the database, null when there is none for now */
export function metricsText(opened: Database | null): string {
	const memory = process.memoryUsage();
	const processor = process.cpuUsage();
	const pool = opened?.connections?.();
	const one = (name: string, help: string, value: number) => new Reading(name, help, () => [{ value }]);
	const text = exposition([
		requests,
		durations,
		runs,
		backups,
		one('huikuan_event_streams_open', 'Event streams that are open.', openStreams()),
		one('huikuan_database_up', 'Whether the team database is open.', opened ? 1 : 0),
		new Reading('huikuan_database_info', 'The kind of the team database.', () =>
			opened ? [{ labels: { kind: opened.kind }, value: 1 }] : [],
		),
		new Reading('huikuan_database_connections', 'Connections to the database server.', () =>
			Object.entries(pool ?? {}).map(([state, value]) => ({ labels: { state }, value })),
		),
		one('process_resident_memory_bytes', 'Memory of the process.', memory.rss),
		one('nodejs_heap_size_used_bytes', 'Memory of JavaScript in use.', memory.heapUsed),
		one('nodejs_external_memory_bytes', 'Memory outside of it, such as the embedded database.', memory.external),
		new Reading(
			'process_cpu_seconds_total',
			'Time on a processor.',
			() => [{ value: (processor.user + processor.system) / 1e6 }],
			'counter',
		),
		one('process_start_time_seconds', 'When the process began.', Math.round(Date.now() / 1000 - process.uptime())),
		new Reading('nodejs_eventloop_lag_seconds', 'How late the event loop was since this was last read.', () =>
			[0.5, 0.99, 1].map((quantile) => ({
				labels: { quantile: String(quantile) },
				value: lateness.percentile(quantile * 100) / 1e9,
			})),
		),
	]);
	lateness.reset();
	return text;
}
