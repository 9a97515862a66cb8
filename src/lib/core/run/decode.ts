/** Runs from outside: imports, uploads, what an older page stored. Other people's input, so its shape is checked with limits before anything reads it. */
import { type ActId, isActId } from '../act/act.ts';
import { ears, isModelName, secondFailures } from '../act/hearing/other-ear.ts';
import { recogniserForm } from '../act/hearing/recogniser-id.ts';
import type { Channel, Method, PlanItem, PromiseTerms } from '../scenario/scenario.ts';
import type { CollectionRecord, Entry, Heard, Run, RunHead, Seconded, WrittenMessage } from './log.ts';
import { DecodeError, Shape } from './shape.ts';

export { DecodeError } from './shape.ts';

const longestLog = 5_000;
const longestText = 4_000;
const mostItems = 200;
const uint32 = 0xffffffff;
/** No index of a scenario can be larger: see the reader's limits. */
const largestIndex = 1_000_000;
const largestAmount = 10_000_000_000_000;
const largestTime = 8_640_000_000_000_000;

const channels: readonly Channel[] = ['phone', 'wechat', 'visit', 'meeting', 'letter'];
const methods: readonly Method[] = ['bank-transfer', 'acceptance-bill', 'cheque', 'cash', 'third-party', 'offset'];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const scenarioId = /^[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,10}$/;
const rehearsalName = /^[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,10}$/;
const digest = /^[0-9a-f]{64}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const dayOrMonth = /^\d{4}-\d{2}(?:-\d{2})?$/;

/** A run as JSON text, to be stored or sent. `decodeRun` reads it back equal. */
export function encodeRun(run: Run): string {
	return JSON.stringify(run);
}

/**
 * A run out of JSON: its text or what it parses to. Fields that a run does not have are left out.
 * @throws DecodeError with the path of the first thing that is wrong; whether the run can have happened is for `replay` to say
 */
export function decodeRun(json: unknown): Run {
	const shape = new Shape(typeof json === 'string' ? parsed(json) : json, '');
	return {
		head: head(shape.field('head')),
		entries: shape.field('entries').list(longestLog, entry),
	};
}

function parsed(text: string): unknown {
	if (text.length > 8 * 1024 * 1024) throw new DecodeError('', 'too large');
	try {
		return JSON.parse(text);
	} catch {
		throw new DecodeError('', 'is no JSON');
	}
}

function head(shape: Shape): RunHead {
	const format = shape.field('format').integer(1, Number.MAX_SAFE_INTEGER);
	if (format !== 1) throw new DecodeError('head.format', 'is of a later version');
	const scenario = shape.field('scenario');
	const parent = shape.optional('parent');
	const watched = shape.optional('watched');
	const form = shape.optional('form');
	const recogniser = shape.optional('recogniser');
	const mode = shape.field('mode').oneOf(['choice', 'free'] as const);
	if (recogniser && mode === 'choice') throw new DecodeError(recogniser.path, 'has nothing to hear');
	return {
		format,
		id: shape.field('id').matching(uuid),
		scenario: {
			id: scenario.field('id').matching(scenarioId),
			language: scenario.field('language').oneOf(['zh', 'en'] as const),
			version: scenario.field('version').integer(0, uint32),
			hash: scenario.field('hash').matching(digest),
		},
		rubric: shape.field('rubric').integer(0, uint32),
		mode,
		...(recogniser ? { recogniser: recogniser.matching(recogniserForm) } : {}),
		coaching: shape.field('coaching').oneOf(['coached', 'exam'] as const),
		seed: shape.field('seed').integer(0, uint32),
		...(form ? { form: form.integer(0, 99) } : {}),
		silence: shape.field('silence').boolean(),
		...(parent
			? { parent: { run: parent.field('run').matching(uuid), entries: parent.field('entries').integer(0, longestLog) } }
			: {}),
		...(watched
			? {
					watched: {
						rehearsal: watched.field('rehearsal').matching(rehearsalName),
						entries: watched.field('entries').integer(0, longestLog),
					},
				}
			: {}),
	};
}

const kinds = [
	'prepare',
	'begin',
	'reply',
	'line',
	'silence',
	'hang-up',
	'undo',
	'record',
	'message',
	'finish',
	'contest',
] as const;

