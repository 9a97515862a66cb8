/** What is found when a file of another program or a package is read: where it stands, its very words, and what became of them. */
import type { Range, Severity } from '../scenario/finding.ts';

export const exchangeErrors = [
	'import-not-a-story', 'import-too-large',
	'package-path', 'package-scenario', 'package-too-large',
] as const; // prettier-ignore

export const exchangeWarnings = [
	'import-code', 'import-markup', 'import-variable', 'import-link', 'import-name', 'import-data', 'import-ending', 'import-fill-in',
	'package-file', 'package-language',
] as const; // prettier-ignore

export type ExchangeCode = (typeof exchangeErrors)[number] | (typeof exchangeWarnings)[number];

export const exchangeCodes: readonly ExchangeCode[] = [...exchangeErrors, ...exchangeWarnings];

export interface ExchangeFinding {
	code: ExchangeCode;
	severity: Severity;
	/** Null where a file or package is meant as a whole. */
	range: Range | null;
	/** The words of the source that are meant, whole; for a package the path of the file. Empty when none are. */
	quote: string;
	/** `detail` picks the sentence; the others are names and figures that it says. */
	params: Record<string, string | number>;
}

const warnings: ReadonlySet<string> = new Set(exchangeWarnings);

export function severityOfExchange(code: ExchangeCode): Severity {
	return warnings.has(code) ? 'warning' : 'error';
}

export function exchangeFinding(
	code: ExchangeCode,
	detail: string,
	quote: string,
	range: Range | null = null,
	params: Record<string, string | number> = {},
): ExchangeFinding {
	return { code, severity: severityOfExchange(code), range, quote, params: { detail, ...params } };
}
