/** Mends of the parts: what stands under no heading, or under one that means nothing here. */
import { addDays, isIsoDate } from '../calendar.ts';
import { channelWords, idNamed, idsOf, letterWords, partWords, wordFor, type PartId } from '../keywords.ts';
import { lastOfPart, type Section } from '../sections.ts';
import { endingText, stateText } from './new-state.ts';
import type { Mend, Place } from './place.ts';
import { asComment } from './scene.ts';
import { dateIn } from './spans.ts';
import { suggested } from './suggested.ts';
import { written } from './words.ts';

export function mendMissingPart(place: Place): (Mend | null)[] {
	switch (place.detail) {
		case 'no-part':
			return [suggested(place), demoted(place)];
		case 'twice':
			return [merged(place)];
		case 'before':
			return [underCase(place)];
		case 'no-talk':
			return [addTalk(place)];
		case 'no-state':
			return [addNewState(place)];
		case 'deep-heading':
			return [headingHere(place)];
		case 'not-prepare':
			return [...question(place), asComment(place)];
		case 'not-follow-up':
			return [asComment(place)];
		case 'follow-up':
			return [suggested(place), headingAway(place)];
		case 'record':
			return [suggested(place), itemAway(place)];
		case 'next-contact':
			return [nextContact(place)];
		case 'letter':
			return [suggested(place), ...letters(place)];
		case 'deadline':
			return [deadline(place)];
		default:
			return [];
	}
}

function partOf(place: Place, part: PartId): Section | undefined {
	return place.all.sections.find((section) => section.level === 1 && section.part === part);
}

/** A heading that is no part, where prose stands before it: a heading within that part. */
function demoted(place: Place): Mend | null {
	const { sections } = place.all;
	const index = sections.findIndex(({ start }) => start === place.start);
	const before = sections[index - 1];
	if (before?.part !== 'case' && before?.part !== 'debrief') return null;
	return place.put('demote', place.start, place.start, '#', { name: wordFor(partWords, before.part, place.language) });
}

/** What stands under the second heading of a part goes to the end of the first. */
function merged(place: Place): Mend | null {
	const { all, source, finding } = place;
	const part = idNamed(partWords, String(finding.params.name ?? ''));
	const index = all.sections.findIndex(({ start }) => start === place.start);
	const section = all.sections[index];
	const last = part && lastOfPart(all, part);
	if (!part || !section || !last) return null;
	const next = all.sections.slice(index + 1).find(({ level }) => level === 1);
	const end = next?.start ?? source.length;
	const text = source.slice(section.end, end).trim();
	const changes = [
		{ from: last.until, to: last.until, insert: text === '' ? '' : `\n\n${text}` },
		{ from: section.start, to: end, insert: '' },
	];
	return place.mend('merge-parts', changes, { name: section.name });
}

/** Words before the first part: the case. */
function underCase(place: Place): Mend | null {
	const { all, source, start } = place;
	const name = wordFor(partWords, 'case', place.language);
	const known = partOf(place, 'case');
	if (!known) return place.put('add-case', start, start, `# ${name}\n\n`, { name });
	const end = all.sections[0]?.start ?? source.length;
	const text = source.slice(start, end).trim();
	return place.mend(
		'to-case',
		[
			{ from: start, to: end, insert: '' },
			{ from: known.end, to: known.end, insert: `\n\n${text}` },
		],
		{ name },
	);
}

/** A talk of one state and one ending. */
function addTalk(place: Place): Mend {
	const { language, source } = place;
	const gap = source.endsWith('\n\n') ? '' : source.endsWith('\n') ? '\n' : '\n\n';
	const { text, select } = firstState(place);
	return place.put(
		'add-talk',
		source.length,
		source.length,
		`${gap}# ${wordFor(partWords, 'talk', language)}\n\n${text}\n`,
		{},
		select,
	);
}

/** The least of a talk, under its heading or before words that no state holds. */
export function addNewState(place: Place): Mend | null {
	const { text, select } = firstState(place);
	const heading = partOf(place, 'talk');
	if (place.detail === 'outside') {
		const name = place.freeName(written('opening', place.language));
		return place.put('make-heading', place.start, place.start, `## ${name}\n\n`, { name }, name);
	}
	return heading
		? place.put(
				'add-state',
				heading.until,
				heading.until,
				`\n\n${text}`,
				{ name: written('opening', place.language) },
				select,
			)
		: null;
}

function firstState(place: Place): { text: string; select: string } {
	const { language } = place;
	const state = stateText(place, written('opening', language));
	const end = endingText(place, written('unsettled', language));
	return { text: `${state.text}\n\n${end.text}`, select: state.select };
}

