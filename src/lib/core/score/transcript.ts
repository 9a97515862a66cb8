/** The talk as a script to read: what each side said, how it was heard and what it moved. A fold over the run's steps, for pages to draw. */
import { toneOf, type ActId, type Tone } from '../act/act.ts';
import type { Snapshot } from '../machine/events.ts';
import { rungOf } from '../machine/ladder.ts';
import type { Entry, Run } from '../run/log.ts';
import { replay, type RunState, type Step } from '../run/replay.ts';
import { undone } from '../run/standing.ts';
import { owed, disputed } from '../scenario/amounts.ts';
import { fillFacts, formatPromises } from '../scenario/facts.ts';
import { joined } from '../scenario/soft-breaks.ts';
import type { Channel, Line, Move, Scenario } from '../scenario/scenario.ts';
import { movedChecks } from './debrief.ts';
import { score } from './score.ts';
import type { CheckId, Scorecard } from './scorecard.ts';

/** A run of the trainee's words with the acts heard in it. */
export interface SaidWords {
	text: string;
	acts: ActId[];
	tone: Tone;
}

export interface MyTurn {
	kind: 'reply' | 'silence' | 'hang-up';
	/** From 1; null for what is no reply. */
	number: number | null;
	tone: Tone;
	words: SaidWords[];
	/** Position of its entry in the log. */
	entry: number;
	at: number;
	/** Names of the documents that it showed. */
	documents: string[];
}

export interface TurnNote {
	tone: Tone;
	mood: { from: string; to: string; /** words that moved it */ words: string; act: ActId } | null;
	/** The mood now, when it did not move. */
	moodNow: string;
	promises: { from: string | null; to: string | null } | null;
	met: CheckId[];
	broken: CheckId[];
	remark: string[];
}

export interface TheirTurn {
	speaker: string;
	mood: string;
	/** Paragraphs; on WeChat, bubbles. Empty with `stock`: the stock phrase of the channel is said. */
	text: string[];
	stock: boolean;
	moves: Move[];
	at: number;
	channel: Channel;
}

export interface Exchange {
	/** Position of the entry that opened it: stable, for keyed lists. */
	key: number;
	mine: MyTurn | null;
	note: TurnNote | null;
	narration: string[];
	/** The channel in which the answer came. */
	channel: Channel;
	/** The channel that this exchange moved to, when it changed. */
	channelChange: Channel | null;
	/** Days that passed before it. */
	days: number;
	unanswered: boolean;
	theirs: TheirTurn | null;
}

/** A script of everything that was said, taken-back replies included where they were said. */
export interface MarkedExchange extends Exchange {
	/** Taken back by undo: shown, not scored. */
	undone: boolean;
}

/** The script for the debrief: the standing steps, and between them each reply that was taken back, as it was answered then. */
export function markedTranscriptOf(scenario: Scenario, run: Run): MarkedExchange[] {
	const standing = transcriptOf(scenario, replay(scenario, run), run.entries).map((exchange) => ({ ...exchange, undone: false }));
	const takenBack = undone(run.entries)
		.filter((place) => run.entries[place]?.kind === 'reply')
		.flatMap((place) => {
			const answered = run.entries[place + 1]?.kind === 'line' ? place + 2 : place + 1;
			const entries = run.entries.slice(0, answered);
			const exchange = transcriptOf(scenario, replay(scenario, { head: run.head, entries }), entries).at(-1);
			return exchange ? [{ ...exchange, undone: true }] : [];
		});
	return [...standing, ...takenBack].sort((a, b) => a.key - b.key);
}

/** Where things stand: mood, promise and the open objection. */
export interface Standing {
	mood: { from: string | null; to: string; words: string | null };
	rung: number;
	rungWords: string | null;
	objection: Scorecard['lscp']['objections'][number] | null;
}

/** The run's state as it was after one of its steps. */
export function stateAfter(state: RunState, step: number): RunState {
	const steps = state.steps.slice(0, step + 1);
	return { ...state, steps, snapshot: steps.at(-1)?.after ?? state.snapshot, record: null, message: null };
}

/** The script of the standing steps, first to last. Notes are computed always; whether they are shown is the page's choice. */
export function transcriptOf(scenario: Scenario, state: RunState, entries: readonly Entry[]): Exchange[] {
	let number = 0;
	let before: Scorecard | null = null;
	return state.steps.map((step, index) => {
		const after = score(scenario, stateAfter(state, index));
		const mine = step.kind === 'begin' ? null : myTurn(scenario, step, entries, step.kind === 'reply' ? ++number : null);
		const exchange: Exchange = {
			key: step.entry,
			mine,
			note: mine && before ? noteOf(scenario, step, mine, before, after) : null,
			...arrivalOf(scenario, step),
			theirs: theirTurn(scenario, step, entries),
		};
		before = after;
		return exchange;
	});
}

