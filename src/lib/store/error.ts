import Dexie from 'dexie';

/**
 * Why this browser's disk refused: it is forbidden (private window, policy), full, closed by the browser or for a newer version of the site, was written by
 * a later version, holds another state than expected (another tab went on with the run), does not have what was asked for, or anything else.
 */
export type StoreReason = 'forbidden' | 'full' | 'closed' | 'later' | 'conflict' | 'missing' | 'unknown';

export class StoreError extends Error {
	readonly reason: StoreReason;

	constructor(reason: StoreReason, cause?: unknown) {
		super(`store: ${reason}`, { cause });
		this.name = 'StoreError';
		this.reason = reason;
	}
}

const reasons: Record<string, StoreReason> = {
	QuotaExceededError: 'full',
	MissingAPIError: 'forbidden',
	OpenFailedError: 'forbidden',
	SecurityError: 'forbidden',
	InvalidStateError: 'forbidden',
	DatabaseClosedError: 'closed',
	TimeoutError: 'closed',
};

/** Runs `work` and turns what Dexie or IndexedDB throws into a StoreError with a reason that a page can tell. */
export async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw asStoreError(error);
	}
}

function asStoreError(error: unknown): StoreError {
	for (let inner: unknown = error; inner instanceof Error; inner = innerOf(inner)) {
		if (inner instanceof StoreError) return inner;
		const reason = reasons[inner.name];
		if (reason === 'full' || (reason && !(innerOf(inner) instanceof Error))) return new StoreError(reason, error);
	}
	return new StoreError(error instanceof Dexie.DexieError ? (reasons[error.name] ?? 'unknown') : 'unknown', error);
}

function innerOf(error: Error): unknown {
	return 'inner' in error ? error.inner : undefined;
}
