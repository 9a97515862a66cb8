import { contestedIn, isContested } from '../core/run/contested.ts';
import { ReplayError } from '../core/run/replay.ts';
import type { Runs } from '../store/runs.ts';

/**
 * All contested labels of this browser as JSON lines, in the form of the labelled data that the recogniser learns from. A run that does not replay is left
 * out. Rejects with a StoreError when the disk cannot be read.
 */
export async function contestedLines(runs: Runs): Promise<string[]> {
	const lines: string[] = [];
	for (const { id, mode } of await runs.list()) {
		if (mode !== 'free') continue;
		const stored = await runs.load(id);
		if (!stored || !isContested(stored.run)) continue;
		try {
			lines.push(...contestedIn(stored.scenario, stored.run).map((label) => JSON.stringify(label)));
		} catch (error) {
			if (!(error instanceof ReplayError)) throw error;
		}
	}
	return lines;
}
