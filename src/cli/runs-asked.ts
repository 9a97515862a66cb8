/** How many runs a caller wants played by chance. */
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { Refusal } from './terminal.ts';

const mostRuns = 1_000_000;

/** `--runs`, 1000 when it was not given. @throws Refusal when it is no number of runs */
export function runsAsked(call: Call): number {
	const asked = call.value('runs');
	if (asked === undefined) return 1000;
	const runs = /^\d{1,7}$/.test(asked) ? Number(asked) : 0;
	if (runs >= 1 && runs <= mostRuns) return runs;
	throw new Refusal(m.cli_runs_number({ most: mostRuns, runs: asked }, { locale: call.locale }));
}
