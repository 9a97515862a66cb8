/** Checks that apply and that no run can meet. */
import type { Scenario } from '../../scenario/scenario.ts';
import { principleRange } from '../explore/principle-range.ts';
import { setting, type Setting } from '../explore/setting.ts';
import { longestRun, usualEffort } from '../explore/explored.ts';
import { occasionsOf } from '../occasions.ts';
import { oneWay } from '../policies.ts';
import { checkOf } from '../rubric.ts';
import { scoreFigures } from '../score.ts';
import { type CheckId, checkIds } from '../scorecard.ts';
import { runOf } from '../walk.ts';

/** Runs of each of these policies that are played first: what they meet need not be searched for. */
const runs = 20;
const played = ['sincere', 'random'] as const;

/** Configurations past which nothing is said. */
const limit = 200_000;

export function unmeetableIn(scenario: Scenario): CheckId[] {
	const { weights } = occasionsOf(scenario);
	const met = metInPlay(scenario);
	const open = checkIds.filter((id) => weights.has(id) && !met.has(id));
	if (open.length === 0) return [];
	const own = finished(setting(scenario, { replies: longestRun, limit }));
	if (!own.tables.complete) return [];
	return [...new Set(open.map((id) => checkOf(id).principle))].flatMap((principle) =>
		unmet(
			own,
			open.filter((id) => checkOf(id).principle === principle),
		),
	);
}

function metInPlay(scenario: Scenario): ReadonlySet<CheckId> {
	const met = new Set<CheckId>();
	for (const policy of played) {
		for (let run = 0; run < runs; run++) {
			const { checks } = scoreFigures(scenario, runOf(scenario, oneWay(scenario, policy, usualEffort.seed, run)));
			for (const { id, status } of checks) if (status === 'yes') met.add(id);
		}
	}
	return met;
}

/** Of checks of one principle those that the exact search does not meet either; none where it did not come to its end. */
function unmet(own: Setting, ids: readonly CheckId[]): CheckId[] {
	const [first] = ids;
	if (first === undefined) return [];
	const { complete, met } = finished(principleRange(own, checkOf(first).principle, limit));
	return complete ? ids.filter((id) => !met.has(id)) : [];
}

function finished<T>(slices: Generator<unknown, T>): T {
	let slice = slices.next();
	while (!slice.done) slice = slices.next();
	return slice.value;
}
