/** Mends of conditions and of special bullets. */
import { openingEmphasis, runOf } from '../inline.ts';
import { specialWords, wordFor, conjunctionWords } from '../keywords.ts';
import type { Mend, Place } from './place.ts';
import { suggested } from './suggested.ts';

export function mendGuard(place: Place): (Mend | null)[] {
	switch (place.detail) {
		case 'special': {
			const other = wordFor(specialWords, 'other', place.language);
			const mend = suggested(place);
			return [
				mend,
				mend?.params.name === other
					? null
					: place.put('suggestion', place.start, place.end, `*${other}*`, { name: other }),
			];
		}
		case 'special-words':
			return [wordsAway(place)];
		case 'conjunction':
			return [joined(place), conditionAway(place)];
		default:
			// What a condition was to say cannot be guessed; without it the reply is always there.
			return [conditionAway(place)];
	}
}

/** The emphasis that holds the condition. */
function conditionOf(place: Place): { from: number; to: number } | null {
	const found = place.itemAt();
	if (!found) return null;
	const run = runOf(place.source, found.item.lines);
	let at = 0;
	for (let opening = openingEmphasis(run.text, at); opening; opening = openingEmphasis(run.text, at)) {
		const [from, to] = [run.offset(opening.start - 1), run.offset(opening.end - 1) + 1];
		if (from <= place.start && place.end <= to) return { from, to };
		at = opening.end;
		while (run.text[at] === ' ') at++;
	}
	return null;
}

function conditionAway(place: Place): Mend | null {
	const condition = conditionOf(place);
	if (!condition) return null;
	const spaces = /^[ \t]*/.exec(place.source.slice(condition.to, condition.to + 40))?.[0].length ?? 0;
	return place.put('remove-condition', condition.from, condition.to + spaces, '');
}

/** Two conditions with nothing between them hold both. */
function joined(place: Place): Mend | null {
	const and = wordFor(conjunctionWords, 'and', place.language);
	const changes = [{ from: place.start, to: place.start, insert: `${and} ` }];
	return place.mend('join', changes, { name: and });
}

/** A special bullet without words and acts of its own: what stands before its link goes. */
function wordsAway(place: Place): Mend | null {
	const { source, start, end } = place;
	const link = /\[[^\]\n]{0,400}\]\(#[^)\n]{0,400}\)/.exec(source.slice(start, end))?.[0] ?? '';
	return place.put('remove-words', start, end, link);
}
