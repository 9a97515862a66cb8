/** Where team data lies, out of the environment. */
import { resolve } from 'node:path';

export type DatabaseSettings =
	/** Embedded PostgreSQL (PGlite) in a folder: one process at a time. */
	| { kind: 'folder'; folder: string }
	/** A server that speaks PostgreSQL's protocol. */
	| { kind: 'server'; url: string };

export type DatabaseMistake = 'bad-url';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `DATABASE_URL` names a server; else the data lie in the folder `HUIKUAN_DATA`, which is `data` where the program was started when that is not set either.
 *
 * @param from where the program was started
 * @returns a mistake as a code; what was set is never repeated, it may hold a password
 */
export function readDatabaseSettings(env: Environment, from = process.cwd()): DatabaseSettings | DatabaseMistake {
	const url = env['DATABASE_URL']?.trim() ?? '';
	if (url === '') return { kind: 'folder', folder: resolve(from, env['HUIKUAN_DATA']?.trim() || 'data') };
	if (!/^postgres(?:ql)?:\/\/\S+$/.test(url) || !URL.canParse(url)) return 'bad-url';
	return { kind: 'server', url };
}
