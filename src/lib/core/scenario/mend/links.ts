/** Mends of links: to a state that is not there, to none, to several. */
import { anchorOf } from '../anchor.ts';
import { runOf } from '../inline.ts';
import { linksOf } from '../links.ts';
import { lastOfPart } from '../sections.ts';
import { escapedHeading } from '../write-words.ts';
import type { Mend, Place } from './place.ts';
import { endingText, stateText } from './new-state.ts';
import { suggested } from './suggested.ts';

export function mendLink(place: Place): (Mend | null)[] {
	const { section, name } = place;
	if (place.detail === 'state') return [suggested(place), ...newState(place)];
	// The follow-up of an ending that is not there.
	if (place.detail === 'ending')
		return [suggested(place), anchorOf(name) === '' ? null : added(place, 'add-ending', name)];
	// That a state is no ending can be wrong in the state or in the name; without its heading the list would hold for all.
	return [section ? withoutSection(place) : null];
}

/** The state that the link asks for, as one to talk in and as an ending. */
function newState(place: Place): (Mend | null)[] {
	const link = linksOf(place.all).find(({ start, end }) => start === place.start && end === place.end);
	if (!link) return [];
	const words = place.source
		.slice(link.text.start, link.text.end)
		.replace(/^\s*(?:→|->)?\s*/, '')
		.trim();
	const name = anchorOf(words) === anchorOf(place.name) ? words : place.name;
	if (anchorOf(name) === '') return [];
	return [added(place, 'add-state', name), added(place, 'add-ending', name)];
}

function added(place: Place, title: 'add-state' | 'add-ending', name: string): Mend | null {
	const last = lastOfPart(place.all, 'talk');
	if (!last) return null;
	const { text, select } =
		title === 'add-state' ? stateText(place, escapedHeading(name)) : endingText(place, escapedHeading(name));
	return place.put(title, last.until, last.until, `\n\n${text}`, { name }, select);
}

function withoutSection(place: Place): Mend | null {
	const { section } = place;
	if (!section || section.level !== 3) return null;
	const { from, to } = place.block(section.start, section.until);
	return place.put('remove-line', from, to, '');
}

export function mendLanding(place: Place): (Mend | null)[] {
	const { source, start, end } = place;
	if (place.detail === 'several') {
		const gap = /[ \t]*$/.exec(source.slice(0, start).slice(-40))?.[0].length ?? 0;
		return [place.put('remove-link', start - gap, end, '')];
	}
	const found = place.itemAt();
	if (!found) return [];
	const { item, section } = found;
	// A reply that holds everywhere leads out of the talk, one of a state first of all back to it.
	const target = section.state ?? place.ending('no-commitment') ?? 0;
	const run = runOf(source, item.lines, 0, 1);
	const at = run.text === '' ? item.start + 1 : run.end;
	const link = place.linkTo(target);
	const name = /→ (.*)\]\(/.exec(link)?.[1] ?? '';
	return [place.put('add-link', at, at, ` ${link}`, { name }, link)];
}
