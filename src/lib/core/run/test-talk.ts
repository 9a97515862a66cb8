/** A talk that an author tries out: no run, kept nowhere, without clocks, from the beginning or from a preset; it can be played again on an edited scenario. */
import { actsOf } from '../machine/acts.ts';
import { lineFor } from '../machine/line.ts';
import { resumeTalk, startTalk } from '../machine/step.ts';
import { repliesOf, stateOfReply } from '../scenario/replies.ts';
import type { Reply, Scenario } from '../scenario/scenario.ts';
import { lastWords } from './last-words.ts';
import type { CollectionRecord, Entry, Run, WrittenMessage } from './log.ts';
import { presetSnapshot, type Preset, type PresetFault } from './preset.ts';
import type { Hearing } from './rehearse.ts';
import { RunFold, ReplayError, type RunState } from './replay.ts';
import { findMarked, markOf, type ReplyMark } from './reply-mark.ts';

/** How a test play begins. */
export interface TestStart {
	/** Act one: the options ticked, question by question. Of no account with a preset, which says what is at hand. */
	prepare: readonly (readonly number[])[];
	/** null: from the beginning. */
	preset: Preset | null;
	/** Chooses among equal lines. */
	seed: number;
}

/** What the author did, so that it can be done again after an edit. */
export type TestMove =
	{ kind: 'reply'; mark: ReplyMark } | { kind: 'words'; text: string } | { kind: 'silence' } | { kind: 'hang-up' };

/** Why a talk did not go on. */
export type Stop =
	/** The preset is impossible in this scenario. */
	| { why: 'preset'; faults: PresetFault[] }
	/** The reply is not on offer: no reply reads so; it belongs to another state; its condition does not hold. */
	| { why: 'gone'; text: string }
	| { why: 'elsewhere' | 'closed'; text: string; reply: number; state: string | null }
	/** The talk ended before. */
	| { why: 'over'; text: string }
	/** Free words that nothing takes up, or that nobody can hear. */
	| { why: 'unheard'; text: string }
	/** No silence or no ending to hang up to. */
	| { why: 'silence' | 'hang-up' };

/** Entries are so far apart, milliseconds: nobody waits. */
const pace = 1000;

export class TestTalk {
	readonly scenario: Scenario;
	readonly start: TestStart;
	readonly #fold: RunFold;
	readonly #hear: Hearing | null;
	readonly #entries: Entry[] = [];
	readonly #moves: TestMove[] = [];
	#state: RunState;

	/** Use `beginTest` or `playTest`. */
	constructor(scenario: Scenario, start: TestStart, fold: RunFold, hear: Hearing | null) {
		this.scenario = scenario;
		this.start = start;
		this.#fold = fold;
		this.#hear = hear;
		if (!start.preset)
			scenario.prepare.forEach((_, question) => {
				const options = (start.prepare[question] ?? []).filter((option) => scenario.prepare[question]?.options[option]);
				this.#append({ kind: 'prepare', at: this.#at, question, options: [...options] });
			});
		this.#turn({ kind: 'begin', at: this.#at });
		this.#state = fold.state();
	}

	get state(): RunState {
		return this.#state;
	}

	/** What was given so far, marked as it reads in this scenario. */
	get moves(): readonly TestMove[] {
		return this.#moves;
	}

	get entries(): readonly Entry[] {
		return this.#entries;
	}

	/** Does what was done; null when it could be done, else why not: nothing has changed then. */
	give(move: TestMove): Stop | null {
		try {
			const stop = this.#give(move);
			if (!stop) this.#state = this.#fold.state();
			return stop;
		} catch (error) {
			if (!(error instanceof ReplayError)) throw error;
			if (move.kind === 'silence' || move.kind === 'hang-up') return { why: move.kind };
			return { why: 'gone', text: wordsOf(move) };
		}
	}

