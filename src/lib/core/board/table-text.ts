/** The text of a table that a spreadsheet saved, whatever its signs are written in. */

/**
 * UTF-16 and UTF-8 by their marks; without one UTF-8 where the bytes are that throughout, else GB 18030, which a Chinese spreadsheet saves in. Signs that are
 * none become U+FFFD: what is wrong is then told cell by cell.
 */
export function tableText(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}
