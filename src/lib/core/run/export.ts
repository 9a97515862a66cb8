/**
 * The file that all runs of a browser travel in: `{ format, version, exportedAt, runs: [{ head, entries }…], scenarios: { hash: scenario } }`. A run is its
 * log; what lists show of it is computed again by whoever reads it. Every run stands on a line of its own.
 */
import type { Scenario } from '../scenario/scenario.ts';
import { decodeRun } from './decode.ts';
import { decodeScenario } from './decode-scenario.ts';
import type { Run } from './log.ts';
import { DecodeError } from './shape.ts';
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
 * Why a file is refused: no JSON, no export of ours, cut off, of a later version, made to hurt, too large to read at all, with a run or scenario that is not
 * what it should be, or with one run twice that went two ways.
 */
export type ImportReason =
	'not-json' | 'not-ours' | 'truncated' | 'later' | 'hostile' | 'too-large' | 'broken' | 'twice';

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

/** What a file holds: decoded, but whether the runs can have happened is for a replay to say. */
export interface ExportContents {
	runs: Run[];
	/** By hash. */
	scenarios: Map<string, Scenario>;
}

/** Reads an export chunk by chunk. Both methods throw ImportError. */
export class ExportReader {
	readonly #splitter = new JsonSplitter((field, piece, index) => this.#kept(field, piece, index));
	/** The first thing that is wrong with what lies in the file; told only when the file turns out to be an export of this version. */
	#fault: ImportError | null = null;

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
		if (this.#fault) throw this.#fault;
		const other = runs.findIndex((run) => !isDecoded(run));
		if (other >= 0) throw new ImportError('broken', `runs[${other}]`);
		const byHash = Object.entries(scenarios) as [string, Scenario][];
		const misplaced = byHash.findIndex(([hash, scenario]) => !isDecoded(scenario) || scenario.hash !== hash);
		if (misplaced >= 0) throw new ImportError('broken', `scenarios[${misplaced}]`);
		return { runs: runs as Run[], scenarios: new Map(byHash) };
	}

	/**
	 * Keeps runs and scenarios as they are decoded, and nothing that belongs in no export: JSON may take many times its length in memory, these do not. After
	 * the first fault nothing is kept at all.
	 */
	#kept(field: string, piece: unknown, index: number): unknown {
		const decode = field === 'runs' ? decodeRun : field === 'scenarios' ? decodeScenario : null;
		if (this.#fault || !decode) return null;
		try {
			return decode(piece);
		} catch (error) {
			this.#fault = faultIn(`${field}[${index}]`, error);
			return null;
		}
	}
}

/** Whatever goes wrong with a run or scenario of a file is the file's fault: it was made by others. */
export function faultIn(place: string, error: unknown): ImportError {
	const later = error instanceof DecodeError && error.path === 'head.format';
	return new ImportError(later ? 'later' : 'broken', place, error);
}

/** Every object in these fields is a piece, and every piece was decoded. */
function isDecoded(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function asImportError<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw error instanceof JsonError ? new ImportError(error.reason, '', error) : error;
	}
}
