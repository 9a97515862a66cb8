/** The scorecard of a run of 40 entries. */
import { replay } from '../../lib/core/run/replay.ts';
import { read } from '../../lib/core/scenario/read.ts';
import { score } from '../../lib/core/score/score.ts';
import { millisecondsOf } from './clock.ts';
import { headOf, playsOf } from './plays.ts';
import type { Story } from './story.ts';

const runs = 2000;

/** Milliseconds for one scorecard, what is worked out once for a scenario not counted. */
export function measureScoring({ markdown }: Story): number {
	const { scenario } = read(markdown);
	if (!scenario) throw new Error('the story does not read');
	const states = playsOf(scenario, 20, 60)
		.filter(({ run }) => run.entries.length >= 40)
		.map(({ run }) => replay(scenario, { head: headOf(scenario, run.head.seed), entries: run.entries.slice(0, 40) }));
	if (states.length === 0) throw new Error('no play is long enough');
	return (
		millisecondsOf(() => {
			for (let each = 0; each < runs; each++)
				score(scenario, states[each % states.length] ?? replay(scenario, { head: headOf(scenario, 0), entries: [] }));
		}) / runs
	);
}
