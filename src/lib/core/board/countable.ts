/** Which runs count on a board, and why the others do not. */
import type { Run } from '../run/log.ts';
import { secondModels } from '../run/seconded.ts';
import type { Scorecard } from '../score/scorecard.ts';

/** Why a run does not count, in the order in which the reasons are given. Codes: the words are the page's. */
export const hindrances = [
	/** Played with the coach beside it. */
	'coached',
	/** Not closed: it has no score yet. */
	'unfinished',
	/** Goes on from a moment of another run (rewound). */
	'continued',
	/** Began with a model that was watched. */
	'watched',
	/** Something was taken back in it. */
	'taken-back',
	/** Another model than the recogniser helped to hear it: nobody who verifies the run can hear that again. */
	'second-ear',
	/** The scorecard is of another rubric than the one that applied when the run began. */
	'other-rubric',
] as const;
export type Hindrance = (typeof hindrances)[number];

/**
 * Every reason why a run counts on no board, in the order of `hindrances`; empty for a run that counts. An abandoned talk that was closed counts like any
 * other: who hangs up on a bad beginning has had their try.
 *
 * @param card the scorecard that was computed of this very log
 */
export function hindrancesOf({ head, entries }: Run, card: Pick<Scorecard, 'rubric' | 'undone'>): Hindrance[] {
	const holds: Record<Hindrance, boolean> = {
		coached: head.coaching !== 'exam',
		unfinished: !entries.some(({ kind }) => kind === 'finish'),
		continued: head.parent !== undefined,
		watched: head.watched !== undefined,
		// Silences and hang-ups that were taken back are undo entries too, but no replies.
		'taken-back': card.undone > 0 || entries.some(({ kind }) => kind === 'undo'),
		'second-ear':
			secondModels(entries.flatMap((entry) => (entry.kind === 'reply' && entry.heard ? { heard: entry.heard } : [])))
				.length > 0,
		'other-rubric': card.rubric !== head.rubric,
	};
	return hindrances.filter((hindrance) => holds[hindrance]);
}

/** Whether a run counts on a board. */
export function countable(run: Run, card: Pick<Scorecard, 'rubric' | 'undone'>): boolean {
	return hindrancesOf(run, card).length === 0;
}
