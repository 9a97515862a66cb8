/** How a check is answered: met or not, and by which words. */
import type { CheckId, Evidence } from './scorecard.ts';
import type { Story } from './story.ts';

export interface Answer {
	met: boolean;
	evidence: Evidence[];
}

export type Asks<Ids extends CheckId> = Record<Ids, (story: Story) => Answer>;

export function yes(...evidence: Evidence[]): Answer {
	return { met: true, evidence };
}

export function no(...evidence: Evidence[]): Answer {
	return { met: false, evidence };
}
