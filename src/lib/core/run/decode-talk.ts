/** The talk of a scenario from outside: its states, with what is said there and what may be answered. */
import type {
	Effect,
	Guard,
	Line,
	Move,
	Outcome,
	Part,
	Reply,
	ReplyKind,
	Segment,
	State,
} from '../scenario/scenario.ts';
import {
	act,
	acts,
	below,
	channels,
	type Counts,
	largest,
	longText,
	mostItems,
	named,
	planItem,
	shortText,
	terms,
	texts,
} from './decode-values.ts';
import { DecodeError, type Shape } from './shape.ts';

const mostNested = 20;
export const outcomes: readonly Outcome[] = [
	'paid',
	'agreed',
	'verbal',
	'deferred',
	'escalated',
	'message-left',
	'no-commitment',
	'refused',
	'broken-off',
];
const replyKinds: readonly ReplyKind[] = ['reply', 'other', 'lost', 'silence', 'red-line'];
const moveKinds = ['evade', 'dispute', 'plead', 'refuse', 'press', 'reveal', 'promise'] as const;
const comparisons = ['>=', '<=', '=', '!=', '>', '<'] as const;
const guardKinds = ['variable', 'mood', 'learnt', 'said', 'brought', 'visits', 'and', 'or', 'not'] as const;

export function state(shape: Shape, of: Counts): State {
	const parts = shape.field('parts').list(mostItems, (each) => part(each, of));
	const [common] = parts;
	if (!common || common.mood !== null || common.visit !== null)
		throw new DecodeError(shape.path, 'lacks its common part');
	return {
		name: shape.field('name').text(shortText),
		anchor: shape.field('anchor').text(shortText),
		channel: shape.field('channel').orNull((channel) => channel.oneOf(channels)),
		days: shape.field('days').integer(0, largest),
		...named(shape, 'time'),
		unanswered: shape.field('unanswered').boolean(),
		outcome: shape.field('outcome').orNull((outcome) => outcome.oneOf(outcomes)),
		narration: texts(shape.field('narration')),
		parts,
	};
}

function visit(shape: Shape): number | null {
	return shape.field('visit').orNull((each) => each.integer(2, largest));
}

function part(shape: Shape, of: Counts): Part {
	return {
		mood: shape.field('mood').orNull((mood) => below(mood, of.moods)),
		visit: visit(shape),
		narration: texts(shape.field('narration')),
		lines: shape.field('lines').list(mostItems, (each) => line(each, of)),
		replies: shape.field('replies').list(mostItems, (each) => reply(each, of)),
	};
}

function line(shape: Shape, of: Counts): Line {
	return {
		index: shape.field('index').integer(0, largest),
		text: texts(shape.field('text')),
		speaker: shape.field('speaker').orNull((speaker) => speaker.text(shortText)),
		visit: visit(shape),
		when: shape.field('when').oneOf(['normal', 'lost', 'silence'] as const),
		moves: shape.field('moves').list(mostItems, (each) => move(each, of)),
	};
}

export function move(shape: Shape, of: Counts): Move {
	const kind = shape.field('kind').oneOf(moveKinds);
	const written = named(shape, 'written');
	if (kind === 'reveal') return { kind, fact: below(shape.field('fact'), of.facts), ...written };
	if (kind === 'promise') return { kind, more: shape.field('more').boolean(), ...terms(shape), ...written };
	return { kind, ...written };
}

export function reply(shape: Shape, of: Counts): Reply {
	return {
		index: shape.field('index').integer(0, largest),
		kind: shape.field('kind').oneOf(replyKinds),
		seconds: shape.field('seconds').orNull((seconds) => seconds.integer(0, largest)),
		segments: shape.field('segments').list(mostItems, (each) => segment(each, of)),
		wordings: texts(shape.field('wordings')),
		remark: texts(shape.field('remark')),
		guard: shape.field('guard').orNull((each) => guard(each, of, 0)),
		effects: shape.field('effects').list(mostItems, (each) => effect(each, of)),
		learns: shape.field('learns').list(mostItems, (fact) => below(fact, of.facts)),
		target: below(shape.field('target'), of.states),
	};
}

export function segment(shape: Shape, of: Counts): Segment {
	const written = shape.optional('written');
	return {
		text: shape.field('text').text(longText),
		acts: acts(shape.field('acts')),
		plan: shape.field('plan').list(mostItems, planItem),
		documents: shape.field('documents').list(mostItems, (document) => below(document, of.documents)),
		...(written ? { written: texts(written, shortText) } : {}),
	};
}

function effect(shape: Shape, of: Counts): Effect {
	return {
		variable: below(shape.field('variable'), of.variables),
		op: shape.field('op').oneOf(['+', '-', '='] as const),
		value: shape.field('value').integer(-largest, largest),
	};
}

function guard(shape: Shape, of: Counts, depth: number): Guard {
	if (depth > mostNested) throw new DecodeError(shape.path, 'is nested too deep');
	const kind = shape.field('kind').oneOf(guardKinds);
	switch (kind) {
		case 'variable':
			return {
				kind,
				variable: below(shape.field('variable'), of.variables),
				op: shape.field('op').oneOf(comparisons),
				value: shape.field('value').integer(-largest, largest),
			};
		case 'mood':
			return { kind, mood: below(shape.field('mood'), of.moods), is: shape.field('is').boolean() };
		case 'learnt':
			return { kind, fact: below(shape.field('fact'), of.facts) };
		case 'said':
			return { kind, act: act(shape.field('act')) };
		case 'brought':
			return { kind, document: below(shape.field('document'), of.documents) };
		case 'visits':
			return {
				kind,
				op: shape.field('op').oneOf(comparisons),
				value: shape.field('value').integer(-largest, largest),
			};
		case 'and':
		case 'or':
			return { kind, of: shape.field('of').list(mostItems, (each) => guard(each, of, depth + 1)) };
		case 'not':
			return { kind, of: guard(shape.field('of'), of, depth + 1) };
	}
}
