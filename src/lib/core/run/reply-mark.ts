/** A reply remembered across edits of its scenario: by its words and its place, since numbers shift with every bullet that is added. */
import { offered } from '../machine/offer.ts';
import type { Snapshot } from '../machine/events.ts';
import { editDistance } from '../scenario/distance.ts';
import { repliesOf, stateOfReply, textOf } from '../scenario/replies.ts';
import type { Reply, Scenario } from '../scenario/scenario.ts';

export interface ReplyMark {
	/** Its words as they are written, `{{…}}` and all. */
	text: string;
	/** Anchor of its state; null: it holds everywhere. */
	state: string | null;
	/** Where it stands among the replies of its state. */
	place: number;
	/** The words of the others there: what was another reply then is not this one now. */
	beside: readonly string[];
}

/** Why a marked reply cannot be given. gone: no reply reads so. elsewhere: it belongs to another state. closed: its condition does not hold, or its mood or visit is another. */
export type Missing = { why: 'gone' } | { why: 'elsewhere'; reply: number } | { why: 'closed'; reply: number };

/** Words at least this alike, of 1, are the same words after an edit. */
const alike = 0.5;
/** Longer words are compared by their beginning. */
const longest = 200;

export function markOf(scenario: Scenario, { index }: Reply): ReplyMark {
	const reply = repliesOf(scenario)[index];
	const state = stateOfReply(scenario, index);
	const others = neighbours(scenario, state);
	return {
		text: reply ? textOf(reply) : '',
		state: state === null ? null : (scenario.states[state]?.anchor ?? null),
		place: others.findIndex((other) => other.index === index),
		beside: others.filter((other) => other.index !== index).map(textOf),
	};
}

/** The reply that a mark means among those on offer now: word for word, else the one in its place with new words, else the one that reads most alike. */
export function findMarked(scenario: Scenario, snapshot: Snapshot, mark: ReplyMark): { reply: Reply } | Missing {
	const choices = offered(scenario, snapshot);
	const same = choices.filter((reply) => textOf(reply) === mark.text);
	const reply =
		same.find(({ index }) => anchorOf(scenario, index) === mark.state) ??
		same[0] ??
		inPlace(scenario, choices, mark) ??
		mostAlike(choices, mark);
	return reply ? { reply } : whyMissing(scenario, snapshot, mark);
}

function inPlace(scenario: Scenario, choices: readonly Reply[], mark: ReplyMark): Reply | undefined {
	return choices.find((reply) => {
		const now = markOf(scenario, reply);
		// A bullet that came or went moves the others along: then likeness decides.
		const moved = now.beside.length !== mark.beside.length || mark.beside.includes(now.text);
		return (
			now.state === mark.state &&
			now.place === mark.place &&
			!moved &&
			now.beside.every((text, at) => text === mark.beside[at])
		);
	});
}

function mostAlike(choices: readonly Reply[], { text, beside }: ReplyMark): Reply | undefined {
	let best: Reply | undefined;
	let most = alike;
	for (const reply of choices) {
		const own = textOf(reply);
		if (beside.includes(own)) continue;
		const likeness = likenessOf(own, text);
		if (likeness < most || (best && likeness === most)) continue;
		best = reply;
		most = likeness;
	}
	return best;
}

/** 1 for equal texts, 0 for such that share nothing. */
export function likenessOf(a: string, b: string): number {
	const [left, right] = [a.slice(0, longest), b.slice(0, longest)];
	const length = Math.max(left.length, right.length);
	return length === 0 ? 1 : 1 - editDistance(left, right) / length;
}

function whyMissing(scenario: Scenario, snapshot: Snapshot, { text }: ReplyMark): Missing {
	const same = repliesOf(scenario).filter((reply) => reply.kind === 'reply' && textOf(reply) === text);
	const here = same.find(({ index }) => [snapshot.state, null].includes(stateOfReply(scenario, index)));
	if (here) return { why: 'closed', reply: here.index };
	return same[0] ? { why: 'elsewhere', reply: same[0].index } : { why: 'gone' };
}

function neighbours(scenario: Scenario, state: number | null): Reply[] {
	const all =
		state === null ? scenario.everywhere : (scenario.states[state]?.parts ?? []).flatMap(({ replies }) => replies);
	return all.filter(({ kind }) => kind === 'reply');
}

function anchorOf(scenario: Scenario, index: number): string | null {
	const state = stateOfReply(scenario, index);
	return state === null ? null : (scenario.states[state]?.anchor ?? null);
}
