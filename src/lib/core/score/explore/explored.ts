/** What the runs of a scenario can score: least, mean and most, in all and by principle, and the checks that nothing can meet. */
import type { Scenario } from '../../scenario/scenario.ts';
import { checkOf } from '../rubric.ts';
import { type CheckId, checkIds, type Principle, principles } from '../scorecard.ts';
import { runsWithin } from './chances.ts';
import { extreme } from './extreme.ts';
import { jointly, sampled } from './joint.ts';
import { principleRange, type PrincipleRange } from './principle-range.ts';
import { setting, type Setting } from './setting.ts';
import type { Tally } from './tally.ts';
import { walked } from './walked.ts';

/** A total that some run has, and how far it is from being the last word. */
export interface Edge {
	found: number;
	/** Nothing goes beyond it: equal to `found` where that is certain. */
	bound: number;
}

export interface ScoreRange {
	/** Runs of at most so many replies were looked at: with loops, what LSCP adds up has no end. */
	replies: number;
	/** Number of different runs that end within so many replies; null when there are too many configurations to count them. */
	runs: number | null;
	/** How likely play at random is to end within so many replies. */
	ended: number;
	/** How the mean was found. */
	mean: Means;
	total: { lowest: Edge; mean: number; highest: Edge };
	/** Sums of weights; null where no check applies. */
	principles: Record<Principle, { lowest: number; mean: number; highest: number; applicable: number } | null>;
	/** How likely play at random is to end in time in each state; only those where it does. */
	endings: ReadonlyMap<number, number>;
	/** Of the runs that end in time by play at random, the part that passes. */
	passed: number;
	/** Checks that apply and that no run meets, however long; null when that is not certain of all. */
	unmeetable: readonly CheckId[] | null;
	/** Whether lowest and highest of the principles are exact. */
	exact: boolean;
	/** Configurations met and roads followed by all the searches together. */
	configurations: number;
	transitions: number;
}

/** All runs up to `exactUpTo` replies count exactly by how likely they are; longer ones by a sample. */
export interface Means {
	exactUpTo: number;
	/** The part of random play's runs, of those that end in time, that was looked at exactly; 0 to 1. */
	covered: number;
	/** null where nothing had to be sampled. */
	sample: {
		runs: number;
		seed: number;
		/** Of the configurations that can be reached, those that some run came through; null: not known. */ visited:
			number | null;
	} | null;
}

export interface RangeEffort {
	/** Longest run whose score counts. */
	replies: number;
	/** Configurations at which each search stops. */
	limit: number;
	/** The same for the runs that count exactly in the mean: there are many more of them. */
	jointLimit: number;
	/** Runs of a sample. */
	runs: number;
	seed: number;
}

/** With loops, what LSCP adds up has no end: a run of more replies than this is not looked at. */
export const longestRun = 20;

export const usualEffort: RangeEffort = {
	replies: longestRun,
	limit: 1_000_000,
	jointLimit: 60_000,
	runs: 20_000,
	seed: 1,
};

type Slices<T> = Generator<{ done: number; met: number }, T>;

/** In slices: take the next one as long as the result is wanted. */
export function* ranging(scenario: Scenario, effort: RangeEffort = usualEffort): Slices<ScoreRange | null> {
	if (scenario.states.length === 0 || scenario.moods.length === 0) return null;
	const own = yield* setting(scenario, effort);
	return own.tables.complete ? yield* searched(own, effort) : yield* tried(scenario, own, effort);
}

