/** What a date in speech says once it is resolved against a day. */
import type { IsoDate } from '../../scenario/scenario.ts';

export interface SpokenDate {
	/** The first and the last day that it may mean; equal for a single day. */
	from: IsoDate;
	to: IsoDate;
	/** Said as a limit: 前, 之内, by, within. What happens on or before `to`. */
	limit: boolean;
	/** UTF-16 offsets into the text. */
	start: number;
	end: number;
}

/** One form of a date: a sticky pattern and what its groups mean on a day; null when they mean none (the 31st of June). */
export interface DateForm {
	pattern: RegExp;
	mean: (groups: (string | undefined)[], today: IsoDate) => { from: IsoDate; to: IsoDate } | null;
}
