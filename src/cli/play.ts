/** A play on disk: a run as the app saves it, or a rehearsal, with the scenario that it is of. */
import { resolve } from 'node:path';
import { decodeRun, DecodeError } from '../lib/core/run/decode.ts';
import type { Run } from '../lib/core/run/log.ts';
import { replay, ReplayError, type RunState } from '../lib/core/run/replay.ts';
import { inForm } from '../lib/core/scenario/forms.ts';
import type { Scenario } from '../lib/core/scenario/scenario.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { readText } from './files.ts';
import { scenarioNamed, type Shelved } from './library.ts';
import { loadRehearsal } from './rehearsal.ts';
import { exits, Refusal } from './terminal.ts';

export interface Play extends Shelved {
	scenario: Scenario;
	run: Run;
	state: RunState;
	/** What did not come out as a rehearsal has it, sentences; none for a run. */
	problems: string[];
	/** What a rehearsal expects of the score and does not get, sentences; none for a run. */
	unmet: string[];
}

/** @throws Refusal when the file cannot be read (exit 2) or its run does not replay (exit 1) */
export function loadPlay(shown: string, call: Call): Play {
	return shown.endsWith('.md') ? loadRehearsal(shown, call) : loadRun(shown, call);
}

function loadRun(shown: string, call: Call): Play {
	const run = decoded(readText(resolve(call.terminal.cwd, shown), shown, call.locale), shown, call);
	const { id, language } = run.head.scenario;
	const shelved = scenarioNamed(id, language, call);
	const state = replayed(shelved, run, shown, call);
	return { ...shelved, scenario: inForm(shelved.scenario, run.head.form), run, state, problems: [], unmet: [] };
}

function decoded(text: string, path: string, { locale }: Call): Run {
	try {
		return decodeRun(text.startsWith('\uFEFF') ? text.slice(1) : text);
	} catch (error) {
		if (!(error instanceof DecodeError)) throw error;
		throw new Refusal(m.cli_run_malformed({ path, reason: error.message }, { locale }));
	}
}

function replayed({ scenario, path: file }: Shelved, run: Run, path: string, { locale }: Call): RunState {
	try {
		return replay(scenario, run);
	} catch (error) {
		if (!(error instanceof ReplayError)) throw error;
		const { entry, reason } = error;
		const { version, hash } = run.head.scenario;
		const editions = { path, file, version, hash: brief(hash), now: scenario.version, nowHash: brief(scenario.hash) };
		const sentence =
			reason === 'hash-mismatch'
				? m.cli_run_other_edition(editions, { locale })
				: m.cli_run_stuck({ path, entry: entry + 1, reason }, { locale });
		throw new Refusal(sentence, exits.found);
	}
}

function brief(hash: string): string {
	return hash.slice(0, 12);
}
