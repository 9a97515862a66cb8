/** "Did you mean": the nearest name in place of the one that is unknown. */
import { anchorOf } from '../anchor.ts';
import { linksOf, stateNames } from '../links.ts';
import { stateAnchors } from '../sections.ts';
import type { Mend, Place } from './place.ts';

export function suggested(place: Place): Mend | null {
	const { finding, name } = place;
	const { suggestion } = finding;
	if (suggestion === undefined) return null;
	if (finding.code === 'unknown-link' && place.detail === 'state') return link(place, suggestion);
	const wrong = String(finding.params.value ?? (name === '' ? (finding.params.path ?? '') : name));
	const at = place.words.indexOf(wrong);
	// What is pointed at may be more than the name: a heading, a code span.
	const [from, to] =
		at < 0 || wrong === '' ? [place.start, place.end] : [place.start + at, place.start + at + wrong.length];
	return place.put('suggestion', from, to, suggestion, { name: suggestion });
}

/** Anchor and words of a link; words of its own it keeps. */
function link(place: Place, anchor: string): Mend | null {
	const found = linksOf(place.all).find(({ start, end }) => start === place.start && end === place.end);
	if (!found) return null;
	const { source } = place;
	const index = stateAnchors(place.all, []).indexOf(anchor);
	const name = stateNames(place.all)[index] ?? anchor;
	const words = source.slice(found.text.start, found.text.end).replace(/^\s*(?:→|->)?\s*/, '');
	const changes = [{ from: found.anchor.start, to: found.anchor.end, insert: anchor }];
	if (anchorOf(words) === anchorOf(source.slice(found.anchor.start, found.anchor.end)))
		changes.unshift({
			from: found.text.end - words.length,
			to: found.text.end,
			insert: name.replace(/[[\]\\`]/g, '\\$&'),
		});
	return place.mend('suggestion', changes, { name });
}
