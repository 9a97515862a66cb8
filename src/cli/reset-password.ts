/** A new password for an account: what `huikuan reset-password` does. */
import { resetPassword } from '../lib/server/accounts/reset.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { withTeamDatabase } from './team-database.ts';
import { exits, Refusal, type Exit } from './terminal.ts';

/** The password is written alone, once, so that it can be handed on; what it is comes beside it. @throws Refusal */
export async function resetsPassword(call: Call): Promise<Exit> {
	const { operands, terminal, locale } = call;
	const email = operands[0] ?? '';
	const password = await withTeamDatabase(call, ({ db }) => resetPassword(db, email), { mustExist: true });
	if (password === null) throw new Refusal(m.cli_reset_nobody({ email }, { locale }), exits.found);
	terminal.err(m.cli_reset_done({ email }, { locale }));
	terminal.out(password);
	return exits.fine;
}
