/**
 * A scenario from outside, as it travels with exported runs: plain JSON, not its source. Other people's input, so its shape is checked with limits, and
 * everything that refers to a part by its number refers to one that is there.
 */
import { type ActId, isActId } from '../act/act.ts';
import { isIsoDate, isIsoMonth } from '../scenario/calendar.ts';
import { mostReplies, mostStates } from '../scenario/read-talk.ts';
import type {
	Account,
	Channel,
	Effect,
	FollowUp,
	Guard,
	IsoDate,
	Line,
	MessagePart,
	Method,
	Move,
	Outcome,
	Part,
	Person,
	PlanItem,
	PromiseTerms,
	Question,
	RecordKey,
	Reply,
	ReplyKind,
	Scenario,
	Segment,
	State,
} from '../scenario/scenario.ts';
import { DecodeError, Shape } from './shape.ts';

const shortText = 400;
const longText = 20_000;
const mostItems = 1_000;
const mostNested = 20;
const largestAmount = 10_000_000_000_000;
const largest = 1_000_000;

const languages = ['zh', 'en'] as const;
const channels: readonly Channel[] = ['phone', 'wechat', 'visit', 'meeting', 'letter'];
const methods: readonly Method[] = ['bank-transfer', 'acceptance-bill', 'cheque', 'cash', 'third-party', 'offset'];
const outcomes: readonly Outcome[] = [
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
const scenarioId = /^[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,10}$/;
const checkName = /^[a-z]{1,20}(?:-[a-z]{1,20}){0,4}$/;
const digest = /^[0-9a-f]{64}$/;
const currency = /^[A-Z]{3}$/;

/** How many there are of each thing that others refer to. */
interface Counts {
	moods: number;
	variables: number;
	facts: number;
	documents: number;
	states: number;
}

/**
 * A scenario out of parsed JSON; fields that a scenario does not have are left out.
 * @throws DecodeError with the path of the first thing that is wrong
 */
export function decodeScenario(json: unknown): Scenario {
	const shape = new Shape(json, '');
	const of: Counts = {
		moods: sizeOf(shape.field('moods'), mostItems),
		variables: sizeOf(shape.field('variables'), mostItems),
		facts: sizeOf(shape.field('facts'), mostItems),
		documents: sizeOf(shape.field('account').field('documents'), mostItems),
		states: sizeOf(shape.field('states'), mostStates),
	};
	if (of.states === 0) throw new DecodeError('states', 'is empty');
	if (of.moods === 0) throw new DecodeError('moods', 'is empty');
	const rubric = shape.optional('rubric');
	const followUp = shape.optional('followUp');
	const temper = shape.field('customer').optional('temper');
	const scenario: Scenario = {
		id: shape.field('id').matching(scenarioId),
		language: shape.field('language').oneOf(languages),
		version: shape.field('version').integer(0, 0xffffffff),
		title: shape.field('title').text(shortText),
		summary: shape.field('summary').text(longText),
		topic: shape.field('topic').text(shortText),
		channel: shape.field('channel').oneOf(channels),
		difficulty: shape.field('difficulty').integer(1, 5),
		minutes: shape.field('minutes').integer(0, largest),
		customer: { ...person(shape.field('customer')), ...(temper ? { temper: temper.text(longText) } : {}) },
		trainee: person(shape.field('trainee')),
		account: account(shape.field('account')),
		authority: {
			instalments: shape.field('authority').field('instalments').integer(0, largest),
			extensionDays: shape.field('authority').field('extensionDays').integer(0, largest),
			discount: shape.field('authority').field('discount').integer(0, 100),
		},
		variables: shape.field('variables').list(mostItems, (each) => ({
			name: each.field('name').text(shortText),
			min: each.field('min').integer(-largest, largest),
			max: each.field('max').integer(-largest, largest),
			start: each.field('start').integer(-largest, largest),
		})),
		facts: texts(shape.field('facts'), shortText),
		goal: shape.field('goal').text(longText),
		best: shape.field('best').oneOf(outcomes),
		...(rubric ? { rubric: weights(rubric) } : {}),
		case: texts(shape.field('case')),
		prepare: shape.field('prepare').list(mostItems, (each) => question(each, of)),
		moods: texts(shape.field('moods'), shortText),
		moodTransitions: shape.field('moodTransitions').list(mostItems, (each) => ({
			from: below(each.field('from'), of.moods),
			to: below(each.field('to'), of.moods),
			acts: acts(each.field('acts')),
		})),
		everywhere: shape.field('everywhere').list(mostItems, (each) => reply(each, of)),
		states: shape.field('states').list(mostStates, (each) => state(each, of)),
		...(followUp ? { followUp: followUpOf(followUp, of) } : {}),
		debrief: texts(shape.field('debrief')),
		hash: shape.field('hash').matching(digest),
	};
	refuseGaps(scenario);
	return scenario;
}

/** Bullets and lines are numbered from 0, each number once: places in a log are these numbers. */
function refuseGaps({ everywhere, states }: Scenario): void {
	const parts = states.flatMap((each) => each.parts);
	const numbered = (items: readonly { index: number }[]) =>
		new Set(items.map(({ index }) => index)).size === items.length && items.every(({ index }) => index < items.length);
	const replies = [...everywhere, ...parts.flatMap((part) => part.replies)];
	if (replies.length > mostReplies || !numbered(replies)) throw new DecodeError('states', 'has replies out of number');
	if (!numbered(parts.flatMap((part) => part.lines))) throw new DecodeError('states', 'has lines out of number');
}

function sizeOf(shape: Shape, most: number): number {
	return shape.list(most, () => null).length;
}

function below(shape: Shape, count: number): number {
	return shape.integer(0, count - 1);
}

function texts(shape: Shape, longest = longText): string[] {
	return shape.list(mostItems, (each) => each.text(longest));
}

function act(shape: Shape): ActId {
	const text = shape.text(40);
	if (!isActId(text)) throw new DecodeError(shape.path, 'is no act');
	return text;
}

function acts(shape: Shape): ActId[] {
	return shape.list(mostItems, act);
}

function amount(shape: Shape): number {
	return shape.integer(0, largestAmount);
}

function day(shape: Shape): IsoDate {
	const text = shape.text(10);
	if (!isIsoDate(text)) throw new DecodeError(shape.path, 'is no day');
	return text;
}

function dayOrMonth(shape: Shape): string {
	const text = shape.text(10);
	if (!isIsoDate(text) && !isIsoMonth(text)) throw new DecodeError(shape.path, 'is neither day nor month');
	return text;
}

/** An optional text as a part of an object: there or not there, never undefined. */
function named<Name extends string>(shape: Shape, name: Name): Partial<Record<Name, string>> {
	const value = shape.optional(name);
	return value ? ({ [name]: value.text(shortText) } as Partial<Record<Name, string>>) : {};
}

function person(shape: Shape): Person {
	return { name: shape.field('name').text(shortText), ...named(shape, 'title'), ...named(shape, 'company') };
}

function weights(shape: Shape): Record<string, number> {
	return Object.fromEntries(
		shape.entries().map(([name, value]) => {
			if (!checkName.test(name)) throw new DecodeError(value.path, 'is no check');
			return [name, value.integer(0, largest)];
		}),
	);
}

function account(shape: Shape): Account {
	return {
		currency: shape.field('currency').matching(currency),
		today: day(shape.field('today')),
		invoices: shape.field('invoices').list(mostItems, (each) => {
			const issued = each.optional('issued');
			const disputed = each.optional('disputed');
			return {
				number: each.field('number').text(shortText),
				...named(each, 'goods'),
				amount: amount(each.field('amount')),
				due: day(each.field('due')),
				...(issued ? { issued: day(issued) } : {}),
				...(disputed ? { disputed: amount(disputed) } : {}),
			};
		}),
		documents: texts(shape.field('documents'), shortText),
		contacts: shape.field('contacts').list(mostItems, (each) => {
			const channel = each.optional('channel');
			return {
				name: each.field('name').text(shortText),
				...named(each, 'title'),
				...named(each, 'role'),
				...(channel ? { channel: channel.oneOf(channels) } : {}),
			};
		}),
		history: shape.field('history').list(mostItems, (each) => ({
			date: day(each.field('date')),
			channel: each.field('channel').oneOf(channels),
			note: each.field('note').text(longText),
		})),
	};
}

function question(shape: Shape, of: Counts): Question {
	return {
		text: shape.field('text').text(longText),
		options: shape.field('options').list(mostItems, (each) => ({
			text: each.field('text').text(longText),
			right: each.field('right').boolean(),
			why: each.field('why').orNull((why) => why.text(longText)),
			document: each.field('document').orNull((document) => below(document, of.documents)),
		})),
	};
}

function state(shape: Shape, of: Counts): State {
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

function move(shape: Shape, of: Counts): Move {
	const kind = shape.field('kind').oneOf(moveKinds);
	if (kind === 'reveal') return { kind, fact: below(shape.field('fact'), of.facts) };
	if (kind === 'promise') return { kind, more: shape.field('more').boolean(), ...terms(shape) };
	return { kind };
}

function terms(shape: Shape): PromiseTerms {
	return {
		amount: shape.field('amount').orNull(amount),
		date: shape.field('date').orNull((date) => (date.is('asap') ? 'asap' : dayOrMonth(date))),
		method: shape.field('method').orNull((method) => method.oneOf(methods)),
	};
}

function reply(shape: Shape, of: Counts): Reply {
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

function segment(shape: Shape, of: Counts): Segment {
	return {
		text: shape.field('text').text(longText),
		acts: acts(shape.field('acts')),
		plan: shape.field('plan').list(mostItems, planItem),
		documents: shape.field('documents').list(mostItems, (document) => below(document, of.documents)),
	};
}

function planItem(shape: Shape): PlanItem {
	return {
		amount: shape.field('amount').orNull(amount),
		share: shape.field('share').orNull((share) => share.integer(1, 100)),
		date: shape.field('date').orNull(dayOrMonth),
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

function followUpOf(shape: Shape, of: Counts): FollowUp {
	return {
		record: {
			reasons: reasons(shape.field('record').field('reasons'), of),
			next: next(shape.field('record').field('next')),
			promises: shape.field('record').field('promises').boolean(),
		},
		recordFor: shape.field('recordFor').list(mostItems, (each) => ({
			state: below(each.field('state'), of.states),
			record: partialRecord(each.field('record'), of),
		})),
		message: messageParts(shape.field('message')),
		messageFor: shape.field('messageFor').list(mostItems, (each) => ({
			state: below(each.field('state'), of.states),
			message: messageParts(each.field('message')),
		})),
	};
}

function partialRecord(shape: Shape, of: Counts): Partial<RecordKey> {
	const [own, after, promises] = [shape.optional('reasons'), shape.optional('next'), shape.optional('promises')];
	return {
		...(own ? { reasons: reasons(own, of) } : {}),
		...(after ? { next: next(after) } : {}),
		...(promises ? { promises: promises.boolean() } : {}),
	};
}

function reasons(shape: Shape, of: Counts): RecordKey['reasons'] {
	return shape.list(mostItems, (each) => ({
		text: each.field('text').text(longText),
		fact: each.field('fact').orNull((fact) => below(fact, of.facts)),
		unknown: each.field('unknown').boolean(),
	}));
}

function next(shape: Shape): RecordKey['next'] {
	return shape.orNull((each) => ({
		from: day(each.field('from')),
		to: day(each.field('to')),
		contact: each.field('contact').text(shortText),
		channel: each.field('channel').oneOf(channels),
	}));
}

function messageParts(shape: Shape): MessagePart[] {
	return shape.list(mostItems, (each) => ({
		name: each.field('name').text(shortText),
		options: each.field('options').list(mostItems, (option) => ({
			text: option.field('text').text(longText),
			right: option.field('right').boolean(),
			why: option.field('why').orNull((why) => why.text(longText)),
		})),
	}));
}
