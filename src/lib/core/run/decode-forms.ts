/** The forms of a scenario from outside: what each puts in place of a move or a segment stands where there is one. */
import { linesOf, repliesOf } from '../scenario/replies.ts';
import type { Form, Scenario } from '../scenario/scenario.ts';
import { move, segment } from './decode-talk.ts';
import { below, type Counts, mostItems, shortText } from './decode-values.ts';
import { DecodeError, type Shape } from './shape.ts';

const mostForms = 100;
const formName = /^\p{L}[\p{L}\p{N}_-]{0,39}$/u;

/** @throws DecodeError with the path of the first thing that is wrong */
export function decodeForms(shape: Shape, scenario: Scenario, of: Counts): Form[] {
	const lines = linesOf(scenario);
	const replies = repliesOf(scenario);
	const forms = shape.list(mostForms, (each): Form => ({
		values: Object.fromEntries(
			each
				.field('values')
				.entries()
				.map(([name, value]) => {
					if (!formName.test(name)) throw new DecodeError(value.path, 'is no name of a value');
					return [name, value.text(shortText)];
				}),
		),
		moves: each.field('moves').list(mostItems, (one) => {
			const line = below(one.field('line'), lines.length);
			const count = lines[line]?.moves.length ?? 0;
			return { line, move: below(one.field('move'), count), is: move(one.field('is'), of) };
		}),
		segments: each.field('segments').list(mostItems, (one) => {
			const reply = below(one.field('reply'), replies.length);
			const count = replies[reply]?.segments.length ?? 0;
			return { reply, segment: below(one.field('segment'), count), is: segment(one.field('is'), of) };
		}),
	}));
	if (forms.length === 0) throw new DecodeError(shape.path, 'is empty');
	return forms;
}