	/** The play as a run, with act three where it is told; closed when the talk is over. Only a play from the beginning is one that `replay` accepts. */
	run(record: CollectionRecord | null = null, message: WrittenMessage | null = null): Run {
		const entries = [...this.#entries];
		const file = (entry: Entry) => entries.push(entry);
		if (record) file({ kind: 'record', at: entries.length * pace, record });
		if (message) file({ kind: 'message', at: entries.length * pace, message });
		if (this.#state.phase === 'follow-up') file({ kind: 'finish', at: entries.length * pace });
		const free = this.#moves.some(({ kind }) => kind === 'words');
		return { head: headOf(this.scenario, this.start.seed, free ? 'free' : 'choice'), entries };
	}

	get #at(): number {
		return this.#entries.length * pace;
	}

	#give(move: TestMove): Stop | null {
		const { snapshot } = this.#state;
		if (!snapshot || this.#state.phase !== 'talk') return { why: 'over', text: wordsOf(move) };
		if (move.kind === 'silence' || move.kind === 'hang-up') {
			this.#turn({ kind: move.kind, at: this.#at });
			this.#moves.push(move);
			return null;
		}
		if (move.kind === 'words') {
			const heard = this.#hear?.(move.text, snapshot, lastWords(this.scenario, this.#state.steps));
			if (!heard) return { why: 'unheard', text: move.text };
			const { index, acts, heard: as } = heard;
			this.#turn({ kind: 'reply', at: this.#at, index, acts, heard: as });
			this.#moves.push(move);
			return null;
		}
		const found = findMarked(this.scenario, snapshot, move.mark);
		if ('why' in found) return this.#stopped(found, move.mark);
		this.#say(found.reply);
		return null;
	}

	#say(reply: Reply): void {
		this.#turn({ kind: 'reply', at: this.#at, index: reply.index, acts: [...actsOf(reply)] });
		this.#moves.push({ kind: 'reply', mark: markOf(this.scenario, reply) });
	}

	#stopped(missing: Exclude<ReturnType<typeof findMarked>, { reply: Reply }>, { text }: ReplyMark): Stop {
		if (missing.why === 'gone') return { why: 'gone', text };
		const state = stateOfReply(this.scenario, missing.reply);
		return { ...missing, text, state: state === null ? null : (this.scenario.states[state]?.name ?? null) };
	}

	/** An entry with the line that answers it. */
	#turn(entry: Entry): void {
		this.#append(entry);
		const snapshot = this.#fold.snapshot;
		if (!snapshot?.lineDue) return;
		const line = lineFor(this.scenario, snapshot, this.start.seed, this.#fold.turn);
		this.#append({ kind: 'line', at: this.#at, index: line?.index ?? null });
	}

	#append(entry: Entry): void {
		this.#fold.push(entry);
		this.#entries.push(entry);
	}
}

/** A talk at its beginning; or why its preset cannot be played from. */
export function beginTest(
	scenario: Scenario,
	start: TestStart,
	hear: Hearing | null = null,
): TestTalk | Extract<Stop, { why: 'preset' }> {
	const preset = start.preset && presetSnapshot(scenario, start.preset);
	if (preset && 'faults' in preset) return { why: 'preset', faults: preset.faults };
	const steppers = {
		start: (own: Scenario, papers: { documents: readonly number[] }) =>
			preset ? resumeTalk(own, preset.snapshot) : startTalk(own, papers),
		resume: resumeTalk,
	};
	return new TestTalk(scenario, start, new RunFold(scenario, headOf(scenario, start.seed, 'free'), steppers), hear);
}

export interface TestPlayed {
	/** null when not even its beginning can be played. */
	talk: TestTalk | null;
	/** Why it did not go on; null when everything was done again. */
	stop: Stop | null;
}

/** Everything once more, on this scenario, as far as it goes. */
export function playTest(
	scenario: Scenario,
	start: TestStart,
	moves: readonly TestMove[],
	hear: Hearing | null = null,
): TestPlayed {
	const talk = beginTest(scenario, start, hear);
	if (!(talk instanceof TestTalk)) return { talk: null, stop: talk };
	for (const move of moves) {
		const stop = talk.give(move);
		if (stop) return { talk, stop };
	}
	return { talk, stop: null };
}

/** The move that gives a reply. */
export function replyMove(scenario: Scenario, index: number): TestMove {
	const reply = repliesOf(scenario)[index];
	if (!reply) throw new RangeError(`no reply ${index}`);
	return { kind: 'reply', mark: markOf(scenario, reply) };
}

function wordsOf(move: TestMove): string {
	return move.kind === 'reply' ? move.mark.text : move.kind === 'words' ? move.text : '';
}

function headOf({ id, language, version, hash }: Scenario, seed: number, mode: 'choice' | 'free'): Run['head'] {
	return {
		format: 1,
		id: '00000000-0000-7000-8000-000000000000',
		scenario: { id, language, version, hash },
		rubric: 1,
		mode,
		coaching: 'coached',
		seed,
		silence: true,
	};
}
