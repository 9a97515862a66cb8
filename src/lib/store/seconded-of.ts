import type { RunState } from '../core/run/replay.ts';
import { secondModels } from '../core/run/seconded.ts';
import type { RunRow } from './rows.ts';

/** Which models helped to hear a run, as its row tells it: apart from where it stands, so that only pages of free talks carry it. */
export function secondedOf({ steps }: Pick<RunState, 'steps'>): Pick<RunRow, 'seconded'> {
	const models = secondModels(steps);
	// Said in any case: the reply that it was may have been taken back.
	return { seconded: models.length > 0 ? models : undefined };
}
