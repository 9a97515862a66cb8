/** `huikuan reset-password`: for those who run a server that sends no mail. What knows the database is fetched when it is needed. */
import type { Command } from '../command.ts';

export const resetPassword: Command = {
	name: 'reset-password',
	options: {},
	operands: { least: 1, most: 1 },
	run: async (call) => (await import('../reset-password.ts')).resetsPassword(call),
};
