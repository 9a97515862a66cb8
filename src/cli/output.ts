/** Where a command's result goes: to the reader, or into a file that is not there yet. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { Refusal } from './terminal.ts';

/** @throws Refusal when there is such a file already, or it cannot be written */
export function writeResult(content: string | Uint8Array, to: string, { locale, terminal }: Call): void {
	try {
		writeFileSync(resolve(terminal.cwd, to), content, { flag: 'wx' });
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		if (code === 'EEXIST') throw new Refusal(m.cli_exists({ path: to }, { locale }));
		const reason = error instanceof Error ? error.message : String(error);
		throw new Refusal(m.cli_not_written({ path: to, reason }, { locale }));
	}
	terminal.err(m.cli_written({ path: to }, { locale }));
}
