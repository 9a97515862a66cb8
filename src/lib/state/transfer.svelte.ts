import { ImportError, type ImportReason } from '../core/run/export.ts';
import { StoreError, type StoreReason } from '../store/error.ts';
import type { Exported, Imported, Transfer, TransferProgress } from '../store/transfer.ts';
import { systemClock, type Clock } from './clock.svelte.ts';

/** What is being done; `progress` is null until the first batch is through. */
export interface Transferring {
	kind: 'export' | 'import';
	progress: TransferProgress | null;
}

/** What came of the last thing done. */
export type TransferOutcome =
	| ({ kind: 'exported' } & Pick<Exported, 'runs' | 'leftOut'>)
	| ({ kind: 'imported' } & Imported)
	| { kind: 'refused'; reason: ImportReason; place: string }
	| { kind: 'store'; reason: StoreReason }
	| { kind: 'cancelled'; task: Transferring['kind'] }
	| { kind: 'erased' };

/** Export, import and erasing as a page shows them: one at a time, with how far it is and what came of it. */
export class DataTransfer {
	readonly #transfer: Transfer;
	readonly #erase: () => Promise<void>;
	readonly #clock: Clock;
	#task = $state.raw<Transferring | null>(null);
	#outcome = $state.raw<TransferOutcome | null>(null);
	#cancel: AbortController | null = null;

	constructor(transfer: Transfer, erase: () => Promise<void>, clock: Clock = systemClock) {
		this.#transfer = transfer;
		this.#erase = erase;
		this.#clock = clock;
	}

	get task(): Transferring | null {
		return this.#task;
	}
	get outcome(): TransferOutcome | null {
		return this.#outcome;
	}

	/** The file and its name; null when there is none (see `outcome`). */
	async export(): Promise<{ file: Blob; name: string } | null> {
		const exportedAt = new Date(this.#clock.now()).toISOString();
		const exported = await this.#run('export', (options) => this.#transfer.export(exportedAt, options));
		if (!exported) return null;
		this.#outcome = { kind: 'exported', runs: exported.runs, leftOut: exported.leftOut };
		return { file: exported.file, name: `huikuan-${exportedAt.slice(0, 10)}.json` };
	}

	/** Whether anything may have changed. */
	async import(file: Blob): Promise<boolean> {
		const imported = await this.#run('import', (options) => this.#transfer.import(file, options));
		if (imported) this.#outcome = { kind: 'imported', ...imported };
		return imported !== null;
	}

	/** Whether everything was erased. */
	async erase(): Promise<boolean> {
		if (this.#task) return false;
		try {
			await this.#erase();
			this.#outcome = { kind: 'erased' };
			return true;
		} catch (error) {
			this.#fail(error);
			return false;
		}
	}

	cancel(): void {
		this.#cancel?.abort();
	}

	async #run<T>(
		kind: Transferring['kind'],
		work: (options: { onprogress: (progress: TransferProgress) => void; signal: AbortSignal }) => Promise<T>,
	): Promise<T | null> {
		if (this.#task) return null;
		const cancel = new AbortController();
		this.#cancel = cancel;
		this.#task = { kind, progress: null };
		this.#outcome = null;
		try {
			return await work({ onprogress: (progress) => (this.#task = { kind, progress }), signal: cancel.signal });
		} catch (error) {
			if (cancel.signal.aborted) this.#outcome = { kind: 'cancelled', task: kind };
			else this.#fail(error);
			return null;
		} finally {
			this.#task = null;
			this.#cancel = null;
		}
	}

	#fail(error: unknown): void {
		if (error instanceof ImportError) this.#outcome = { kind: 'refused', reason: error.reason, place: error.place };
		else if (error instanceof StoreError) this.#outcome = { kind: 'store', reason: error.reason };
		else throw error;
	}
}
