/** How this server is looked after, out of the environment. */
import { resolve } from 'node:path';

export interface OperationSettings {
	/** JSON lines for programs; else the console says only what somebody has to know. */
	log: 'json' | 'quiet';
	/** Who may read the metrics: nobody, everybody who reaches this server, or who knows the token. */
	metrics: 'off' | 'open' | { token: string };
	/** Opens what is asked for on this machine, such as a backup; null: nothing does. */
	token: string | null;
	/** Where backups go, absolute. */
	backups: string;
	/** Milliseconds between backups; null: none are made unasked. */
	backupEvery: number | null;
	/** How many are kept. */
	backupsKept: number;
}

/** A mistake: the variable, and what is wrong with it as a code. What was set is never repeated: it may be a secret. */
export interface OperationMistake {
	variable: string;
	code: 'not-json' | 'bad-time' | 'bad-number' | 'short-token';
}

type Environment = Readonly<Record<string, string | undefined>>;

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const shortest = { token: 16, pause: 10 * units.m };

/** What is wrong is left out, and everything else holds. */
export function readOperationSettings(env: Environment): { settings: OperationSettings; mistakes: OperationMistake[] } {
	const mistakes: OperationMistake[] = [];
	const set = (variable: string) => env[variable]?.trim() || undefined;
	const wrong = (variable: string, code: OperationMistake['code']) => void mistakes.push({ variable, code });
	const token = (variable: string): string | null => {
		const value = set(variable);
		if (value !== undefined && value.length >= shortest.token) return value;
		if (value !== undefined) wrong(variable, 'short-token');
		return null;
	};

	const log = set('HUIKUAN_LOG');
	if (log !== undefined && log !== 'json') wrong('HUIKUAN_LOG', 'not-json');

	const metricsToken = token('HUIKUAN_METRICS_TOKEN');
	const open = set('HUIKUAN_METRICS') === '1' && set('HUIKUAN_METRICS_TOKEN') === undefined;

	const every = set('HUIKUAN_BACKUP_EVERY');
	const [, count = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(every ?? '') ?? [];
	const pause = Number(count) * (units[unit as keyof typeof units] ?? 0);
	if (every !== undefined && pause < shortest.pause) wrong('HUIKUAN_BACKUP_EVERY', 'bad-time');

	const keep = set('HUIKUAN_BACKUP_KEEP');
	const kept = /^[1-9]\d{0,3}$/.test(keep ?? '7') ? Number(keep ?? '7') : 7;
	if (keep !== undefined && String(kept) !== keep) wrong('HUIKUAN_BACKUP_KEEP', 'bad-number');

	return {
		settings: {
			log: log === 'json' ? 'json' : 'quiet',
			metrics: metricsToken ? { token: metricsToken } : open ? 'open' : 'off',
			token: token('HUIKUAN_OPERATION_TOKEN'),
			backups: resolve(set('HUIKUAN_BACKUP_TO') ?? 'backups'),
			backupEvery: pause >= shortest.pause ? pause : null,
			backupsKept: kept,
		},
		mistakes,
	};
}
