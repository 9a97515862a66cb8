/** Runs to be sent in: shipped scenarios played by seeds, about forty entries each, as text. */
import { v7 as uuid } from 'uuid';
import { recogniserId } from '../../../src/lib/core/act/hearing/recogniser-id.ts';
import { draw } from '../../../src/lib/core/machine/chance.ts';
import { offered } from '../../../src/lib/core/machine/offer.ts';
import { encodeRun } from '../../../src/lib/core/run/decode.ts';
import type { Entry, Run } from '../../../src/lib/core/run/log.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import { textOf } from '../../../src/lib/core/scenario/replies.ts';
import { playFreely } from '../../support/free-player.ts';
import { recogniserFor } from '../../support/recogniser.ts';
import { sentRun, shipped } from '../../support/sent-runs.ts';

const scenarios = ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'] as const;
/** Entries of a run that is taken, and how many plays are made: to hear takes longer than to choose. */
const wanted = { choice: { least: 36, most: 44, plays: 300 }, free: { least: 36, most: 44, plays: 100 } } as const;

/** So many texts: a few hundred different plays, each sent many times under ids of its own and with another remark in its record. */
export function runTexts(mode: 'choice' | 'free', count: number): { texts: string[]; entries: number } {
	const plays: Run[] = [];
	const { least, most, plays: different } = wanted[mode];
	for (let seed = 1; plays.length < Math.min(different, count) && seed < 20_000; seed++) {
		const scenario = shipped(scenarios[seed % scenarios.length]);
		const run = mode === 'choice' ? sentRun(scenario, seed, { replies: 17 }) : freeRun(seed);
		if (run.entries.length >= least && run.entries.length <= most) plays.push(run);
	}
	if (plays.length === 0) throw new Error('no play is long enough');
	const texts = Array.from({ length: count }, (_, each) => {
		const { head, entries } = plays[each % plays.length] as Run;
		return encodeRun({ head: { ...head, id: uuid() }, entries: entries.map((entry) => remarked(entry, each)) });
	});
	return { texts, entries: plays.reduce((sum, { entries }) => sum + entries.length, 0) / plays.length };
}

/** A talk that was there before would not be believed. */
function remarked(entry: Entry, each: number): Entry {
	return entry.kind === 'record' ? { ...entry, record: { ...entry.record, notes: `第 ${each} 次` } } : entry;
}

/** Says in its own words what some reply on offer says. */
function freeRun(seed: number): Run {
	const scenario = shipped(scenarios[seed % scenarios.length]);
	const { live } = playFreely(
		scenario,
		recogniserFor('zh'),
		(turn, snapshot) => {
			const choices = offered(scenario, snapshot);
			const reply = choices[draw(Math.max(1, choices.length), seed, turn)];
			return reply ? fillFacts(textOf(reply), scenario, snapshot) : null;
		},
		seed,
	);
	const at = 1_780_000_000_000;
	const written: Entry[] = [
		{ kind: 'record', at, record: { reason: null, promises: [], next: null, notes: '' } },
		{ kind: 'message', at, message: { parts: [], text: '' } },
		{ kind: 'finish', at },
	];
	return {
		head: { ...live.head, silence: false, recogniser: recogniserId('zh') },
		entries: [...live.entries, ...written],
	};
}
