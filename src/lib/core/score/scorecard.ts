/** The scorecard 评分表: what a run earned, and the words that show it. Types only. */
import type { ActId, ObjectionKind } from '../act/act.ts';
import type { Outcome } from '../scenario/scenario.ts';

export const principles = ['sincerity', 'patience', 'understanding', 'suggestion', 'follow-up', 'record'] as const;
export type Principle = (typeof principles)[number];

export const checkIds = [
	'open-plainly', 'right-person', 'no-apology', 'truthful',
	'ask-before-propose', 'hear-out', 'stay-calm', 'persist',
	'empathise', 'reflect', 'find-cause',
	'full-first', 'concrete-plan', 'plan-fits', 'within-authority', 'ease-payment',
	'ask-commitment', 'promise-specific', 'next-contact', 'no-vague-close',
	'prepared', 'say-back', 'in-writing', 'log-true',
] as const; // prettier-ignore
export type CheckId = (typeof checkIds)[number];

export type Status = 'yes' | 'no' | 'not-applicable';

/** Words that show something. `entry` is the position in `Run.entries`, −1 for what was never done or when no log is at hand; `reply` the number of the standing reply (from 1) when it is one. */
export interface Evidence {
	entry: number;
	reply: number | null;
	/** Who said the words, when they are not the trainee's. */
	speaker?: string;
	/** The words, as said (facts filled in); empty for act one and three, where `detail` tells. */
	words: string;
	act?: ActId;
	/** What the evidence is when it is not somebody's words: a message key part such as `missing-option`, with its figures. */
	detail?: { key: string; values: Record<string, string | number> };
}

export interface CheckResult {
	id: CheckId;
	principle: Principle;
	weight: number;
	status: Status;
	/** What met it (yes) or what broke it (no); empty when something simply never happened. */
	evidence: Evidence[];
	/**
	 * What would have earned a missed check: a reply of this scenario on offer at a moment of this run (or else anywhere in it) that carries what was missing.
	 * null when there is none or the check was met.
	 */
	earn: {
		words: string;
		state: number;
		reply: number;
		/** entry at whose moment it was on offer, null when it was not met on this road */ entry: number | null;
	} | null;
}

export interface ObjectionScore {
	kind: ObjectionKind;
	/** Entry and words of the line that opened it. */
	opened: Evidence;
	/** Number of the trainee's replies in it. Fewer than two: not counted, score null. */
	replies: number;
	/** First evidence per step, null when the step did not take place. */
	steps: { listen: Evidence | null; understand: Evidence | null; propose: Evidence | null; agree: Evidence | null };
	ordered: boolean;
	/** 0 to 100; null: too short to count. */
	score: number | null;
}

export interface RedLine {
	entry: number;
	reply: number | null;
	act: ActId;
	words: string;
	/** True when the very next line promises: the total is capped at 29. */
	rewarded: boolean;
	/** Taken back by undo: shown, not scored. */
	undone: boolean;
}

export type Cap = 'red-line' | 'rewarded-red-line' | 'verbal' | 'overpromise' | 'gave-way';
export type Medal = 'gold' | 'silver' | 'bronze';

export interface Scorecard {
	rubric: number;
	checks: CheckResult[];
	/** 100 × weights met ÷ weights applicable, as an exact fraction; null when nothing applies. */
	principles: Record<Principle, { met: number; applicable: number } | null>;
	lscp: {
		objections: ObjectionScore[];
		/** exact mean, null when no objection counts */ mean: { numerator: number; denominator: number } | null;
	};
	pmp: {
		ask: Evidence | null;
		listen: Evidence | null;
		/** a `dismiss` spoilt listening */ interrupted: Evidence | null;
		sum: Evidence | null;
	};
	/** 0 to 5. */
	rung: number;
	/** Highest rung reached before, with the line that reached it: index = rung, null when never reached. */
	ladder: (Evidence | null)[];
	outcome: { id: Outcome | null; /** 0 to 100, relative to `best` */ value: number };
	/** Points out of 60 / 20 / 20 before gates (LSCP's 20 go to the principles when it does not apply), one decimal for display; the total is exact. */
	parts: {
		principles: { points: number; of: number };
		lscp: { points: number; of: number };
		outcome: { points: number; of: number };
	};
	/** Rounded once, half up, before caps. */
	uncapped: number;
	caps: { cap: Cap; limit: number; entry: number | null }[];
	total: number;
	passed: boolean;
	medal: Medal | null;
	redLines: RedLine[];
	/** Replies that stand, and replies taken back. */
	replies: number;
	undone: number;
}
