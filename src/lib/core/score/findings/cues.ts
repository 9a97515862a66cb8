/** Cues: looks by which good replies can be told, so that one passes without understanding a word. */
import type { FindingCode } from '../../scenario/finding.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Look, measure } from '../policies.ts';

export interface Cue {
	code: Extract<FindingCode, `cue-${string}`>;
	look: Look;
	/** The best total that going by it gets, and of a hundred random runs how many pass. */
	total: number;
	byChance: number;
}

const looks = [
	['cue-length', 'longest'],
	['cue-figures', 'most-figures'],
	['cue-polite', 'politest'],
] as const;

/** Ways of breaking ties that are tried, and random runs that are played. */
const ways = 300;
const runs = 400;

/**
 * A look that tells nothing picks as well as chance does. So a pass by it counts as a cue where chance passes in at most one run of twenty: the usual
 * level of significance (Fisher, Statistical Methods for Research Workers, 1925), and the most that the rubric lets random play pass. Where chance
 * passes more often, a talk is too short or too easy to blame the looks of its replies.
 */
const mostByChance = 0.05;

export function cuesIn(scenario: Scenario): Cue[] {
	const passing = looks.flatMap(([code, look]) => {
		const { passes, best } = measure(scenario, look, { runs, ways });
		return passes > 0 ? [{ code, look, total: best.total }] : [];
	});
	if (passing.length === 0) return [];
	const chance = measure(scenario, 'random', { runs });
	if (chance.passes > mostByChance * chance.runs) return [];
	return passing.map((cue) => ({ ...cue, byChance: Math.round((1000 * chance.passes) / chance.runs) / 10 }));
}
