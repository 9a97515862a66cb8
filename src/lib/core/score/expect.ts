/** What a rehearsal expects of its score, set against what the run got. */
import type { Run } from '../run/log.ts';
import type { Expectation } from '../run/rehearsal.ts';
import { replay } from '../run/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isCheckId } from './rubric.ts';
import { score } from './score.ts';
import type { Scorecard } from './scorecard.ts';

export interface Mismatch {
	code:
		'other-ending' | 'other-mood' | 'other-rung' | 'other-total' | 'other-check' | 'unknown-check' | 'other-red-lines';
	/** For a message: what was expected, what it was, and the check's id where there is one. */
	params: { expected: string; actual: string; check?: string };
}

/** What did not come out as expected, in the order of `Expectation`. @throws ReplayError when the run does not replay */
export function checkExpectations(scenario: Scenario, run: Run, expect: Expectation): Mismatch[] {
	const { snapshot } = replay(scenario, run);
	const card = score(scenario, run);
	const ending = snapshot?.over ? scenario.states[snapshot.state]?.name : undefined;
	const mood = snapshot ? scenario.moods[snapshot.mood] : undefined;
	const { total } = expect;
	const within = total === undefined || (card.total >= total[0] && card.total <= total[1]);
	return [
		...compared('other-ending', expect.ending, ending),
		...compared('other-mood', expect.mood, mood),
		...compared('other-rung', expect.rung, card.rung),
		...(within ? [] : compared('other-total', total?.join('–'), card.total)),
		...Object.entries(expect.checks ?? {}).flatMap(([id, status]) => comparedCheck(card, id, status)),
		...(expect.redLines ? comparedRedLines(card, expect.redLines) : []),
	];
}

function compared(
	code: Mismatch['code'],
	expected: string | number | undefined,
	actual: string | number | undefined,
): Mismatch[] {
	if (expected === undefined || expected === actual) return [];
	return [{ code, params: { expected: String(expected), actual: actual === undefined ? '' : String(actual) } }];
}

function comparedCheck(card: Scorecard, id: string, expected: string): Mismatch[] {
	const actual = card.checks.find((check) => check.id === id)?.status ?? '';
	if (!isCheckId(id)) return [{ code: 'unknown-check', params: { expected, actual, check: id } }];
	return actual === expected ? [] : [{ code: 'other-check', params: { expected, actual, check: id } }];
}

function comparedRedLines({ redLines }: Scorecard, expected: readonly string[]): Mismatch[] {
	const crossed = redLines.filter(({ undone }) => !undone).map(({ act }) => act);
	return compared('other-red-lines', listed(expected), listed(crossed));
}

/** Each once, in no order of their own. */
function listed(names: readonly string[]): string {
	return [...new Set(names)].sort().join(', ');
}
