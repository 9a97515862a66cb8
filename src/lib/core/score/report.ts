/** The report on a scenario: where its talk can go, what simple policies earn, what its words are like, and what its runs can score. */
import { mapping, type TalkMap } from '../machine/map.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ranging, type ScoreRange } from './explore/explored.ts';
import { measure, policies, type Policy, type PolicyReport } from './policies.ts';
import { textReport, type TextReport } from './text-report.ts';

/** What can be reached, and by which shortest way. */
export interface ReachReport extends Pick<TalkMap, 'ways' | 'traps'> {
	/** False when there are too many configurations: what was not reached may be reachable all the same. */
	complete: boolean;
	states: ReadonlySet<number>;
	moods: ReadonlySet<number>;
	replies: ReadonlySet<number>;
}

export interface Report {
	reach: ReachReport;
	policies: readonly PolicyReport[];
	text: TextReport;
	/** null where no run ends in time. */
	scores: ScoreRange | null;
}

/** In the order in which they are made; what may take longest is last. */
export const reportParts = ['reach', 'policies', 'text', 'scores'] as const;
export type ReportPart = (typeof reportParts)[number];

/** A slice of the work: which part it is of, how far that is (0 to 1), and what is ready by it. */
export interface ReportSlice {
	part: ReportPart;
	share: number;
	ready: Partial<Report>;
}

/** Plays of a policy by chance. */
const runs = 300;

/** In slices: take the next one as long as the report is wanted. */
export function* reporting(scenario: Scenario): Generator<ReportSlice, void> {
	const map = yield* within(mapping(scenario), 'reach');
	const { complete, states, moods, replies } = map.exploration;
	const { ways, traps } = map;
	yield { part: 'reach', share: 1, ready: { reach: { complete, states, moods, replies, ways, traps } } };

	const reports: PolicyReport[] = [];
	for (const policy of policies) {
		reports.push(measure(scenario, policy, { runs }));
		yield { part: 'policies', share: reports.length / policies.length, ready: { policies: [...reports] } };
	}

	const told = textReport(scenario, replies);
	for (let done = 1; ; done++) {
		const slice = told.next();
		const ready = slice.done ? { text: slice.value } : {};
		yield { part: 'text', share: slice.done ? 1 : done / policies.length, ready };
		if (slice.done) break;
	}

	const scores = yield* within(ranging(scenario), 'scores');
	yield { part: 'scores', share: 1, ready: { scores } };
}

function* within<T>(slices: Generator<{ done: number; met: number }, T>, part: ReportPart): Generator<ReportSlice, T> {
	for (;;) {
		const slice = slices.next();
		if (slice.done) return slice.value;
		const { done, met } = slice.value;
		yield { part, share: Math.min(1, done / Math.max(1, met)), ready: {} };
	}
}

/** Policies that go by looks and must not pass, or are sincere and must: those of them that do otherwise. */
export function surprises(reports: readonly PolicyReport[]): { givesAway: Policy[]; sincereFails: boolean } {
	const looks: readonly Policy[] = ['longest', 'most-figures', 'politest'];
	const sincere = reports.find(({ policy }) => policy === 'sincere');
	return {
		givesAway: reports.flatMap(({ policy, passes }) => (looks.includes(policy) && passes > 0 ? [policy] : [])),
		sincereFails: sincere !== undefined && sincere.passes === 0,
	};
}
