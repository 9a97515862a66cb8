/** The scorecard of a role play: the rubric's arithmetic over an observer's ticks. What was not ticked is not guessed at: it makes the total a range. */
import { toneOfAct, type ActId, type ObjectionKind } from '../../act/act.ts';
import type { Outcome, Scenario } from '../../scenario/scenario.ts';
import { figuresFrom, outcomeShare, type Answered, type Figures } from '../arithmetic.ts';
import { fraction, lowestTerms, rounded, type Fraction } from '../fraction.ts';
import { endsInWordsOnly, limited } from '../gates.ts';
import { meanOf, objectionPoints } from '../lscp.ts';
import { occasionsOf } from '../occasions.ts';
import { checks, lscpSteps, rubricVersion, type LscpStep } from '../rubric.ts';
import { topRung } from '../rungs.ts';
import type { CheckId, Principle, Scorecard, Status } from '../scorecard.ts';
import type { HeardTick, ObjectionTick, Ticks } from './ticks.ts';

export interface ObservedCheck {
	id: CheckId;
	principle: Principle;
	weight: number;
	/** open: it applies and was not ticked. */
	status: Status | 'open';
	/** The words that the observer wrote down. */
	words: string;
}

export interface ObservedObjection {
	kind: ObjectionKind;
	words: string;
	steps: Record<LscpStep, boolean>;
	ordered: boolean;
	/** 0 to 100; null: too short to count. */
	score: number | null;
}

/** Two ticks that cannot both be right. */
export interface Contradiction {
	check: CheckId;
	/**
	 * heard: ticked as kept, but what breaks it was heard. unheard: ticked as broken, but what breaks it was not. rung: the promise on the ladder says
	 * otherwise. writing: the top rung without anything in writing.
	 */
	why: 'heard' | 'unheard' | 'rung' | 'writing';
	/** The act that it is about. */
	act: ActId | null;
}

export interface ObservedCard {
	rubric: number;
	checks: ObservedCheck[];
	lscp: Pick<Scorecard['lscp'], 'mean'> & { objections: ObservedObjection[] };
	/** null: not ticked. */
	rung: number | null;
	outcome: { id: Outcome | null; /** 0 to 100, relative to `best`; null: not ticked. */ value: number | null };
	/** Red lines that were heard. */
	redLines: HeardTick[];
	/** With everything that is open answered against the trainee, and for them. Equal once nothing is open. */
	least: Figures;
	most: Figures;
	/** What is still to be ticked before the total is a single number. */
	open: { checks: CheckId[]; outcome: boolean };
	contradictions: Contradiction[];
}

/**
 * Counts like `score`: the same checks apply, with the same weights, caps and medals. A check that the talk gave no occasion for counts neither way. Places in
 * a log, PMP, what would have earned a missed check and what was taken back are not to be known from ticks and are not in the card.
 */
export function scoreObserved(scenario: Scenario, ticks: Ticks): ObservedCard {
	const results = checksOf(scenario, ticks);
	const objections = ticks.objections.map(objectionOf);
	const mean = meanOf(objections);
	const counted = (open: 'yes' | 'no', outcome: Outcome | null, worth: Fraction) =>
		figuresFrom({
			checks: results.map((check): Answered => ({ ...check, status: check.status === 'open' ? open : check.status })),
			lscp: mean,
			outcome: worth,
			caps: capsFrom(scenario, ticks, outcome),
			weak: ticks.heard.some(({ act }) => toneOfAct(act) === 'weak'),
		});
	const { outcome } = ticks;
	const worth = outcomeShare(scenario, outcome);
	return {
		rubric: rubricVersion,
		checks: results,
		lscp: { objections, mean: mean ? lowestTerms(mean) : null },
		rung: ticks.rung,
		outcome: { id: outcome, value: outcome === null ? null : rounded(worth) },
		redLines: redLinesIn(ticks),
		least: counted('no', outcome, worth),
		most: counted('yes', outcome, outcome === null ? fraction(100) : worth),
		open: {
			checks: results.filter(({ status }) => status === 'open').map(({ id }) => id),
			outcome: outcome === null,
		},
		contradictions: contradictionsIn(results, ticks),
	};
}

function checksOf(scenario: Scenario, ticks: Ticks): ObservedCheck[] {
	const { weights } = occasionsOf(scenario);
	return checks.map(({ id, principle }) => {
		const weight = weights.get(id);
		const { answer = null, words = '' } = ticks.checks[id] ?? {};
		if (weight === undefined) return { id, principle, weight: 0, status: 'not-applicable', words: '' };
		const status = answer === 'not-raised' ? 'not-applicable' : (answer ?? 'open');
		return { id, principle, weight, status, words };
	});
}

const stepNames = Object.keys(lscpSteps) as LscpStep[];

function objectionOf({ kind, words, steps, ordered, short }: ObjectionTick): ObservedObjection {
	const took = stepNames.filter((step) => steps[step]).length;
	const inOrder = ordered && took === stepNames.length;
	return { kind, words, steps, ordered: inOrder, score: short ? null : objectionPoints(took, inOrder) };
}

function redLinesIn({ heard }: Ticks): HeardTick[] {
	return heard.filter(({ act }) => toneOfAct(act) === 'red');
}

/** Ticks know no places: a cap that holds has none. */
function capsFrom(scenario: Scenario, ticks: Ticks, outcome: Outcome | null): Scorecard['caps'] {
	const crossed = redLinesIn(ticks);
	const holds = (held: boolean) => (held ? null : undefined);
	return limited([
		['rewarded-red-line', holds(crossed.some(({ rewarded }) => rewarded))],
		['red-line', holds(crossed.length > 0)],
		['verbal', holds(endsInWordsOnly(scenario, outcome))],
		['overpromise', holds(ticks.heard.some(({ act }) => act === 'overpromise'))],
		['gave-way', holds(ticks.gaveWayLast)],
	]);
}

/** Checks that are kept by never saying something: by what they are broken, and whether by nothing else. */
const brokenBy: Partial<Record<CheckId, { act: ActId; alone: boolean }>> = {
	'no-apology': { act: 'apologise', alone: true },
	truthful: { act: 'deceive', alone: false },
	'hear-out': { act: 'dismiss', alone: true },
	'stay-calm': { act: 'argue', alone: true },
	'within-authority': { act: 'overpromise', alone: false },
	'no-vague-close': { act: 'vague-close', alone: true },
};

/** Rung 4 makes a promise specific. */
const specific = 4;

function contradictionsIn(results: readonly ObservedCheck[], { heard, rung }: Ticks): Contradiction[] {
	return results.flatMap(({ id, status }): Contradiction[] => {
		const breaks = brokenBy[id];
		if (breaks) {
			const was = heard.some(({ act }) => act === breaks.act);
			if (was && status === 'yes') return [{ check: id, why: 'heard', act: breaks.act }];
			if (!was && status === 'no' && breaks.alone) return [{ check: id, why: 'unheard', act: breaks.act }];
		}
		if (rung === null) return [];
		if (id === 'promise-specific' && (status === 'yes' || status === 'no') && (status === 'yes') !== rung >= specific)
			return [{ check: id, why: 'rung', act: null }];
		if (id === 'in-writing' && status === 'no' && rung === topRung) return [{ check: id, why: 'writing', act: null }];
		return [];
	});
}
