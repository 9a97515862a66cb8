/** Where the code spans of a scenario hold a value of its form, and what they come to. */
import { linesOf, repliesOf } from './replies.ts';
import type { Form, Scenario } from './scenario.ts';

export function formedSpans(scenario: Scenario): Pick<Form, 'moves' | 'segments'> {
	return {
		moves: linesOf(scenario).flatMap(({ index: line, moves }) =>
			moves.flatMap((is, move) => (is.written === undefined ? [] : [{ line, move, is }])),
		),
		segments: repliesOf(scenario).flatMap(({ index: reply, segments }) =>
			segments.flatMap((is, segment) => (is.written === undefined ? [] : [{ reply, segment, is }])),
		),
	};
}
