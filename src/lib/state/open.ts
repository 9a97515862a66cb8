import { ReplayError } from '../core/run/replay.ts';
import { StoreError, type StoreReason } from '../store/error.ts';
import type { Runs, StoredRun } from '../store/runs.ts';

/** What came of opening a stored run: the thing itself, or why not. */
export type Opened<T> =
	| { kind: 'open'; value: T }
	| { kind: 'missing' }
	| { kind: 'store'; reason: StoreReason }
	/** The log does not replay; `stored` lets the learner save it as a file. */
	| { kind: 'broken'; entry: number; reason: string; stored: StoredRun };

/** Loads a run and makes of it what the page needs. Never rejects for a run that is missing or broken, or a disk that refuses. */
export async function openRun<T>(id: string, runs: Runs, make: (stored: StoredRun) => T): Promise<Opened<T>> {
	let stored: StoredRun | undefined;
	try {
		stored = await runs.load(id);
	} catch (error) {
		if (error instanceof StoreError)
			return error.reason === 'missing' ? { kind: 'missing' } : { kind: 'store', reason: error.reason };
		throw error;
	}
	if (!stored) return { kind: 'missing' };
	try {
		return { kind: 'open', value: make(stored) };
	} catch (error) {
		if (error instanceof ReplayError) return { kind: 'broken', entry: error.entry, reason: error.reason, stored };
		throw error;
	}
}
