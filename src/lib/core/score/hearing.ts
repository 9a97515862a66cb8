/** What the coach tells of how a free reply was heard. */
import type { ActId } from '../act/act.ts';
import type { HeardBy } from '../act/hearing/other-ear.ts';
import type { Seconded } from '../run/log.ts';
import type { Step } from '../run/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { closed } from './story.ts';
import { wantedAt } from './wanted.ts';

export interface Hearing {
	/** Each act that was heard, with the words that it was heard in; empty words: none in particular. */
	acts: { act: ActId; words: string; by?: HeardBy | undefined }[];
	/** The second ear that was asked; null where none was. Where it answered, each act tells who heard it. */
	seconded: Seconded | null;
	/** Whether nothing on offer came near it, so that the customer asks back. */
	other: boolean;
	/** What else the moment asks for, where nothing came near; else empty. */
	wanted: ActId[];
}

/** More would be a list to read out, not a hint. */
const mostWanted = 3;

/** @param step a free reply's */
export function heardIn(scenario: Scenario, { acts, heard, before, reply }: Step): Hearing {
	const other = reply?.kind === 'other';
	return {
		acts: acts.map((act) => {
			const spans = heard?.spans.filter((span) => span.act === act) ?? [];
			return {
				act,
				words: spans.map(({ start, end }) => closed(heard?.text.slice(start, end) ?? '')).join(' … '),
				by: spans[0]?.by,
			};
		}),
		seconded: heard?.seconded ?? null,
		other,
		wanted:
			other && before
				? wantedAt(scenario, before)
						.filter((act) => !acts.includes(act))
						.slice(0, mostWanted)
				: [],
	};
}
