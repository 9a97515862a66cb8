/** Words that are quoted inside a sentence of ours. */

/** Quotation marks inside a quotation become single ones; a full stop at its end is the sentence's own business. */
export function inQuotes(words: string): string {
	return words
		.replaceAll('“', '‘')
		.replaceAll('”', '’')
		.replace(/[。.]$/u, '');
}
