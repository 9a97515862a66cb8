/** Where the line under the words begins and ends. */
import type { SaidWords } from '../../core/run/script.ts';

export interface MarkedSegment extends SaidWords {
	/** The punctuation behind the words: it belongs to them in reading, but not to what was heard. */
	tail: string;
}

const leading = /^[，、。；：？！…,.;:?!]{1,6}\s*|^\s+/u;

/**
 * The words as they are drawn: punctuation and white space that stand at the head of a segment go behind the one before, so that no line starts under a
 * comma and no act is named in front of one.
 */
export function markedSegments(words: readonly SaidWords[]): MarkedSegment[] {
	const segments: MarkedSegment[] = [];
	for (const segment of words) {
		const before = segments.at(-1);
		const moved = before ? (leading.exec(segment.text)?.[0] ?? '') : '';
		if (before) before.tail += moved;
		if (segment.text.length > moved.length)
			segments.push({ ...segment, text: segment.text.slice(moved.length), tail: '' });
	}
	return segments;
}
