/** Every kept run scored anew from its log: what `huikuan rescore` does. */
import { rescoreAll } from '../lib/server/runs/rescore.ts';
import { KnownScenarios } from '../lib/server/scenarios/known.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { earFor } from './ear.ts';
import { withTeamDatabase } from './team-database.ts';
import { exits, type Exit } from './terminal.ts';

/** @throws Refusal */
export async function rescores(call: Call): Promise<Exit> {
	const { terminal, locale } = call;
	const judging = { scenarios: new KnownScenarios(), earOf: earFor };
	const all = await withTeamDatabase(
		call,
		({ db }) => rescoreAll(db, judging, ({ runs }) => terminal.err(m.cli_rescoring({ runs }, { locale }))),
		{ mustExist: true },
	);
	terminal.out(m.cli_rescored({ ...all }, { locale }));
	return exits.fine;
}
