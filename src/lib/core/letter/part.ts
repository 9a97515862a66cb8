/** The four ways in which a part can come out. */
import type { ActId } from '../act/act.ts';
import type { Fault, LetterPart, LetterPartId, Words } from './letter.ts';

const plain = { words: [], fault: '' as const, expected: '', acts: [] };

export function there(id: LetterPartId, words: readonly Words[], expected = ''): LetterPart {
	return { ...plain, id, state: 'there', words: inOrder(words), expected };
}

export function missing(id: LetterPartId, fault: Fault, expected = '', words: readonly Words[] = []): LetterPart {
	return { ...plain, id, state: 'missing', fault, expected, words: inOrder(words) };
}

export function wrong(
	id: LetterPartId,
	fault: Fault,
	words: readonly Words[],
	expected = '',
	acts: readonly ActId[] = [],
): LetterPart {
	return { ...plain, id, state: 'wrong', fault, expected, words: inOrder(words), acts: [...acts] };
}

export function notAsked(id: LetterPartId): LetterPart {
	return { ...plain, id, state: 'not-asked' };
}

/** Sorted, overlapping ones joined. */
function inOrder(words: readonly Words[]): Words[] {
	const sorted = words.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end);
	const joined: Words[] = [];
	for (const each of sorted) {
		const last = joined.at(-1);
		if (last && each.start <= last.end) last.end = Math.max(last.end, each.end);
		else joined.push(each);
	}
	return joined;
}
