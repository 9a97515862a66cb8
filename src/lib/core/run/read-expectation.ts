/** What a rehearsal's front matter expects of the play. */
import { actNamed } from '../act/act.ts';
import type { Expectation } from './rehearsal.ts';
import { DecodeError, type Shape } from './shape.ts';

const statuses = ['yes', 'no', 'not-applicable'] as const;

/** @throws DecodeError with the path of what is wrong */
export function readExpectation(shape: Shape): Expectation {
	const ending = shape.optional('ending');
	const mood = shape.optional('mood');
	const rung = shape.optional('rung');
	const total = shape.optional('total');
	const checks = shape.optional('checks');
	const redLines = shape.optional('red-lines');
	return {
		...(ending && { ending: ending.text(200) }),
		...(mood && { mood: mood.text(200) }),
		...(rung && { rung: rung.integer(0, 5) }),
		...(total && { total: rangeOf(total) }),
		...(checks && { checks: Object.fromEntries(checks.entries().map(([id, status]) => [id, status.oneOf(statuses)])) }),
		...(redLines && {
			redLines: redLines.list(40, (item) => {
				const act = actNamed(item.text(40));
				if (!act) throw new DecodeError(item.path, 'is no act');
				return act;
			}),
		}),
	};
}

function rangeOf(shape: Shape): [number, number] {
	const [least, most, ...more] = shape.list(2, (end) => end.integer(0, 100));
	if (least === undefined || most === undefined || more.length > 0 || least > most)
		throw new DecodeError(shape.path, 'is no range');
	return [least, most];
}
