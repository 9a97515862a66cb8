/** A labelled text in its context, as the data files hold it: a reply with its acts. */
import type { ActId } from '../lib/core/act/act.ts';

export interface Example<Label extends string = ActId> {
	id: string;
	/** Who wrote it; held-out sets are cut by hand, never by line. */
	hand: string;
	situation: string;
	customer: string;
	reply: string;
	acts: Label[];
	/** The line that differs from it in little but its acts. */
	pair?: string;
}
