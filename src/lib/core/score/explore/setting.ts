/** Everything that a search for scores needs of a scenario: its tables, its turns, its watches as tables, and what ends are worth. */
import { type Progress, tabulating, type Tables } from '../../machine/tables.ts';
import { trackedIn } from '../../machine/tracked.ts';
import { documentsAtHand } from '../../run/documents.ts';
import type { Line, Scenario } from '../../scenario/scenario.ts';
import { rightOptions } from '../model-answers.ts';
import { mentionsTrainee } from '../occasions.ts';
import { principles, type Principle } from '../scorecard.ts';
import { Ends } from './ends.ts';
import { messageReadsDays } from './message.ts';
import { readsDays, truthIn } from './truth.ts';
import { type Turns, turnsOf } from './turn.ts';
import { tabulated, type Watched } from './watch.ts';
import { type CheckWatch, closes, enough, gates, objection, watchesOf } from './watches.ts';

export interface Setting {
	scenario: Scenario;
	/** Longest run that is looked at, in replies. */
	replies: number;
	/** Ordinary replies alone, all right papers at hand: practice by choice, well prepared. */
	tables: Tables;
	turns: Turns;
	ends: Ends;
	checks: Record<Principle, CheckWatch & Watched>;
	enough: Watched;
	gates: Watched;
	objections: { watch: Watched; closes: Int8Array };
}

/** @param limit configurations of the talk at which to give up */
export function* setting(
	scenario: Scenario,
	{ replies, limit }: { replies: number; limit: number },
): Generator<Progress, Setting> {
	const documents = documentsAtHand(scenario, rightOptions(scenario));
	const scope = { limit, special: false, documents };
	const reader = { wordOf: (line: Line) => wordOf(line, scenario), days: 0 };
	let tables = yield* tabulating(scenario, trackedIn(scenario, reader), scope);
	const days = mostDays(tables, replies);
	// A score hangs on the day by figures given as the debt, or by a message that writes promises out itself.
	if (days > 0 && (readsDays(scenario) || messageReadsDays(scenario, days)))
		tables = yield* tabulating(scenario, trackedIn(scenario, { ...reader, days }), scope);
	const turns = turnsOf(tables, truthIn(scenario, tables.recollections), documents);
	const watches = watchesOf(scenario);
	const checks = Object.fromEntries(
		principles.map((principle) => [principle, { ...watches[principle], ...tabulated(watches[principle], turns.all) }]),
	) as Setting['checks'];
	const open = tabulated(objection, turns.all);
	return {
		scenario,
		replies,
		tables,
		turns,
		ends: new Ends(tables, checks),
		checks,
		enough: tabulated(enough, turns.all),
		gates: tabulated(gates, turns.all),
		objections: {
			watch: open,
			closes: Int8Array.from(open.memos.flatMap((memo) => turns.all.map((turn) => closes(memo, turn)))),
		},
	};
}

/** All that a score reads of a line. */
function wordOf({ moves, text }: Line, scenario: Scenario): string {
	const named = text.some((paragraph) => mentionsTrainee(paragraph, scenario));
	return moves.length === 0 && !named ? '' : `${JSON.stringify(moves)}${named ? '!' : ''}`;
}

/** The most days that can pass in a run of at most so many replies. */
function mostDays(tables: Tables, replies: number): number {
	const { states } = tables.scenario;
	const own = states.map(({ days }) => days);
	if (own.every((days) => days === 0)) return 0;
	let most = new Int32Array(tables.count).fill(-1);
	for (const { configuration } of tables.starts) most[configuration] = own[tables.state(configuration)] ?? 0;
	let longest = 0;
	for (let given = 0; given < replies; given++) {
		const next = most.slice();
		for (let from = 0; from < tables.done; from++) {
			const days = most[from] as number;
			if (days < 0) continue;
			for (let road = tables.firstRoad(from); road < tables.firstRoad(from + 1); road++) {
				const to = tables.to(road);
				const passed = days + (own[tables.state(to)] ?? 0);
				next[to] = Math.max(next[to] as number, passed);
				longest = Math.max(longest, passed);
			}
		}
		most = next;
	}
	return longest;
}
