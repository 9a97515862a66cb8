/**
 * The rubric's arithmetic: what answered checks, answered objections, an ending and caps come to. It knows nothing of how they were come by, from a run's log
 * or from an observer's ticks, so both are counted alike.
 */
import type { Outcome, Scenario } from '../scenario/scenario.ts';
import { atLeast, fraction, lesser, mean, plus, rounded, times, toOneDecimal, type Fraction } from './fraction.ts';
import { medals, outcomeValue, passAt, share } from './rubric.ts';
import { principles, type CheckResult, type Medal, type Principle, type Scorecard } from './scorecard.ts';

/** A check as it was answered. */
export type Answered = Pick<CheckResult, 'principle' | 'weight' | 'status'>;

/** What is counted together. */
export interface Counted {
	checks: readonly Answered[];
	/** Mean over the objections that count, 0 to 100; undefined when none does. */
	lscp: Fraction | undefined;
	/** Worth of the ending, 0 to 100, beside the best one: see `outcomeShare`. */
	outcome: Fraction;
	caps: Scorecard['caps'];
	/** Something weak was said. */
	weak: boolean;
}

/** The figures of a scorecard. */
export type Figures = Pick<Scorecard, 'principles' | 'parts' | 'uncapped' | 'caps' | 'total' | 'passed' | 'medal'>;

export function figuresFrom({ checks, lscp, outcome, caps, weak }: Counted): Figures {
	const scored = principlesOf(checks);
	const parts = pointsOf(scored, lscp, outcome);
	const uncapped = totalOf(parts);
	const total = Math.min(uncapped, ...caps.map(({ limit }) => limit));
	const passed = total >= passAt.total && atLeast(outcome, passAt.outcome);
	return {
		principles: scored,
		parts: {
			principles: { points: toOneDecimal(parts.principles.points), of: parts.principles.of },
			lscp: { points: toOneDecimal(parts.lscp.points), of: parts.lscp.of },
			outcome: { points: toOneDecimal(parts.outcome.points), of: parts.outcome.of },
		},
		uncapped,
		caps,
		total,
		passed,
		medal: passed ? medalFor(total, weak) : null,
	};
}

function principlesOf(results: readonly Answered[]): Scorecard['principles'] {
	const scored = principles.map((principle): [Principle, { met: number; applicable: number } | null] => {
		const own = results.filter((result) => result.principle === principle && result.status !== 'not-applicable');
		if (own.length === 0) return [principle, null];
		const sum = (of: readonly Answered[]) => of.reduce((weights, { weight }) => weights + weight, 0);
		return [principle, { met: sum(own.filter(({ status }) => status === 'yes')), applicable: sum(own) }];
	});
	return Object.fromEntries(scored) as Record<Principle, { met: number; applicable: number } | null>;
}

/** What an ending is worth beside the best one of this scenario, 0 to 100; nothing while the talk goes on. */
export function outcomeShare({ best }: Pick<Scenario, 'best'>, outcome: Outcome | null): Fraction {
	if (outcome === null) return fraction(0);
	if (outcomeValue[best] === 0) return fraction(100);
	return lesser(fraction(100 * outcomeValue[outcome], outcomeValue[best]), fraction(100));
}

export interface Points {
	points: Fraction;
	of: number;
}

/** The total before caps. */
export function totalOf(parts: Record<'principles' | 'lscp' | 'outcome', Points>): number {
	return rounded(plus(plus(parts.principles.points, parts.lscp.points), parts.outcome.points));
}

export function pointsOf(
	scored: Scorecard['principles'],
	lscp: Fraction | undefined,
	outcome: Fraction,
): Record<'principles' | 'lscp' | 'outcome', Points> {
	const shares = Object.values(scored).flatMap((own) =>
		own === null ? [] : [fraction(100 * own.met, own.applicable)],
	);
	const of = { ...share };
	if (!lscp) {
		of.principles += of.lscp;
		of.lscp = 0;
	}
	const part = (value: Fraction | undefined, of: number): Points => ({
		points: value ? times(value, fraction(of, 100)) : fraction(0),
		of,
	});
	return {
		principles: part(mean(shares), of.principles),
		lscp: part(lscp, of.lscp),
		outcome: part(outcome, of.outcome),
	};
}

function medalFor(total: number, weak: boolean): Medal | null {
	const medal = medals.find(({ from }) => total >= from)?.medal ?? null;
	return medal === 'gold' && weak ? 'silver' : medal;
}
