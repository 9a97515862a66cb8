/** Findings that need scores: replies that give themselves away, and checks that nothing can meet. They take longer than the rest of the check. */
import { actsOf } from '../../machine/acts.ts';
import { type Finding, finding, type Range } from '../../scenario/finding.ts';
import { linesOf, repliesOf } from '../../scenario/replies.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Ranges } from '../../scenario/source.ts';
import { meets } from '../occasions.ts';
import type { CheckId } from '../scorecard.ts';
import { cuesIn } from './cues.ts';
import { unmeetableIn } from './unmeetable.ts';

const beginning: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** None for a scenario in which nothing can be played to an end. */
export function checkScores(scenario: Scenario, ranges: Ranges): Finding[] {
	const { states, moods } = scenario;
	if (moods.length === 0 || !states.some(({ outcome }) => outcome !== null)) return [];
	const at = (node: object | undefined) => (node && ranges.get(node)) ?? ranges.get(states) ?? beginning;
	return [
		...cuesIn(scenario).map(({ code, total, byChance }) => finding(code, at(states), { total, chance: byChance })),
		...unmeetableIn(scenario).map((check) => finding('unmeetable-check', at(occasionOf(scenario, check)), { check })),
	];
}

/** What of the text gives occasion to a check: the first reply with an act that meets it, or the first line that asks for it. */
function occasionOf(scenario: Scenario, check: CheckId): object | undefined {
	const wanted: readonly string[] = (meets as Partial<Record<CheckId, readonly string[]>>)[check] ?? [];
	const reply = repliesOf(scenario).find(
		(each) => each.kind === 'reply' && actsOf(each).some((act) => wanted.includes(act)),
	);
	if (reply) return reply;
	const move = check === 'find-cause' ? 'reveal' : check === 'promise-specific' ? 'promise' : null;
	return move === null ? undefined : linesOf(scenario).find(({ moves }) => moves.some(({ kind }) => kind === move));
}
