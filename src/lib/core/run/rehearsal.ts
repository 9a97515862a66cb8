/** A rehearsal 彩排: a play written down as one reads it, with what is expected of it. Kept beside a scenario as its test. Types only. */
import type { ActId } from '../act/act.ts';
import type { Channel, IsoDate, PromiseTerms } from '../scenario/scenario.ts';
import type { RunHead } from './log.ts';

export interface Rehearsal {
	/** Id and version of the scenario. */
	scenario: string;
	version: number;
	seed: number;
	mode: RunHead['mode'];
	expect: Expectation;
	/** Act one, question by question. */
	prepare: RehearsedQuestion[];
	talk: RehearsedTurn[];
	record: RehearsedRecord | null;
	/** Act three's message, a wording for each part; null: none was written. */
	message: Written[] | null;
	/** Act three's letter, paragraph by paragraph; missing: none was written. */
	letter?: Written[];
}

/** What is expected of the play; what is missing is not looked at. */
export interface Expectation {
	/** Name of the ending. */
	ending?: string;
	/** Name of the mood at the end. */
	mood?: string;
	rung?: number;
	/** Both ends included. */
	total?: [least: number, most: number];
	checks?: Record<string, 'yes' | 'no' | 'not-applicable'>;
	/** The red-line acts said and not taken back, each once. */
	redLines?: ActId[];
}

/** Words and the line of the file on which they begin. */
export interface Written {
	text: string;
	line: number;
}

export interface RehearsedQuestion extends Written {
	options: (Written & { ticked: boolean })[];
}

export type RehearsedTurn = { line: number } & (
	| { kind: 'customer'; text: string; /** Named only when it is not the customer. */ speaker: string | null }
	/** `acts`: those that must be heard, in free mode. */
	| { kind: 'reply'; text: string; acts: ActId[] }
	| { kind: 'silence' }
	| { kind: 'undo' }
	| { kind: 'hang-up' }
);

export interface RehearsedRecord {
	line: number;
	/** null: none was chosen. */
	reason: Written | null;
	promises: PromiseTerms[];
	next: { date: IsoDate; contact: string; channel: Channel } | null;
	notes: string;
}

/** What is wrong with a rehearsal, or with the way it plays. */
export interface Problem {
	line: number;
	code: ProblemCode;
	params: Record<string, string | number>;
}

export const problemCodes = [
	// Reading it.
	'front-matter',
	'not-a-part',
	'misplaced',
	'bad-promise',
	'bad-contact',
	'unknown-act',
	// Playing it.
	'other-scenario',
	'other-version',
	'unknown-question',
	'unknown-option',
	'missing-option',
	'customer-says-otherwise',
	'customer-says-nothing',
	'line-left-out',
	'not-on-offer',
	'refused',
	'talk-is-over',
	'talk-goes-on',
	'not-heard',
	'unknown-reason',
	'unknown-wording',
	'other-parts',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
