/** What people type, as it can be kept: names, and free text such as titles and remarks. */

/** What nobody sees: control signs, and those that turn the direction of writing or have no width; but not what makes one picture of several (👩‍🌾). */
const unseen =
	/(?!(?<=\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)\u200D\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

export const longestName = { nickname: 40, team: 60, cohort: 40, passkey: 60 } as const;

/** The name on one line without signs that nobody sees; null when nothing is left of it or it is too long. */
export function readName(given: unknown, longest: number): string | null {
	if (typeof given !== 'string' || given.length > 10 * longest) return null;
	const name = onOneLine(given);
	return name === '' || [...name].length > longest ? null : name;
}

/** In one form of its signs, without those that nobody sees; may be empty. */
export function onOneLine(text: string): string {
	return text.toWellFormed().normalize('NFC').replace(unseen, ' ').replace(/\s+/g, ' ').trim();
}

/** Control signs but the end of a line and the tabulator. */
const control = /(?![\t\n])\p{Cc}/gu;

/**
 * Free text without what no database keeps (NUL, half of a pair of code units) and without other control signs, trimmed, and cut where it is longer: between
 * two signs, never within one. What is no text is the empty one.
 *
 * @param longest code points
 * @param lines whether it may have more than one
 */
export function readText(given: unknown, longest: number, { lines = false }: { lines?: boolean } = {}): string {
	if (typeof given !== 'string') return '';
	const plain = given
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(control, '');
	return cut((lines ? plain : plain.replace(/[\t\n]+/g, ' ')).trim(), longest);
}

function cut(text: string, longest: number): string {
	// A sign takes two code units at most.
	return text.length <= longest ? text : [...text.slice(0, 2 * longest)].slice(0, longest).join('').trimEnd();
}
