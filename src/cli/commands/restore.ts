/** `huikuan restore`. What knows the database is fetched when it is needed: no other command waits for it. */
import type { Command } from '../command.ts';

export const restore: Command = {
	name: 'restore',
	options: { replace: 'boolean' },
	operands: { least: 1, most: 1 },
	run: async (call) => (await import('../put-backup-back.ts')).putBackupBack(call),
};
