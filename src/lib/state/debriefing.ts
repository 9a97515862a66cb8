import { replay, type RunState } from '../core/run/replay.ts';
import { standing } from '../core/run/standing.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { turningPoint, type TurningPoint } from '../core/score/debrief.ts';
import { score } from '../core/score/score.ts';
import type { Scorecard } from '../core/score/scorecard.ts';
import { notedScript, type NotedExchange } from '../core/score/notes.ts';
import type { StoredRun } from '../store/runs.ts';

/** Everything that the debrief shows of a run: folds over its log, made once. */
export class Debriefing {
	readonly stored: StoredRun;
	readonly scenario: Scenario;
	readonly state: RunState;
	readonly card: Scorecard;
	readonly exchanges: NotedExchange[];
	readonly turning: (TurningPoint & { words: string }) | null;

	/** @throws ReplayError when the log does not replay */
	constructor(stored: StoredRun) {
		this.stored = stored;
		this.scenario = stored.scenario;
		this.state = replay(stored.scenario, stored.run);
		this.card = score(stored.scenario, stored.run);
		this.exchanges = notedScript(stored.scenario, stored.run);
		this.turning = turningPoint(stored.scenario, stored.run);
	}

	/** Seconds from the beginning of the talk to its last line, pauses of the page included. */
	get seconds(): number {
		const { entries } = this.stored.run;
		const told = standing(entries).flatMap((place) => entries[place] ?? []);
		const begin = told.find(({ kind }) => kind === 'begin')?.at ?? 0;
		const end = told.findLast(({ kind }) => kind === 'line' || kind === 'hang-up' || kind === 'reply')?.at ?? begin;
		return Math.max(0, Math.round((end - begin) / 1000));
	}

	/** 0 to 100, rounded half up; null when nothing applies. */
	principle(id: keyof Scorecard['principles']): number | null {
		const own = this.card.principles[id];
		return own && Math.floor((200 * own.met + own.applicable) / (2 * own.applicable));
	}
}
