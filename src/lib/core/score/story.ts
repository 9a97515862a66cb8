/** What was said, in order, as the checks read it: a view of the run's standing steps. */
import type { ActId } from '../act/act.ts';
import type { Snapshot } from '../machine/events.ts';
import type { Entry } from '../run/log.ts';
import type { RunState, Step } from '../run/replay.ts';
import { fillFacts } from '../scenario/facts.ts';
import type { Line, PlanItem, Scenario, State } from '../scenario/scenario.ts';
import { authoredReplies } from './authored.ts';
import type { Evidence } from './scorecard.ts';

/** A standing reply of the trainee. */
export interface SaidReply {
	/** From 1. */
	number: number;
	entry: number;
	acts: readonly ActId[];
	plan: readonly PlanItem[];
	/** Papers pointed at. */
	documents: readonly number[];
	step: Step;
}

/** A line that the customer (or somebody else there) said. */
export interface SaidLine {
	entry: number;
	line: Line;
	/** Number of replies that stand before it. */
	after: number;
	step: Step;
}

export interface Story {
	scenario: Scenario;
	state: RunState;
	entries: readonly Entry[];
	replies: readonly SaidReply[];
	lines: readonly SaidLine[];
	/** Where the talk stands; null before it began. */
	snapshot: Snapshot | null;
	/** The ending that was entered; null while the talk goes on. */
	ending: State | null;
}

/** Reads a replayed run as a story. `entries` is the whole log when it is at hand: only undone replies and act one's places need it. */
export function storyOf(scenario: Scenario, state: RunState, entries: readonly Entry[]): Story {
	const replies: SaidReply[] = [];
	const lines: SaidLine[] = [];
	for (const step of state.steps) {
		if (step.kind === 'reply') replies.push(replyOf(scenario, step, replies.length + 1));
		if (step.line?.line) lines.push({ entry: step.line.entry, line: step.line.line, after: replies.length, step });
	}
	const snapshot = state.snapshot;
	const ending = snapshot?.over ? (scenario.states[snapshot.state] ?? null) : null;
	return { scenario, state, entries, replies, lines, snapshot, ending };
}

function replyOf(scenario: Scenario, step: Step, number: number): SaidReply {
	// A special bullet has no words of its own, so it carries no plan and no papers.
	const said = step.heard ?? (step.reply && authoredReplies(scenario).get(step.reply.index));
	return { number, entry: step.entry, acts: step.acts, plan: said?.plan ?? [], documents: said?.documents ?? [], step };
}

export function has({ acts }: { acts: readonly ActId[] }, wanted: readonly ActId[]): boolean {
	return wanted.some((act) => acts.includes(act));
}

/** The first of `wanted` that the reply carries, by the order of the reply's own acts. */
export function actAmong({ acts }: { acts: readonly ActId[] }, wanted: readonly ActId[]): ActId | undefined {
	return acts.find((act) => wanted.includes(act));
}

/** The words of a reply that show an act, facts filled in; the whole reply when no act is named or none of its words is marked. */
export function wordsOf(scenario: Scenario, step: Step, act?: ActId): string {
	if (step.heard) return closed(heardWords(step.heard, act));
	return closed(fillFacts(writtenWords(step, act), scenario, step.before ?? step.after));
}

function writtenWords(step: Step, act: ActId | undefined): string {
	const segments = step.reply?.segments ?? [];
	const marked = act === undefined ? [] : segments.filter(({ acts }) => acts.includes(act));
	return (marked.length > 0 ? marked : segments).map(({ text }) => text).join('');
}

function heardWords({ text, spans }: NonNullable<Step['heard']>, act: ActId | undefined): string {
	const marked = act === undefined ? [] : spans.filter((span) => span.act === act);
	if (marked.length === 0) return text;
	return marked.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

const separators = '，、；：,;:—';

/** Without the white space and the separating marks at its ends that a quotation need not carry along. */
export function closed(text: string): string {
	let words = text.trim();
	if (separators.includes(words.at(-1) ?? ' ')) words = words.slice(0, -1);
	while (separators.includes(words[0] ?? ' ') && words) words = words.slice(1);
	return words.trim();
}

/** Evidence by the words of a reply; of several acts wanted, the first that it carries. */
export function byReply(story: Story, reply: SaidReply, wanted: readonly ActId[] = []): Evidence {
	const act = actAmong(reply, wanted);
	const words = wordsOf(story.scenario, reply.step, act);
	return { entry: reply.entry, reply: reply.number, words, ...(act === undefined ? {} : { act }) };
}

/** Evidence by the words of a line. */
export function byLine(story: Story, { entry, line, step }: SaidLine): Evidence {
	const words = line.text.map((text) => fillFacts(text, story.scenario, step.after)).join(' ');
	return { entry, reply: null, speaker: line.speaker ?? story.scenario.customer.name, words: closed(words) };
}

export function withDetail(evidence: Evidence, key: string, values: Record<string, string | number> = {}): Evidence {
	return { ...evidence, detail: { key, values } };
}
