/** Comma-separated values (RFC 4180) that spreadsheets open as they are meant. */

const begins = /^[=+\-@\t\r]/;

/** With a byte order mark, without which Excel takes Chinese for another code; a text that a spreadsheet would run as a formula is kept a text. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
	return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const text = begins.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
