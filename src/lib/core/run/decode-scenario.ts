/**
 * A scenario from outside, as it travels with exported runs: plain JSON, not its source. Other people's input, so its shape is checked with limits, and
 * everything that refers to a part by its number refers to one that is there.
 */
import { decodeForms } from './decode-forms.ts';
import { mostReplies, mostStates } from '../scenario/read-talk.ts';
import type { Account, Question, Scenario } from '../scenario/scenario.ts';
import { followUpOf } from './decode-follow-up.ts';
import { outcomes, reply, state } from './decode-talk.ts';
import {
	acts,
	amount,
	below,
	channels,
	type Counts,
	day,
	largest,
	longText,
	mostItems,
	named,
	person,
	shortText,
	texts,
} from './decode-values.ts';
import { DecodeError, Shape } from './shape.ts';

const languages = ['zh', 'en'] as const;
const scenarioId = /^[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,10}$/;
const checkName = /^[a-z]{1,20}(?:-[a-z]{1,20}){0,4}$/;
const digest = /^[0-9a-f]{64}$/;
const currency = /^[A-Z]{3}$/;

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
	const forms = shape.optional('forms');
	const form = shape.optional('form');
	if (forms) scenario.forms = decodeForms(forms, scenario, of);
	if (form) scenario.form = below(form, scenario.forms?.length ?? 0);
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