function* searched(own: Setting, effort: RangeEffort): Slices<ScoreRange | null> {
	const { replies } = effort;
	const ranges = new Map<Principle, PrincipleRange>();
	for (const principle of principles) ranges.set(principle, yield* principleRange(own, principle, effort.limit));
	const all = [...ranges.values()];
	const exact = all.every(({ complete }) => complete);
	const { runs, share: ended } = runsWithin(own.tables, replies);
	const joint = yield* jointly(own, effort.jointLimit);
	const { tally, exactUpTo } = joint;
	const covered = ended === 0 ? 1 : Math.min(1, tally.share / ended);
	let visited: number | null = null;
	if (exactUpTo < replies) {
		const sampling = { runs: effort.runs, seed: effort.seed, longerThan: exactUpTo };
		const sample = yield* sampled(own, sampling);
		tally.join(sample.tally);
		visited = sample.visited / Math.max(1, own.tables.count);
	}
	const { total } = tally;
	if (total === null) return null;
	const prospects = new Map([...ranges].map(([principle, { prospect }]) => [principle, prospect]));
	let [configurations, transitions] = [joint.configurations, joint.transitions];
	const edges: Record<'lowest' | 'highest', Edge> = {
		lowest: { found: total.lowest, bound: exactUpTo === replies ? total.lowest : 0 },
		highest: { found: total.highest, bound: exactUpTo === replies ? total.highest : 100 },
	};
	if (exact && exactUpTo < replies) {
		for (const which of ['lowest', 'highest'] as const) {
			const known = edges[which].found;
			const edge = yield* extreme(own, prospects, { which, known, limit: effort.limit });
			edges[which] = { found: edge.found ?? known, bound: edge.bound ?? known };
			configurations += edge.configurations;
			transitions += edge.transitions;
		}
	}
	const met = new Set(all.flatMap((range) => [...range.met]));
	const applying = checkIds.filter((id) => own.ends.checksOf(checkOf(id).principle).some((check) => check.id === id));
	return {
		replies,
		runs,
		ended,
		mean: {
			exactUpTo,
			covered,
			sample: exactUpTo === replies ? null : { runs: effort.runs, seed: effort.seed, visited },
		},
		total: { ...edges, mean: total.mean },
		principles: byPrinciple(own, tally, (principle) => ranges.get(principle) ?? null),
		endings: tally.endings,
		passed: tally.passed / tally.share,
		unmeetable: exact ? applying.filter((id) => !met.has(id)) : null,
		exact,
		configurations: all.reduce((sum, range) => sum + range.configurations, configurations + own.tables.count),
		transitions: all.reduce((sum, range) => sum + range.transitions, transitions + own.tables.roads),
	};
}

/** Where the configurations are too many to be numbered: a sample alone. */
function* tried(scenario: Scenario, own: Setting, { runs, seed, replies }: RangeEffort): Slices<ScoreRange | null> {
	// A walk that is scored as a page scores it is slow: a tenth of the runs has to do.
	const played = Math.ceil(runs / 10);
	const { tally } = yield* walked(scenario, { runs: played, seed, replies });
	const { total } = tally;
	if (total === null) return null;
	return {
		replies,
		runs: null,
		ended: tally.share,
		mean: { exactUpTo: 0, covered: 0, sample: { runs: played, seed, visited: null } },
		total: {
			lowest: { found: total.lowest, bound: 0 },
			mean: total.mean,
			highest: { found: total.highest, bound: 100 },
		},
		principles: byPrinciple(own, tally, () => null),
		endings: tally.endings,
		passed: tally.passed / tally.share,
		unmeetable: null,
		exact: false,
		configurations: own.tables.count,
		transitions: own.tables.roads,
	};
}

function byPrinciple(
	{ ends }: Setting,
	tally: Tally,
	rangeOf: (principle: Principle) => PrincipleRange | null,
): ScoreRange['principles'] {
	return Object.fromEntries(
		principles.map((principle, place) => {
			const applicable = ends.applicable(principle);
			const spread = tally.principle(place);
			if (applicable === 0 || spread === null) return [principle, null];
			const range = rangeOf(principle);
			const known = range?.complete ? range : null;
			const [lowest, highest] = [known?.lowest ?? spread.lowest, known?.highest ?? spread.highest];
			return [principle, { lowest, mean: spread.mean, highest, applicable }];
		}),
	) as ScoreRange['principles'];
}
