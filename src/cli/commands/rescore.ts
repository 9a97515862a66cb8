/** `huikuan rescore`. What knows the database is fetched when it is needed: no other command waits for it. */
import type { Command } from '../command.ts';

export const rescore: Command = {
	name: 'rescore',
	options: {},
	operands: { least: 0, most: 0 },
	run: async (call) => (await import('../rescore.ts')).rescores(call),
};
