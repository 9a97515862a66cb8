/**
 * The rubric 评分标准 as data, in one place: what is checked, how much it weighs, where the limits lie. Code that decides reads it from here.
 */
import type { ActId } from '../act/act.ts';
import type { Outcome, Scenario } from '../scenario/scenario.ts';
import { checkIds, principles, type Cap, type CheckId, type Medal, type Principle } from './scorecard.ts';

/** Goes up whenever a run could get another score. */
export const rubricVersion = 1;

export interface Check {
	id: CheckId;
	principle: Principle;
	/** A scenario may override it; 0 takes the check out. */
	weight: number;
	/** reach: something has to be done. avoid: something must not be done, and counts only once `fewestReplies` stand. */
	kind: 'reach' | 'avoid';
}

const table: Record<CheckId, readonly [Principle, weight: number, kind: Check['kind']]> = {
	'open-plainly': ['sincerity', 3, 'reach'],
	'right-person': ['sincerity', 1, 'reach'],
	'no-apology': ['sincerity', 2, 'avoid'],
	truthful: ['sincerity', 2, 'avoid'],
	'ask-before-propose': ['patience', 3, 'reach'],
	'hear-out': ['patience', 2, 'avoid'],
	'stay-calm': ['patience', 2, 'avoid'],
	persist: ['patience', 3, 'reach'],
	empathise: ['understanding', 3, 'reach'],
	reflect: ['understanding', 2, 'reach'],
	'find-cause': ['understanding', 3, 'reach'],
	'full-first': ['suggestion', 2, 'reach'],
	'concrete-plan': ['suggestion', 4, 'reach'],
	'plan-fits': ['suggestion', 2, 'reach'],
	'within-authority': ['suggestion', 2, 'avoid'],
	'ease-payment': ['suggestion', 1, 'reach'],
	'ask-commitment': ['follow-up', 2, 'reach'],
	'promise-specific': ['follow-up', 4, 'reach'],
	'next-contact': ['follow-up', 2, 'reach'],
	'no-vague-close': ['follow-up', 1, 'avoid'],
	prepared: ['record', 2, 'reach'],
	'say-back': ['record', 3, 'reach'],
	'in-writing': ['record', 3, 'reach'],
	'log-true': ['record', 4, 'reach'],
};

/** The checks, grouped by principle in the order in which they are shown. */
export const checks: readonly Check[] = principles.flatMap((principle) =>
	checkIds
		.map((id): Check => ({ id, principle: table[id][0], weight: table[id][1], kind: table[id][2] }))
		.filter((check) => check.principle === principle),
);

const byId = new Map(checks.map((check) => [check.id, check]));

export function checkOf(id: CheckId): Check {
	const check = byId.get(id);
	if (!check) throw new RangeError(`unknown check ${id}`);
	return check;
}

export function isCheckId(text: string): text is CheckId {
	return byId.has(text as CheckId);
}

/** "No …" checks are met only in a run of at least so many replies: saying nothing is no virtue. */
export const fewestReplies = 3;

/** The opening of a talk, or of a new channel: so many replies. */
export const openingReplies = 3;

/** A next contact nobody spoke of may be on any of so many days after the talk. */
export const daysToNextContact = 7;

/** The acts of the four steps that answer an objection. */
export const lscpSteps = {
	listen: ['ask-open', 'ask-specific', 'reflect'],
	understand: ['empathise', 'acknowledge'],
	propose: ['propose-plan', 'split-dispute', 'offer-help', 'offer-method'],
	agree: ['ask-commitment', 'confirm-agreement'],
} as const satisfies Record<string, readonly ActId[]>;

export type LscpStep = keyof typeof lscpSteps;

/** Points of a step that took place, and of all four taking place in order. */
export const lscpPoints = { step: 20, ordered: 20 };

/** An objection shorter than this many replies is not counted. */
export const fewestRepliesToObjection = 2;

export const pmpActs = {
	ask: ['ask-open', 'ask-specific'],
	listen: ['reflect', 'empathise'],
	sum: ['reflect', 'confirm-agreement'],
} as const satisfies Record<string, readonly ActId[]>;

/** Before it is set against what the scenario's best outcome is worth. */
export const outcomeValue: Record<Outcome, number> = {
	paid: 100,
	agreed: 100,
	verbal: 60,
	escalated: 60,
	deferred: 40,
	'message-left': 40,
	'no-commitment': 20,
	refused: 20,
	'broken-off': 0,
};

/** Per cent of the total. Where no objection counts, its share goes to the principles. */
export const share = { principles: 60, lscp: 20, outcome: 20 };

export const capLimit: Record<Cap, number> = {
	'red-line': 59,
	'rewarded-red-line': 29,
	verbal: 69,
	overpromise: 69,
	'gave-way': 69,
};

/** A run whose last reply of these kinds gives way is capped. */
export const closingActs: readonly ActId[] = [
	'ask-commitment',
	'confirm-agreement',
	'propose-plan',
	'split-dispute',
	'give-up',
];

export const passAt = { total: 70, outcome: 60 };

/** From the best down. A run with a weak act gets silver at most; a run that did not pass gets none. */
export const medals: readonly { medal: Medal; from: number }[] = [
	{ medal: 'gold', from: 95 },
	{ medal: 'silver', from: 85 },
	{ medal: 'bronze', from: 75 },
];

/** The weight of a check in a scenario, which may override the rubric's with a whole number of 0 or more. */
export function weightIn(scenario: Scenario, id: CheckId): number {
	const own = scenario.rubric?.[id];
	return own !== undefined && Number.isSafeInteger(own) && own >= 0 ? own : checkOf(id).weight;
}
