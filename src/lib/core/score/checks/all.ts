/** Every check's own question to a run. */
import type { Asks } from '../answer.ts';
import type { CheckId } from '../scorecard.ts';
import { followUp } from './follow-up.ts';
import { patience } from './patience.ts';
import { record } from './record.ts';
import { sincerity } from './sincerity.ts';
import { suggestion } from './suggestion.ts';
import { understanding } from './understanding.ts';

export const asks: Asks<CheckId> = {
	...sincerity,
	...patience,
	...understanding,
	...suggestion,
	...followUp,
	...record,
};
