import { replay, type RunState } from '../core/run/replay.ts';
import { talkedFor } from '../core/run/talked-for.ts';
import { watchedReplies } from '../core/run/watched.ts';
import { secondModels } from '../core/run/seconded.ts';
import { writtenWork, type WrittenWork } from '../core/run/written-work.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { turningPoint, type TurningPoint } from '../core/score/debrief.ts';
import { betterWordings } from '../core/score/better.ts';
import { score } from '../core/score/score.ts';
import type { CheckId, Scorecard } from '../core/score/scorecard.ts';
import { notedScript, type NotedExchange } from '../core/score/notes.ts';
import type { StoredRun } from '../store/runs.ts';

/** What was written in words of the trainee's own, and what it is read against. */
export interface WrittenText {
	text: string;
	work: WrittenWork;
}

/** Everything that the debrief shows of a run: folds over its log, made once. */
export class Debriefing {
	readonly stored: StoredRun;
	readonly scenario: Scenario;
	readonly state: RunState;
	readonly card: Scorecard;
	readonly exchanges: NotedExchange[];
	/** Of each missed check, what could have been said at that moment: two wordings where there are two. */
	readonly better: ReadonlyMap<CheckId, string[]>;
	readonly turning: (TurningPoint & { words: string }) | null;

	/** @throws ReplayError when the log does not replay */
	constructor(stored: StoredRun) {
		this.stored = stored;
		this.scenario = stored.scenario;
		this.state = replay(stored.scenario, stored.run);
		this.card = score(stored.scenario, stored.run);
		this.exchanges = notedScript(stored.scenario, stored.run);
		this.better = betterWordings(stored.scenario, this.state, this.card, stored.run.entries);
		this.turning = turningPoint(stored.scenario, stored.run);
	}

	/** Replies that were taken over from a model that was watched; null when the run did not begin with one. */
	get watched(): number | null {
		const { watched } = this.stored.run.head;
		return watched ? watchedReplies(this.state.steps, watched.entries) : null;
	}

	/** Models that helped to hear the replies that stand. */
	get seconded(): string[] {
		return secondModels(this.state.steps);
	}

	/** The message and the letter, where they were written freely. */
	get written(): WrittenText[] {
		const { snapshot, message } = this.state;
		if (!snapshot || !message) return [];
		const { message: confirmation, letter } = writtenWork(this.scenario, snapshot);
		return [
			...(confirmation && message.text !== undefined ? [{ text: message.text, work: confirmation }] : []),
			...(letter && message.letter !== undefined ? [{ text: message.letter, work: letter }] : []),
		];
	}

	/** Seconds from the beginning of the talk to its last line. */
	get seconds(): number {
		return Math.round(talkedFor(this.stored.run.entries) / 1000);
	}
}
