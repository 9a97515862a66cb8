/** The talk as a script to read: what each side said, in order. A fold over the run's steps, for pages to draw; what a coach has to say is in score/notes. */
import { toneOf, type ActId, type Tone } from '../act/act.ts';
import type { Snapshot } from '../machine/events.ts';
import { partFor } from '../machine/offer.ts';
import { fillFacts } from '../scenario/facts.ts';
import type { Channel, Line, Move, Scenario } from '../scenario/scenario.ts';
import { joined } from '../scenario/soft-breaks.ts';
import type { Entry } from './log.ts';
import type { RunState, Step } from './replay.ts';
import { StepFold } from './step-fold.ts';

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
	narration: string[];
	/** The channel in which the answer came. */
	channel: Channel;
	/** The channel that this exchange moved to, when it changed. */
	channelChange: Channel | null;
	/** Days that passed before it. */
	days: number;
	/** What the scenario's clock says when it begins, `14:21`; null: not told. */
	time: string | null;
	unanswered: boolean;
	theirs: TheirTurn | null;
}

/** The script of the standing steps, first to last. `entries` is the log they were folded from: it has the times. */
export function scriptOf(scenario: Scenario, state: RunState, entries: readonly Entry[]): Exchange[] {
	return scriptFold(scenario).of(state.steps, entries);
}

/** The script of a run that goes on, to be asked after every turn. */
export function scriptFold(scenario: Scenario): StepFold<Exchange, readonly Entry[]> {
	return new StepFold((step, before, entries) => exchangeOf(scenario, step, before, entries));
}

function exchangeOf(scenario: Scenario, step: Step, before: readonly Exchange[], entries: readonly Entry[]): Exchange {
	const number = 1 + (before.findLast(({ mine }) => mine?.kind === 'reply')?.mine?.number ?? 0);
	return {
		key: step.entry,
		mine: step.kind === 'begin' ? null : myTurn(scenario, step, entries, step.kind === 'reply' ? number : null),
		...arrivalOf(scenario, step),
		theirs: theirTurn(scenario, step, entries),
	};
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
		return {
			...common,
			kind: step.kind === 'silence' ? 'silence' : 'hang-up',
			tone: 'neutral',
			words: [],
			documents: [],
		};
	}
	const shown = step.heard?.documents ?? step.reply?.segments.flatMap((segment) => segment.documents) ?? [];
	const documents = [...new Set(shown)].map((index) => scenario.account.documents[index] ?? '');
	return { ...common, kind: 'reply', tone: toneOf(step.acts), words: wordsOf(scenario, step), documents };
}

function arrivalOf(scenario: Scenario, { kind, before, after }: Step) {
	const state = scenario.states[after.state];
	const arrived = kind !== 'silence' || before?.state !== after.state;
	const told = arrived && state ? [...state.narration, ...(partFor(scenario, after)?.narration ?? [])] : [];
	return {
		narration: told.map((text) => fillFacts(joined(text), scenario, momentOf(after))),
		channel: after.channel,
		channelChange: before && before.channel !== after.channel ? after.channel : null,
		days: after.days - (before?.days ?? 0),
		time: (arrived && state?.time) || null,
		unanswered: arrived && (state?.unanswered ?? false),
	};
}

function theirTurn(scenario: Scenario, step: Step, entries: readonly Entry[]): TheirTurn | null {
	const said = step.line;
	if (!said) return null;
	const line: Line | null = said.line;
	// Only the silence that stays is answered with a word; the one that leads on is answered by where it leads.
	const stock = line === null && step.kind === 'silence' && step.after.arrival === 'silence';
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

export function momentOf(snapshot: Snapshot): { days: number; promises: Snapshot['promises'] } {
	return { days: snapshot.days, promises: snapshot.promises };
}
