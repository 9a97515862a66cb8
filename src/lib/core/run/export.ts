/**
 * The file that all runs of a browser travel in: `{ format, version, exportedAt, runs: [{ head, entries }…], scenarios: { hash: scenario } }`. A run is its
 * log; what lists show of it is computed again by whoever reads it. Every run stands on a line of its own.
 */
import type { Scenario } from '../scenario/scenario.ts';
import type { Run } from './log.ts';
import { JsonError, JsonSplitter } from './split-json.ts';

export const exportFormat = 'huikuan-export';
export const exportVersion = 1;

/** The pieces of an export, to be written one after the other. */
export const exportText = {
	/** @param exportedAt ISO 8601 */
	start: (exportedAt: string): string =>
		`{"format":"${exportFormat}","version":${exportVersion},"exportedAt":"${exportedAt}","runs":[`,
	run: (run: Run, first: boolean): string => `${first ? '' : ','}\n${JSON.stringify(run)}`,
	scenarios: (): string => `\n],"scenarios":{`,
	scenario: (scenario: Scenario, first: boolean): string =>
		`${first ? '' : ','}\n"${scenario.hash}":${JSON.stringify(scenario)}`,
	end: (): string => '\n}}\n',
};

/**
 * Why a file is refused: no JSON, no export of ours, cut off, of a later version, made to hurt, too large to read at all, or with a run or scenario that is
 * not what it should be.
 */
export type ImportReason = 'not-json' | 'not-ours' | 'truncated' | 'later' | 'hostile' | 'too-large' | 'broken';

export class ImportError extends Error {
	readonly reason: ImportReason;
	/** Where: such as `runs[3].head`; empty when the file as a whole is meant. */
	readonly place: string;

	constructor(reason: ImportReason, place = '', cause?: unknown) {
		super(`import: ${reason}${place === '' ? '' : ` at ${place}`}`, { cause });
		this.name = 'ImportError';
		this.reason = reason;
		this.place = place;
	}
}

/** What a file holds, taken apart but not yet checked. */
export interface ExportContents {
	runs: unknown[];
	scenarios: Map<string, unknown>;
}

/** Reads an export chunk by chunk. Both methods throw ImportError. */
export class ExportReader {
	readonly #splitter = new JsonSplitter();

	push(chunk: string): void {
		asImportError(() => this.#splitter.push(chunk));
	}

	/** The contents, once everything was pushed. */
	end(): ExportContents {
		const { format, version, runs, scenarios } = asImportError(() => this.#splitter.end()) ?? {};
		if (format !== exportFormat || typeof version !== 'number') throw new ImportError('not-ours');
		if (version > exportVersion) throw new ImportError('later');
		if (version !== exportVersion || !Array.isArray(runs)) throw new ImportError('not-ours');
		if (typeof scenarios !== 'object' || scenarios === null || Array.isArray(scenarios))
			throw new ImportError('not-ours');
		return { runs, scenarios: new Map(Object.entries(scenarios)) };
	}
}

function asImportError<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw error instanceof JsonError ? new ImportError(error.reason, '', error) : error;
	}
}