/** The trainee's words, cut where acts were heard. */
export function wordsOf(scenario: Scenario, step: Step): SaidWords[] {
	const moment = momentOf(step.before ?? step.after);
	if (step.heard) return heardWords(step.heard.text, step.heard.spans);
	const segments = step.reply?.segments ?? [];
	return segments.map((segment) => ({
		text: fillFacts(segment.text, scenario, moment),
		acts: segment.acts,
		tone: toneOf(segment.acts),
	}));
}

function heardWords(text: string, spans: readonly { act: ActId; start: number; end: number }[]): SaidWords[] {
	const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
	return cuts.slice(0, -1).map((start, index) => {
		const end = cuts[index + 1] ?? text.length;
		const acts = spans.filter((span) => span.start <= start && span.end >= end).map(({ act }) => act);
		return { text: text.slice(start, end), acts, tone: toneOf(acts) };
	});
}

function myTurn(scenario: Scenario, step: Step, entries: readonly Entry[], number: number | null): MyTurn {
	const common = { number, entry: step.entry, at: entries[step.entry]?.at ?? 0 };
	if (step.kind !== 'reply') {
		return { ...common, kind: step.kind === 'silence' ? 'silence' : 'hang-up', tone: 'neutral', words: [], documents: [] };
	}
	const shown = step.heard?.documents ?? step.reply?.segments.flatMap((segment) => segment.documents) ?? [];
	const documents = [...new Set(shown)].map((index) => scenario.account.documents[index] ?? '');
	return { ...common, kind: 'reply', tone: toneOf(step.acts), words: wordsOf(scenario, step), documents };
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
			words: trimmed(words.map(({ text }) => text).join('')),
			act: change.act,
		},
		moodNow: scenario.moods[step.after.mood] ?? '',
		promises: promiseChange(scenario, step),
		met,
		broken,
		remark: (step.reply?.remark ?? []).map((text) => fillFacts(joined(text), scenario, momentOf(step.before ?? step.after))),
	};
}

function promiseChange(scenario: Scenario, { before, after }: Step): TurnNote['promises'] {
	if (!before) return null;
	const [from, to] = [before, after].map((snapshot) =>
		snapshot.promises.length ? formatPromises(snapshot.promises, scenario.language) : null,
	);
	return from === to ? null : { from: from ?? null, to: to ?? null };
}

function arrivalOf(scenario: Scenario, { kind, before, after }: Step) {
	const state = scenario.states[after.state];
	const arrived = kind !== 'silence' || before?.state !== after.state;
	const part = arrived && state ? state.narration : [];
	return {
		narration: part.map((text) => fillFacts(joined(text), scenario, momentOf(after))),
		channel: after.channel,
		channelChange: before && before.channel !== after.channel ? after.channel : null,
		days: after.days - (before?.days ?? 0),
		unanswered: arrived && (state?.unanswered ?? false),
	};
}

function theirTurn(scenario: Scenario, step: Step, entries: readonly Entry[]): TheirTurn | null {
	const said = step.line;
	if (!said) return null;
	const line: Line | null = said.line;
	const stock = line === null && step.kind === 'silence';
	if (!line && !stock) return null;
	const moment = momentOf(step.after);
	return {
		speaker: line?.speaker ?? scenario.customer.name,
		mood: line?.speaker ? '' : (scenario.moods[step.after.mood] ?? ''),
		text: (line?.text ?? []).map((text) => fillFacts(joined(text), scenario, moment)),
		stock,
		moves: line?.moves ?? [],
		at: entries[said.entry]?.at ?? 0,
		channel: step.after.channel,
	};
}

export function standingOf(scenario: Scenario, state: RunState, exchanges: readonly Exchange[]): Standing {
	const snapshot = state.snapshot;
	const last = exchanges.at(-1);
	const lastPromise = snapshot?.promises.at(-1);
	const card = score(scenario, state);
	return {
		mood: {
			from: last?.note?.mood?.from ?? null,
			to: snapshot ? (scenario.moods[snapshot.mood] ?? '') : '',
			words: last?.note?.mood?.words ?? null,
		},
		rung: snapshot ? rungOf(snapshot.promises, owed(scenario) - disputed(scenario)) : 0,
		rungWords: lastPromise ? formatPromises(snapshot?.promises ?? [], scenario.language) : null,
		objection: card.lscp.objections.at(-1) ?? null,
	};
}

export function momentOf(snapshot: Snapshot): { days: number; promises: Snapshot['promises'] } {
	return { days: snapshot.days, promises: snapshot.promises };
}

/** Without closing punctuation, for a quotation inside a sentence. */
function trimmed(text: string): string {
	return text.trim().replace(/[，。；：,.;:]$/u, '');
}
