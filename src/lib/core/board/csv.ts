/** Tables in text: comma-separated values by RFC 4180, as spreadsheets really write them. */

export interface CsvRow {
	/** Line of the file that it begins in, from 1. */
	line: number;
	cells: string[];
}

/** Signs that stand between cells: the one that the first line has most of. */
const delimiters = [',', ';', '\t'] as const;

/**
 * The rows of a table, those without any text left out. Never throws: a quotation mark that is not closed ends with the file, one in the midst of a cell is a
 * sign like any other. `sep=;` in the first line, which spreadsheets write for each other, is taken at its word.
 */
export function readCsv(text: string): CsvRow[] {
	const bare = text.replace(/^\uFEFF/, '');
	const said = /^sep=(.)\r?\n/.exec(bare);
	const table = said ? bare.slice(said[0].length) : bare;
	return rowsIn(table, said?.[1] ?? delimiterOf(table), said ? 2 : 1);
}

/** Signs within quotation marks are not counted. */
function delimiterOf(text: string): string {
	const end = text.search(/[\r\n]/);
	const head = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
	const counts = delimiters.map((sign) => head.split(sign).length);
	return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function rowsIn(text: string, delimiter: string, firstLine: number): CsvRow[] {
	const rows: CsvRow[] = [];
	let line = firstLine;
	let row: CsvRow = { line, cells: [] };
	let at = 0;
	const closeRow = () => {
		if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
		row = { line, cells: [] };
	};
	while (at <= text.length) {
		let cell = '';
		if (text[at] === '"') {
			const quoted = quotedCell(text, at);
			cell = quoted.cell;
			at = quoted.end;
			line += quoted.breaks;
		}
		const start = at;
		while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
		row.cells.push(cell + text.slice(start, at));
		if (at >= text.length) break;
		if (text[at] === delimiter) {
			at++;
			continue;
		}
		at += text.startsWith('\r\n', at) ? 2 : 1;
		line++;
		closeRow();
	}
	closeRow();
	return rows;
}

/** From one quotation mark to the next single one; two stand for one. */
function quotedCell(text: string, from: number): { cell: string; end: number; breaks: number } {
	const parts: string[] = [];
	let at = from + 1;
	for (;;) {
		const mark = text.indexOf('"', at);
		const end = mark < 0 ? text.length : mark;
		parts.push(text.slice(at, end));
		at = end + 1;
		if (text[at] !== '"' || mark < 0) break;
		parts.push('"');
		at++;
	}
	const cell = parts.join('');
	return { cell, end: Math.min(at, text.length), breaks: cell.split(/\r\n|\r|\n/).length - 1 };
}
