/** `huikuan backup`. What knows the database is fetched when it is needed: no other command waits for it. */
import type { Command } from '../command.ts';

export const backup: Command = {
	name: 'backup',
	options: { to: 'string', ask: 'string' },
	operands: { least: 0, most: 0 },
	run: async (call) => (await import('../make-backup.ts')).makeBackup(call),
};
