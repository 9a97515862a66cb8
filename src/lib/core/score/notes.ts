/** What the coach notes beside each of the trainee's turns: why the mood moved, which checks moved, what stands promised, the remark. */
import type { ActId, Tone } from '../act/act.ts';
import { bare } from '../act/hearing/bare.ts';
import type { Run } from '../run/log.ts';
import { replay, RunFold, type RunState, type Step } from '../run/replay.ts';
import { momentOf, scriptFold, scriptOf, type Exchange, type MyTurn } from '../run/script.ts';
import { StepFold } from '../run/step-fold.ts';
import { undone } from '../run/standing.ts';
import { fillFacts, formatPromises } from '../scenario/facts.ts';
import { textOf } from '../scenario/replies.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { joined } from '../scenario/soft-breaks.ts';
import { movedChecks } from './debrief.ts';
import { scoreFigures } from './score.ts';
import type { CheckId, ObjectionScore, Scorecard } from './scorecard.ts';
import { closed } from './story.ts';

export interface TurnNote {
	tone: Tone;
	mood: { from: string; to: string; /** words that moved it */ words: string; act: ActId } | null;
	/** The mood now, when it did not move. */
	moodNow: string;
	promises: { from: string | null; to: string | null } | null;
	met: CheckId[];
	broken: CheckId[];
	remark: string[];
	/** The author's words that the remark was written on, where a free reply was taken for them and said it otherwise: the remark may quote them. */
	remarkOn: string | null;
}

/** An exchange with its note. */
export interface NotedExchange extends Exchange {
	/** null where the trainee said nothing. */
	note: TurnNote | null;
	/** Taken back by undo: shown, not scored. */
	undone: boolean;
}

/** One note a turn of the script, in its order; null for the opening. */
export function notesOf(scenario: Scenario, state: RunState, script: readonly Exchange[]): (TurnNote | null)[] {
	return new NoteFold(scenario).of(state, script);
}

/** The notes of a run that goes on, to be asked after every turn: each is scored once, and the note on a turn that stands stays the same object. */
export class NoteFold {
	readonly #fold: StepFold<NotedStep, { state: RunState; script: readonly Exchange[] }>;

	constructor(scenario: Scenario) {
		this.#fold = new StepFold((step, turns, { state, script }) => {
			const steps = [...turns.map((turn) => turn.step), step];
			const after = scoreFigures(scenario, { ...state, steps, snapshot: step.after, record: null, message: null });
			const [before, mine] = [turns.at(-1)?.after, script[turns.length]?.mine];
			return { step, after, note: before && mine ? noteOf(scenario, step, mine, before, after) : null };
		});
	}

	/** @param script that goes with the state */
	of(state: RunState, script: readonly Exchange[]): (TurnNote | null)[] {
		return this.#fold.of(state.steps, { state, script }).map(({ note }) => note);
	}

	/** As `openObjection` has it, where the talk stands. */
	objection(state: RunState, script: readonly Exchange[]): ObjectionScore | null {
		return this.#fold.of(state.steps, { state, script }).at(-1)?.after.lscp.objections.at(-1) ?? null;
	}
}

interface NotedStep {
	step: Step;
	/** The score when its answer was heard. */
	after: Scorecard;
	note: TurnNote | null;
}

/** The objection that is open now: the last one that was opened; null before the first. */
export function openObjection(scenario: Scenario, state: RunState): ObjectionScore | null {
	return scoreFigures(scenario, state).lscp.objections.at(-1) ?? null;
}

/**
 * The whole talk with its notes, as the debrief hands it back: the standing turns, and between them each reply that was taken back, as it was answered
 * then. Throws ReplayError when the log does not replay.
 */
export function notedScript(scenario: Scenario, run: Run): NotedExchange[] {
	return [...standingOf(scenario, run), ...takenBackOf(scenario, run)].sort((a, b) => a.key - b.key);
}

function standingOf(scenario: Scenario, run: Run): NotedExchange[] {
	const state = replay(scenario, run);
	const script = scriptOf(scenario, state, run.entries);
	const notes = notesOf(scenario, state, script);
	return script.map((exchange, index) => ({ ...exchange, note: notes[index] ?? null, undone: false }));
}

/** Each as it stood when it was answered. One pass over the log: of a log full of undo no piece is played again. */
function takenBackOf(scenario: Scenario, { head, entries }: Run): NotedExchange[] {
	const replies = undone(entries).filter((place) => entries[place]?.kind === 'reply');
	const answered = new Set(replies.map((place) => (entries[place + 1]?.kind === 'line' ? place + 1 : place)));
	const fold = new RunFold(scenario, head);
	const scripts = scriptFold(scenario);
	const notes = new NoteFold(scenario);
	const found: NotedExchange[] = [];
	for (const [place, entry] of entries.entries()) {
		if (found.length === replies.length) break;
		fold.push(entry);
		if (!answered.has(place)) continue;
		const state = fold.state();
		const script = scripts.of(state.steps, entries.slice(0, place + 1));
		const exchange = script.at(-1);
		if (exchange) found.push({ ...exchange, note: notes.of(state, script).at(-1) ?? null, undone: true });
	}
	return found;
}

function noteOf(scenario: Scenario, step: Step, mine: MyTurn, before: Scorecard, after: Scorecard): TurnNote {
	const change = step.moodChange;
	const { met, broken } = movedChecks(before, after, step.entry);
	const words = change ? mine.words.filter(({ acts }) => acts.includes(change.act)) : [];
	return {
		tone: mine.tone,
		mood: change && {
			from: scenario.moods[change.from] ?? '',
			to: scenario.moods[change.to] ?? '',
			words: closed(words.map(({ text }) => text).join('')),
			act: change.act,
		},
		moodNow: scenario.moods[step.after.mood] ?? '',
		promises: promiseChange(scenario, step),
		met,
		broken,
		remark: (step.reply?.remark ?? []).map((text) =>
			fillFacts(joined(text), scenario, momentOf(step.before ?? step.after)),
		),
		remarkOn: remarkedWords(scenario, step),
	};
}

/** The wording of the author that a free reply was taken for; null where it said just that, or there is no wording or no remark. */
function remarkedWords(scenario: Scenario, { reply, heard, before, after }: Step): string | null {
	if (!heard || reply?.kind !== 'reply' || reply.remark.length === 0) return null;
	const moment = momentOf(before ?? after);
	const [own = '', ...others] = [textOf(reply), ...reply.wordings].map((words) => fillFacts(words, scenario, moment));
	const said = bare(heard.text);
	return [own, ...others].some((words) => bare(words) === said) ? null : joined(own);
}

function promiseChange(scenario: Scenario, { before, after }: Step): TurnNote['promises'] {
	if (!before) return null;
	const [from, to] = [before, after].map((snapshot) =>
		snapshot.promises.length ? formatPromises(snapshot.promises, scenario.language) : null,
	);
	return from === to ? null : { from: from ?? null, to: to ?? null };
}