function entry(shape: Shape): Entry {
	const at = shape.field('at').integer(0, largestTime);
	const kind = shape.field('kind').oneOf(kinds);
	switch (kind) {
		case 'prepare':
			return {
				kind,
				at,
				question: index(shape.field('question')),
				options: shape.field('options').list(mostItems, index),
			};
		case 'reply': {
			const heardShape = shape.optional('heard');
			const reply = { kind, at, index: index(shape.field('index')), acts: shape.field('acts').list(mostItems, act) };
			return heardShape ? { ...reply, heard: heardOf(reply.acts, heardShape) } : reply;
		}
		case 'line':
			return { kind, at, index: shape.field('index').orNull(index) };
		case 'record':
			return { kind, at, record: record(shape.field('record')) };
		case 'message':
			return { kind, at, message: message(shape.field('message')) };
		case 'contest':
			return {
				kind,
				at,
				reply: shape.field('reply').integer(0, longestLog),
				acts: shape.field('acts').list(mostItems, act),
			};
		default:
			return { kind, at };
	}
}

function index(shape: Shape): number {
	return shape.integer(0, largestIndex);
}

function amount(shape: Shape): number {
	return shape.integer(0, largestAmount);
}

function act(shape: Shape): ActId {
	const text = shape.text(40);
	if (!isActId(text)) throw new DecodeError(shape.path, 'is no act');
	return text;
}

/** Where two ears listened, every act tells which of them heard it. */
function heardOf(acts: readonly ActId[], shape: Shape): Heard {
	const found = heard(shape);
	const told = found.seconded && found.seconded.failed === undefined;
	if (told && acts.some((each) => !found.spans.some((span) => span.act === each)))
		throw new DecodeError(shape.path, 'tells not who heard each act');
	return found;
}

function heard(shape: Shape): Heard {
	const secondedShape = shape.optional('seconded');
	const second = secondedShape && seconded(secondedShape);
	const answered = second !== null && second.failed === undefined;
	return {
		text: shape.field('text').text(longestText),
		spans: shape.field('spans').list(mostItems, (span) => {
			if (!answered && span.optional('by')) throw new DecodeError(span.path, 'was heard by nobody else');
			return {
				act: act(span.field('act')),
				start: span.field('start').integer(0, longestText),
				end: span.field('end').integer(0, longestText),
				...(answered ? { by: span.field('by').oneOf(ears) } : {}),
			};
		}),
		plan: shape.field('plan').list(mostItems, planItem),
		documents: shape.field('documents').list(mostItems, index),
		...(second ? { seconded: second } : {}),
	};
}

function seconded(shape: Shape): Seconded {
	const failed = shape.optional('failed');
	const model = shape.field('model').text(200);
	if (!isModelName(model)) throw new DecodeError(`${shape.path}.model`, 'is no name');
	return {
		model,
		...(failed ? { failed: failed.oneOf(secondFailures) } : {}),
	};
}

function planItem(shape: Shape): PlanItem {
	return {
		amount: shape.field('amount').orNull(amount),
		share: shape.field('share').orNull((share) => share.integer(1, 100)),
		date: shape.field('date').orNull((date) => date.matching(dayOrMonth)),
	};
}

function promise(shape: Shape): PromiseTerms {
	return {
		amount: shape.field('amount').orNull(amount),
		date: shape.field('date').orNull((date) => (date.is('asap') ? 'asap' : date.matching(dayOrMonth))),
		method: shape.field('method').orNull((method) => method.oneOf(methods)),
	};
}

function record(shape: Shape): CollectionRecord {
	return {
		reason: shape.field('reason').orNull(index),
		promises: shape.field('promises').list(mostItems, promise),
		next: shape.field('next').orNull((next) => ({
			date: next.field('date').matching(day),
			contact: next.field('contact').text(200),
			channel: next.field('channel').oneOf(channels),
		})),
		notes: shape.field('notes').text(longestText),
	};
}

function message(shape: Shape): WrittenMessage {
	const text = shape.optional('text');
	const letter = shape.optional('letter');
	const parts = shape.field('parts').list(mostItems, (part) => part.orNull(index));
	return {
		parts,
		...(text ? { text: text.text(longestText) } : {}),
		...(letter ? { letter: letter.text(longestText) } : {}),
	};
}
