/** How often runs come through each state and use each reply, those taken back included: what rehearsals try out of a scenario. */
import type { Scenario } from '../scenario/scenario.ts';
import type { Run } from './log.ts';
import { readRehearsal } from './read-rehearsal.ts';
import { playRehearsal } from './rehearse.ts';
import { RunFold } from './replay.ts';

export interface Coverage {
	/** Runs that were counted. */
	runs: number;
	/** Arrivals, by number of the state. */
	states: Readonly<Record<number, number>>;
	/** By number of the reply in the scenario. */
	replies: Readonly<Record<number, number>>;
}

/** @throws ReplayError when a run is not one of this scenario */
export function coverageOf(scenario: Scenario, runs: readonly Run[]): Coverage {
	const states: Record<number, number> = {};
	const replies: Record<number, number> = {};
	for (const run of runs) {
		const fold = new RunFold(scenario, run.head);
		for (const entry of run.entries) {
			const before = fold.snapshot?.state;
			fold.push(entry);
			const state = fold.snapshot?.state;
			if (entry.kind === 'reply') replies[entry.index] = (replies[entry.index] ?? 0) + 1;
			const arrives = entry.kind === 'begin' || entry.kind === 'reply' || (isTurn(entry.kind) && state !== before);
			if (arrives && state !== undefined) states[state] = (states[state] ?? 0) + 1;
		}
	}
	return { runs: runs.length, states, replies };
}

function isTurn(kind: Run['entries'][number]['kind']): boolean {
	return kind === 'silence' || kind === 'hang-up';
}

export interface RehearsedCoverage extends Coverage {
	/** Rehearsals that do not play to their end as written: they count as far as they go. */
	broken: string[];
}

/** What the rehearsals beside a scenario try out of it. Those that cannot be read count as broken. */
export function rehearsedCoverage(
	scenario: Scenario,
	files: readonly { path: string; text: string }[],
): RehearsedCoverage {
	const broken: string[] = [];
	const runs: Run[] = [];
	for (const { path, text } of files) {
		const { rehearsal, problems } = readRehearsal(text);
		const played = rehearsal && playRehearsal(scenario, rehearsal);
		if (played) runs.push(played.run);
		if (!played || problems.length + played.problems.length > 0) broken.push(path);
	}
	return { ...coverageOf(scenario, runs), broken };
}
