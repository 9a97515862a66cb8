import type { RunHead } from '../core/run/log.ts';
import type { RunState } from '../core/run/replay.ts';
import { watchedReplies } from '../core/run/watched.ts';
import { fillFacts } from '../core/scenario/facts.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { joined } from '../core/scenario/soft-breaks.ts';
import type { RunRow } from './rows.ts';

/** Where a run stands, as its row tells it: computed from the log's state alone, while it is played and when it comes from a file. */
export function standingOf(
	scenario: Scenario,
	state: RunState,
	{ watched }: Pick<RunHead, 'watched'>,
): Pick<RunRow, 'phase' | 'replies' | 'lastLine' | 'watched'> {
	const { phase, steps, snapshot } = state;
	const line = steps.findLast((step) => step.line?.line)?.line?.line;
	return {
		phase: phase === 'finished' || phase === 'follow-up' ? phase : 'talk',
		replies: steps.filter(({ kind }) => kind === 'reply').length,
		lastLine: line && snapshot ? fillFacts(joined(line.text.join('\n')), scenario, snapshot) : null,
		...(watched ? { watched: watchedReplies(steps, watched.entries) } : {}),
	};
}
