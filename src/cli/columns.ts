/** Rows set in columns for a terminal, where a Chinese character takes two places. */

/** Rows of equal length; the first column is set left, the last is not padded, figures between are set right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => places(row[column] ?? ''))));
	return rows.map((row) =>
		row
			.map((cell, column) => {
				const space = ' '.repeat((widths[column] ?? 0) - places(cell));
				if (column === row.length - 1) return cell;
				return column === 0 ? cell + space : space + cell;
			})
			.join('  ')
			.trimEnd(),
	);
}

/** Places that a text takes: two for a character of the East Asian wide blocks, else one. */
export function places(text: string): number {
	let sum = 0;
	for (const character of text) sum += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
	return sum;
}

function isWide(code: number): boolean {
	return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) ||
		(code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
		(code >= 0xffe0 && code <= 0xffe6) || (code >= 0x20000 && code <= 0x3fffd); // prettier-ignore
}
