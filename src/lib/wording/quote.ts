/** Words that are quoted. */

/** Quotation marks inside a quotation become single ones. */
export function inQuotes(words: string): string {
	return words.replaceAll('“', '‘').replaceAll('”', '’');
}

/** The same inside a sentence of ours, which has a full stop of its own. */
export function inSentence(words: string): string {
	return inQuotes(words).replace(/[。.]$/u, '');
}
