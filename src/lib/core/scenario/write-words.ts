/** Words as Markdown: only what would be read as something else is escaped. */
import { blocksOf } from './blocks.ts';
import { openingEmphasis } from './inline.ts';
import { afterWord, guardWords, idNamed, specialWords } from './keywords.ts';

const punctuation = /[!-/:-@[-`{-~]/;

/** Text within a line: no code span, link or escape may come about. */
export function escaped(text: string): string {
	let safe = '';
	for (let at = 0; at < text.length; at++) {
		const sign = text[at] ?? '';
		const next = text[at + 1];
		const loose = sign === '\\' && (next === undefined || punctuation.test(next));
		safe += loose || sign === '`' ? `\\${sign}` : sign;
		if (sign === ']' && next === '(' && text[at + 2] === '#') {
			safe += '\\(';
			at++;
		}
	}
	return safe;
}

/** Text that begins a block: no heading, quote, bullet, fence, rule or comment may come about. */
export function escapedBlock(text: string): string {
	const safe = escaped(text);
	return isRead(safe, 'paragraph') ? safe : `\\${safe}`;
}

/** Text that is a whole item of a list: besides, bullet and text together must be no rule (`- --`). */
export function escapedItem(text: string): string {
	const safe = escapedBlock(text);
	return isRead(`- ${safe}`, 'list') ? safe : `\\${safe}`;
}

function isRead(line: string, as: 'paragraph' | 'list'): boolean {
	const kind = blocksOf(line, { start: [0], end: [line.length] })[0]?.kind;
	return kind === undefined || kind === as;
}

/** Text that begins a bullet: no guard or special word may come about, also not out of it and what is written behind it. */
export function escapedBullet(text: string, behind = ''): string {
	const safe = escapedBlock(text);
	const opening = openingEmphasis(safe + behind, 0);
	if (!opening) return safe;
	const special =
		afterWord(guardWords.if, opening.text) !== undefined ||
		afterWord(specialWords.silence, opening.text) !== undefined ||
		idNamed(specialWords, opening.text) !== undefined;
	const guessed = opening.end >= safe.length || safe.slice(opening.end).trimStart().startsWith('[');
	return special || guessed ? `\\${safe}` : safe;
}

/** Text of a heading: a closing run of # belongs to the words. */
export function escapedHeading(text: string): string {
	return escaped(text).replace(/(^|\s)#(#*)$/, '$1\\#$2');
}
