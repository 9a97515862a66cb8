/** Text that has to fit where nothing measures it. Widths are in ems, roughly: a Chinese character is 1, a Latin letter 0.55. */

const narrow = /[\u0020-\u024f\u2010-\u2027]/;

export function widthOf(text: string): number {
	let width = 0;
	for (const character of text) width += narrow.test(character) ? 0.55 : 1;
	return width;
}

/** The text in at most `lines` lines of `ems` each, the last with “…” where more would follow. Latin words are kept whole if they fit on a line. */
export function wrapped(text: string, ems: number, lines: number): string[] {
	const words = text.trim().match(/[\u0021-\u024f\u2010-\u2027]+|\s+|./gsu) ?? [];
	const found: string[] = [''];
	for (const word of words) {
		const space = /^\s+$/.test(word);
		let line = found[found.length - 1] as string;
		if (space) {
			if (line !== '') found[found.length - 1] = `${line} `;
			continue;
		}
		if (widthOf(line + word) <= ems) {
			found[found.length - 1] = line + word;
			continue;
		}
		if (line.trim() !== '') found.push((line = ''));
		// A word longer than a line is broken anywhere.
		for (const character of word) {
			if (line !== '' && widthOf(line + character) > ems) found.push((line = ''));
			line += character;
			found[found.length - 1] = line;
		}
		if (found.length > lines) break;
	}
	const kept = found.slice(0, lines).map((line) => line.trimEnd());
	if (found.length > lines) kept[lines - 1] = ended(kept[lines - 1] ?? '', ems);
	return kept.filter((line) => line !== '');
}

function ended(line: string, ems: number): string {
	const characters = [...line];
	while (characters.length > 0 && widthOf(characters.join('')) + 1 > ems) characters.pop();
	return `${characters.join('').trimEnd()}…`;
}
