/** A finding 诊断: what is wrong with a scenario file, where, and how severe it is. Its text lives in the message files, one per code. */

/** A place in the source; line and column count from 1, offset (UTF-16 units) from 0. */
export interface Position {
	line: number;
	column: number;
	offset: number;
}

export interface Range {
	start: Position;
	end: Position;
}

export const errorCodes = [
	'front-matter', 'missing-part',
	'unknown-act', 'unknown-move', 'unknown-mood', 'unknown-variable', 'unknown-fact', 'unknown-outcome', 'unknown-document', 'unknown-method',
	'unknown-link', 'missing-link', 'duplicate-state',
	'bad-guard', 'bad-effect', 'bad-silence', 'bad-promise', 'bad-plan', 'bad-scene', 'bad-mood-diagram',
	'bad-form', 'form-breaks', 'no-ending', 'trap', 'no-line', 'agreement-without-promise', 'language-mismatch', 'too-large',
] as const; // prettier-ignore

export const warningCodes = [
	'beyond-authority', 'unreachable-state', 'unreachable-reply', 'unreachable-mood', 'unreachable-ending',
	'one-reply', 'false-choice', 'no-act', 'all-good', 'all-bad', 'no-other', 'no-remark', 'lone-translation',
	'cue-length', 'cue-figures', 'cue-polite', 'unmeetable-check', 'act-disagrees',
] as const; // prettier-ignore

export type FindingCode = (typeof errorCodes)[number] | (typeof warningCodes)[number];
export type Severity = 'error' | 'warning';

export interface Finding {
	code: FindingCode;
	severity: Severity;
	range: Range;
	/**
	 * What the message names. `detail` picks the exact sentence where a code has several (kebab-case); the others are names and figures of the file itself.
	 */
	params: Record<string, string | number>;
	/** "Did you mean": the name to put instead. */
	suggestion?: string;
}

const warnings: ReadonlySet<string> = new Set(warningCodes);

export function severityOf(code: FindingCode): Severity {
	return warnings.has(code) ? 'warning' : 'error';
}

export function finding(
	code: FindingCode,
	range: Range,
	params: Record<string, string | number> = {},
	suggestion?: string,
): Finding {
	return { code, severity: severityOf(code), range, params, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** In order of position; what begins at one place, the shorter first. */
export function inOrder(findings: readonly Finding[]): Finding[] {
	return [...findings].sort(
		(a, b) => a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset,
	);
}
