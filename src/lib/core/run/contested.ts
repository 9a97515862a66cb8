/** What the trainee says that free replies meant: read from the log, for whoever shows or collects it. */
import type { ActId } from '../act/act.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Entry, Heard, Run } from './log.ts';
import { replay } from './replay.ts';
import { scriptOf } from './script.ts';

/** The acts that a reply is said to carry by the last contest of it; null when none was made. @param reply place in the log */
export function contestedActs(entries: readonly Entry[], reply: number): ActId[] | null {
	const last = entries.findLast((entry) => entry.kind === 'contest' && entry.reply === reply);
	return last?.kind === 'contest' ? last.acts : null;
}

/** A reply with the acts that its writer says it has, in the form of the labelled data. */
export interface ContestedLabel {
	/** The run and the place of the reply in it. */
	id: string;
	situation: string;
	/** The line that it answers; empty when there was none. */
	customer: string;
	reply: string;
	/** As contested. */
	acts: ActId[];
	/** As heard. */
	heard: ActId[];
	spans: Heard['spans'];
}

/** The contested replies of a run in their order, undone ones among them. Throws ReplayError when the log does not replay. */
export function contestedIn(scenario: Scenario, run: Run): ContestedLabel[] {
	return run.entries.flatMap((entry, place) => {
		if (entry.kind !== 'reply' || !entry.heard) return [];
		const acts = contestedActs(run.entries, place);
		if (!acts) return [];
		return [
			{
				id: `${run.head.id}/${place}`,
				situation: scenario.summary,
				customer: answeredBy(scenario, run, place),
				reply: entry.heard.text,
				acts,
				heard: entry.acts,
				spans: entry.heard.spans,
			},
		];
	});
}

/** Whether a run's log holds contests at all, without replaying it. */
export function isContested({ entries }: Run): boolean {
	return entries.some(({ kind }) => kind === 'contest');
}

/** What the customer had said last before a place of the log. */
function answeredBy(scenario: Scenario, { head, entries }: Run, place: number): string {
	const before = { head, entries: entries.slice(0, place) };
	const script = scriptOf(scenario, replay(scenario, before), before.entries);
	return script.findLast(({ theirs }) => theirs && !theirs.stock)?.theirs?.text.join('') ?? '';
}
