/** The figures that a board keeps of a run, so that it need not replay it again; and how they stand in a table: a list of small whole numbers, and a text. */
import type { Outcome } from '../scenario/scenario.ts';
import type { RedLineAct } from '../score/red-lines.ts';
import type { CheckId, Medal, Principle, Status } from '../score/scorecard.ts';

export interface BoardFigures {
	/** 0 to 100, after caps. */
	total: number;
	passed: boolean;
	medal: Medal | null;
	/** 0 to 100, rounded half up; null where nothing of it applies in this scenario. */
	principles: Record<Principle, number | null>;
	lscp: {
		/** 0 to 100, rounded half up; null when no objection counted. */
		mean: number | null;
		/** Objections that counted. */
		objections: number;
		/** In how many of them each step took place, and in how many all four did in order. */
		listen: number;
		understand: number;
		propose: number;
		agree: number;
		ordered: number;
	};
	/** Rung of the promise ladder at the end, 0 to 5. */
	rung: number;
	/** `value`: 0 to 100, relative to the scenario's best. `id` is null when the talk came to no ending. */
	outcome: { id: Outcome | null; value: number };
	/** Seconds of talking, rounded; by the clock of whoever played, so that a board by time is only as true as that clock. */
	seconds: number;
	/** Replies that stand. */
	replies: number;
	/** How often each red line was crossed by a standing reply. */
	redLines: Record<RedLineAct, number>;
}

/**
 * What stands at which place of the list. The orders of this file are written down apart from the lists that pages show, because rows outlive them: only ever
 * add at an end. Any other change is another layout, with a reader of its own for the lists of this one.
 */
export const figureOrder = [
	'layout', 'total', 'passed', 'medal',
	'sincerity', 'patience', 'understanding', 'suggestion', 'follow-up', 'record',
	'lscp', 'objections', 'listen', 'understand', 'propose', 'agree', 'ordered',
	'rung', 'outcome', 'outcome-value', 'seconds', 'replies',
	'threaten', 'insult', 'deceive', 'disclose', 'harass',
] as const; // prettier-ignore
export type FigureName = (typeof figureOrder)[number];

/** First number of every list. */
export const layout = 1;

/** Stands for null. */
export const none = -1;

/** The most that a column of 16 bits holds: nine hours of talking count as no more. */
const most = 32_767;

export const outcomeOrder: readonly Outcome[] = [
	'paid', 'agreed', 'verbal', 'deferred', 'escalated', 'message-left', 'no-commitment', 'refused', 'broken-off',
]; // prettier-ignore

/** From 1; 0 is no medal. */
export const medalOrder: readonly Medal[] = ['bronze', 'silver', 'gold'];

export const checkOrder: readonly CheckId[] = [
	'open-plainly', 'right-person', 'no-apology', 'truthful',
	'ask-before-propose', 'hear-out', 'stay-calm', 'persist',
	'empathise', 'reflect', 'find-cause',
	'full-first', 'concrete-plan', 'plan-fits', 'within-authority', 'ease-payment',
	'ask-commitment', 'promise-specific', 'next-contact', 'no-vague-close',
	'prepared', 'say-back', 'in-writing', 'log-true',
]; // prettier-ignore

/** Place of a figure in the list, from 0 (an SQL array counts from 1). */
export function placeOf(name: FigureName): number {
	return figureOrder.indexOf(name);
}

/** In `figureOrder`: whole numbers of 16 bits. `passed` is 0 or 1, `medal` and `outcome` are places in their orders, −1 stands for null. */
export function encodeFigures(figures: BoardFigures): number[] {
	const { principles, lscp, outcome, redLines } = figures;
	const named: Record<FigureName, number> = {
		layout,
		total: figures.total,
		passed: figures.passed ? 1 : 0,
		medal: figures.medal === null ? 0 : medalOrder.indexOf(figures.medal) + 1,
		sincerity: principles.sincerity ?? none,
		patience: principles.patience ?? none,
		understanding: principles.understanding ?? none,
		suggestion: principles.suggestion ?? none,
		'follow-up': principles['follow-up'] ?? none,
		record: principles.record ?? none,
		lscp: lscp.mean ?? none,
		objections: lscp.objections,
		listen: lscp.listen,
		understand: lscp.understand,
		propose: lscp.propose,
		agree: lscp.agree,
		ordered: lscp.ordered,
		rung: figures.rung,
		outcome: outcome.id === null ? none : outcomeOrder.indexOf(outcome.id),
		'outcome-value': outcome.value,
		seconds: figures.seconds,
		replies: figures.replies,
		...redLines,
	};
	return figureOrder.map((name) => Math.min(most, named[name]));
}

/** What `encodeFigures` was given, numbers above 32,767 cut down to that. @throws RangeError when the list is of another layout */
export function decodeFigures(list: readonly number[]): BoardFigures {
	if (list[0] !== layout) throw new RangeError(`figures of layout ${list[0]}`);
	// What was added after the list was written was not counted then.
	const at = (name: FigureName) => list[placeOf(name)] ?? none;
	const count = (name: FigureName) => Math.max(0, at(name));
	const orNull = (name: FigureName) => (at(name) === none ? null : at(name));
	return {
		total: at('total'),
		passed: at('passed') === 1,
		medal: medalOrder[at('medal') - 1] ?? null,
		principles: {
			sincerity: orNull('sincerity'),
			patience: orNull('patience'),
			understanding: orNull('understanding'),
			suggestion: orNull('suggestion'),
			'follow-up': orNull('follow-up'),
			record: orNull('record'),
		},
		lscp: {
			mean: orNull('lscp'),
			objections: count('objections'),
			listen: count('listen'),
			understand: count('understand'),
			propose: count('propose'),
			agree: count('agree'),
			ordered: count('ordered'),
		},
		rung: count('rung'),
		outcome: { id: outcomeOrder[at('outcome')] ?? null, value: count('outcome-value') },
		seconds: count('seconds'),
		replies: count('replies'),
		redLines: {
			threaten: count('threaten'),
			insult: count('insult'),
			deceive: count('deceive'),
			disclose: count('disclose'),
			harass: count('harass'),
		},
	};
}

export type Checks = Readonly<Record<CheckId, Status>>;

const signs: Record<Status, string> = { yes: 'y', no: 'n', 'not-applicable': '-' };

/** One sign a check, in `checkOrder`: `y` yes, `n` no, `-` not asked. */
export function encodeChecks(checks: Checks): string {
	return checkOrder.map((id) => signs[checks[id]]).join('');
}

/** A check that was added after the text was written was not asked then. */
export function decodeChecks(text: string): Checks {
	const read = (sign: string | undefined): Status => (sign === 'y' ? 'yes' : sign === 'n' ? 'no' : 'not-applicable');
	return Object.fromEntries(checkOrder.map((id, place) => [id, read(text[place])])) as Record<CheckId, Status>;
}
