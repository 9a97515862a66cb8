/** What a file's front matter says of its name, read without reading the whole: in a draft the rest may be broken. */

/** The id in a file's front matter; null when it has none. */
export function idIn(text: string): string | null {
	return /^id:\s*(\S+)\s*$/m.exec(text.slice(0, endOfHead(text)))?.[1] ?? null;
}

/** The title in a file's front matter, without quotes; null when it has none. */
export function titleIn(text: string): string | null {
	return bare(/^title:(.*)$/m.exec(text.slice(0, endOfHead(text)))?.[1] ?? '') || null;
}

/** Where the front matter ends; the file's start when it has none. */
export function endOfHead(text: string): number {
	if (!text.startsWith('---')) return 0;
	const end = text.indexOf('\n---', 3);
	return end < 0 ? 0 : end;
}

/** A value as it is meant: YAML may hold it in quotes. */
export function bare(value: string): string {
	return value.trim().replace(/^(['"])(.*)\1$/, '$2');
}
