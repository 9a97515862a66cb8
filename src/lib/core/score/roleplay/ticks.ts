/** What an observer ticks while two people play a scenario: plain JSON, to be kept, sent and read again. */
import { acts, isActId, toneOfAct, type ActId, type ObjectionKind } from '../../act/act.ts';
import { DecodeError, Shape } from '../../run/shape.ts';
import type { Outcome, Scenario } from '../../scenario/scenario.ts';
import { isCheckId, lscpSteps, outcomeValue, type LscpStep } from '../rubric.ts';
import type { CheckId } from '../scorecard.ts';

/** not-raised: the talk gave no occasion, so the check counts neither way. */
export type TickAnswer = 'yes' | 'no' | 'not-raised';

export interface CheckTick {
	/** null: not ticked yet. */
	answer: TickAnswer | null;
	/** The very words heard. */
	words: string;
}

/** An objection that the customer made, and what the trainee did about it. */
export interface ObjectionTick {
	kind: ObjectionKind;
	words: string;
	steps: Record<LscpStep, boolean>;
	/** The steps came in their order; means nothing before all four took place. */
	ordered: boolean;
	/** It took a single reply, which is too short to be counted. */
	short: boolean;
}

/** Something weak or unlawful that the trainee said. */
export interface HeardTick {
	act: ActId;
	words: string;
	/** Of a red line: the very next line promised something. */
	rewarded: boolean;
}

export interface Ticks {
	format: 1;
	/** Whose sheet it is: ticks on another version of the scenario answer other questions. */
	scenario: { id: string; version: number; hash: string };
	checks: Partial<Record<CheckId, CheckTick>>;
	/** In the order in which they came up. */
	objections: ObjectionTick[];
	heard: HeardTick[];
	/** The last that was said about the payment gave way. */
	gaveWayLast: boolean;
	/** How it ended; null: not ticked yet. */
	outcome: Outcome | null;
	/** Rung of the promise ladder, 0 to 5; null: not ticked yet. */
	rung: number | null;
	notes: string;
}

/** Acts that are ticked when they are heard: what is weak, then what crosses a line. */
export const heardActs: readonly ActId[] = acts.map(({ id }) => id).filter((id) => toneOfAct(id) !== 'sound');

export const objectionKinds: readonly ObjectionKind[] = ['evade', 'dispute', 'plead', 'refuse', 'press'];

/** The longest quotation, and the longest note, in UTF-16 units. */
export const longestWords = 500;
export const longestNotes = 4000;
const mostObjections = 40;
const mostHeard = 60;

/** A sheet on which nothing is ticked. */
export function blankTicks({ id, version, hash }: Pick<Scenario, 'id' | 'version' | 'hash'>): Ticks {
	return {
		format: 1,
		scenario: { id, version, hash },
		checks: {},
		objections: [],
		heard: [],
		gaveWayLast: false,
		outcome: null,
		rung: null,
		notes: '',
	};
}

/** An objection just made: nothing was done about it yet. */
export function newObjection(kind: ObjectionKind): ObjectionTick {
	return {
		kind,
		words: '',
		steps: { listen: false, understand: false, propose: false, agree: false },
		ordered: false,
		short: false,
	};
}

/** Whether anything was ticked or written. */
export function isBlank({ checks, objections, heard, gaveWayLast, outcome, rung, notes }: Ticks): boolean {
	const touched = Object.values(checks).some(({ answer, words }) => answer !== null || words !== '');
	return (
		!touched &&
		objections.length === 0 &&
		heard.length === 0 &&
		!gaveWayLast &&
		outcome === null &&
		rung === null &&
		notes === ''
	);
}

export function encodeTicks(ticks: Ticks): string {
	return JSON.stringify(ticks);
}

/** Reads a text that `encodeTicks` wrote. Throws DecodeError when it is anything else: it may come from anybody. */
export function decodeTicks(text: string): Ticks {
	return readTicks(parsed(text));
}

/** The same of a value that JSON was read into already. */
export function readTicks(value: unknown): Ticks {
	const shape = new Shape(value, '');
	const scenario = shape.field('scenario');
	return {
		format: shape.field('format').integer(1, 1) as 1,
		scenario: {
			id: scenario.field('id').text(200),
			version: scenario.field('version').integer(0, Number.MAX_SAFE_INTEGER),
			hash: scenario.field('hash').text(200),
		},
		checks: checkTicks(shape.field('checks')),
		objections: shape.field('objections').list(mostObjections, objection),
		heard: shape.field('heard').list(mostHeard, heard),
		gaveWayLast: shape.field('gaveWayLast').boolean(),
		outcome: shape.field('outcome').orNull((outcome) => outcome.oneOf(Object.keys(outcomeValue) as Outcome[])),
		rung: shape.field('rung').orNull((rung) => rung.integer(0, 5)),
		notes: shape.field('notes').text(longestNotes),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new DecodeError('', 'is no JSON');
	}
}

function checkTicks(shape: Shape): Ticks['checks'] {
	const ticks: Ticks['checks'] = {};
	for (const [id, tick] of shape.entries()) {
		if (!isCheckId(id)) throw new DecodeError(tick.path, 'is no check');
		ticks[id] = {
			answer: tick.field('answer').orNull((answer) => answer.oneOf(['yes', 'no', 'not-raised'] as const)),
			words: tick.field('words').text(longestWords),
		};
	}
	return ticks;
}

function objection(shape: Shape): ObjectionTick {
	const steps = shape.field('steps');
	const names = Object.keys(lscpSteps) as LscpStep[];
	return {
		kind: shape.field('kind').oneOf(objectionKinds),
		words: shape.field('words').text(longestWords),
		steps: Object.fromEntries(names.map((name) => [name, steps.field(name).boolean()])) as ObjectionTick['steps'],
		ordered: shape.field('ordered').boolean(),
		short: shape.field('short').boolean(),
	};
}

function heard(shape: Shape): HeardTick {
	const act = shape.field('act').text(40);
	if (!isActId(act) || !heardActs.includes(act)) throw new DecodeError(`${shape.path}.act`, 'is nothing to be ticked');
	return { act, words: shape.field('words').text(longestWords), rewarded: shape.field('rewarded').boolean() };
}