/** A heading of a level that means nothing here becomes one that does, else plain words. */
function headingHere(place: Place): Mend | null {
	const { source, start, section, all } = place;
	const level = /^#{1,6}/.exec(source.slice(start, start + 8))?.[0].length;
	if (!section || level === undefined) return null;
	const name = section.name;
	if (section.part === 'talk' && section.state !== null) {
		const spaces = /^[ \t]*/.exec(source.slice(start + level))?.[0].length ?? 0;
		return place.put('plain-words', start, start + level + spaces, '', { name });
	}
	if (section.part === 'follow-up') {
		const known = all.sections.some((each) => each.part === 'follow-up' && each.level === 2 && each.start < start);
		return level > 3 && known ? place.put('make-heading', start, start + level, '###', { name }) : asComment(place);
	}
	return place.put('make-heading', start, start + level, '##', { name });
}

function question(place: Place): (Mend | null)[] {
	const { source, start, end, language } = place;
	const text = source.slice(start, end);
	if (/^[-*+][ \t]/.test(text)) {
		const asked = written('question', language);
		return [place.put('add-question', start, start, `## ${asked}\n\n`, {}, asked)];
	}
	return /^[^\n>`~<]+$/.test(text) ? [place.put('to-question', start, start, '## ')] : [];
}

/** A heading that is no section of the follow-up, with what stands under it. */
function headingAway(place: Place): Mend | null {
	const { all, source, start } = place;
	const index = all.sections.findIndex((section) => section.start === start);
	if (index < 0) return null;
	const next = all.sections.slice(index + 1).find(({ level }) => level <= 2);
	const end = next?.start ?? source.length;
	const text = source.slice(start, end).trimEnd();
	if (text.includes('--')) return null;
	return place.mend('comment-out', [
		{ from: start, to: start, insert: '<!-- ' },
		{ from: start + text.length, to: start + text.length, insert: ' -->' },
	]);
}

function itemAway(place: Place): Mend | null {
	const found = place.itemAt();
	if (!found) return null;
	const { from, to } = place.lines(found.item.start, found.item.end);
	return place.put('remove-line', from, to, '');
}

/** The first line of an item, from behind the colon of its name to its end. */
function valueOf(place: Place): { from: number; to: number } | null {
	const found = place.itemAt();
	if (!found) return null;
	const to = place.source.indexOf('\n', found.item.start);
	const line = place.source.slice(found.item.start, to < 0 ? place.source.length : to);
	const colon = line.search(/[:：]/);
	const from = found.item.start + (colon < 0 ? line.length : colon + 1);
	return { from, to: found.item.start + line.trimEnd().length };
}

/** As much of the next contact as can be made out; the rest from the account. */
function nextContact(place: Place): Mend | null {
	const { scenario, language, source } = place;
	const value = valueOf(place);
	if (!scenario || !value) return null;
	const text = source.slice(value.from, value.to);
	const { account, customer } = scenario;
	const days = daysIn(text, account.today) ?? [addDays(account.today, 1), addDays(account.today, 3)];
	const people = [...account.contacts.map(({ name }) => name), customer.name];
	const contact = people.find((name) => text.includes(name)) ?? people[0] ?? written('someone', language);
	const channel =
		idsOf(channelWords).find((id) =>
			[id, ...channelWords[id].zh, ...channelWords[id].en].some((word) => text.toLowerCase().includes(word)),
		) ?? scenario.channel;
	const better = `${spanOfDays(days)} ${contact} ${wordFor(channelWords, channel, language)}`;
	return place.put('suggestion', value.from, value.to, `${gapBehind(source, value.from)}${better}`, { name: better });
}

/** Chinese colons need no space behind them. */
function gapBehind(source: string, at: number): string {
	return source[at - 1] === ':' ? ' ' : source[at - 1] === '：' ? '' : '：';
}

function daysIn(text: string, today: string): [string, string] | null {
	const found = (text.match(/\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}月\d{1,2}/g) ?? [])
		.map((each) => dateIn(each, today))
		.filter(isIsoDate)
		.sort();
	const [first, last] = [found[0], found.at(-1)];
	return first === undefined || last === undefined ? null : [first, last];
}

function spanOfDays([from, to]: readonly [string, string]): string {
	return from === to ? from : `${from}..${to}`;
}

function letters(place: Place): (Mend | null)[] {
	const { name, start, words, language } = place;
	const at = words.indexOf(name);
	if (at < 0 || name === '') return [];
	return idsOf(letterWords).map((id) => {
		const word = wordFor(letterWords, id, language);
		return word === place.finding.suggestion
			? null
			: place.put('suggestion', start + at, start + at + name.length, word, { name: word });
	});
}

function deadline(place: Place): Mend | null {
	const value = valueOf(place);
	const today = place.scenario?.account.today;
	if (!value || !today) return null;
	const days = daysIn(place.source.slice(value.from, value.to), today) ?? [addDays(today, 3), addDays(today, 10)];
	const better = spanOfDays(days);
	return place.put('suggestion', value.from, value.to, `${gapBehind(place.source, value.from)}${better}`, {
		name: better,
	});
}
