/** Mends of what a state has to answer: what is missing among the replies is added, to be written anew. */
import { insertionFor, isSpecial } from '../insertion.ts';
import type { Section } from '../sections.ts';
import type { Mend, MendTitle, Place } from './place.ts';
import { actSpan, lostTag, special, written, type WrittenId } from './words.ts';

/** The section that the finding points at: the state's own, or one of its variants. */
function offerOf(place: Place): Section | undefined {
	return place.section?.state === null ? undefined : place.section;
}

/** Behind the last reply of a section, before what is no reply. */
export function replyPlace(place: Place, section: Section): { at: number; before: string; after: string } {
	const items = section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
	const last = items.findLast((item) => !isSpecial(place.source, item));
	if (last) return { at: last.end, before: '\n', after: '' };
	if (items[0]) return { at: items[0].start, before: '', after: '\n' };
	return { at: section.until, before: '\n\n', after: '' };
}

function addReply(place: Place, title: MendTitle, text: string, select: WrittenId): Mend | null {
	const section = offerOf(place);
	if (!section) return null;
	const { at, before, after } = replyPlace(place, section);
	return place.put(title, at, at, before + text + after, {}, written(select, place.language));
}

/** A weak reply, and what the coach says to it. It leads out of the talk, as giving in does. */
export function weakReply(place: Place): string {
	const { language } = place;
	const end = place.ending('no-commitment', 'verbal') ?? 0;
	return `- ${written('weak', language)} ${actSpan('give-up', language)} ${place.linkTo(end)}\n  > ${written('remark', language)}`;
}

export function addWeak(place: Place): Mend | null {
	return addReply(place, 'add-weak', weakReply(place), 'weak');
}

export function addWeakBeside(place: Place): Mend | null {
	const reply = place.reply();
	const tones = reply?.segments.flatMap(({ acts }) => acts) ?? [];
	// Beside a weak reply a sound one is missing.
	return tones.some((act) => act === 'give-up' || act === 'vague-close') ? addSound(place) : addWeak(place);
}

/** A sound reply; it stays where it is asked until its author says where it leads. */
export function addSound(place: Place): Mend | null {
	const { language, state } = place;
	if (!state) return null;
	const text = `- ${written('sound', language)} ${actSpan('ask-commitment', language)} ${place.linkTo(state.index)}`;
	return addReply(place, 'add-sound', text, 'sound');
}

/** `*其他*` that leads back to the state, or something that is said when it was taken. */
export function addOther(place: Place): Mend | null {
	const { language, state, scenario, all } = place;
	if (!state || !scenario) return null;
	if (place.detail === 'none') {
		const items = state.section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
		const end = items.at(-1)?.end;
		const at = end ?? state.section.until;
		return place.put(
			'add-other',
			at,
			at,
			`${end === undefined ? '\n\n' : '\n'}- ${special('other', language)} ${place.linkTo(state.index)}`,
		);
	}
	const own = state.state.parts.flatMap(({ replies }) => replies).filter(({ kind }) => kind === 'other');
	const others = own.length > 0 ? own : scenario.everywhere.filter(({ kind }) => kind === 'other');
	const silent = others.find(({ target }) =>
		scenario.states[target]?.parts.every(({ lines, narration }) => lines.length + narration.length === 0),
	);
	const section = all.sections.find((each) => each.level === 2 && each.state === silent?.target);
	if (!section) return null;
	const text = written('lost', language);
	const plain = insertionFor(place.source, section.end, 'line');
	return (
		plain &&
		place.put(
			'add-lost-line',
			plain.at,
			plain.at,
			`${plain.before}> ${text}\n${lostTag(language)}`,
			{ name: section.name },
			text,
		)
	);
}

export function addRemark(place: Place): Mend | null {
	const found = place.itemAt();
	if (!found) return null;
	const { item } = found;
	const text = written('remark', place.language);
	return place.put('add-remark', item.end, item.end, `\n  > ${text}`, {}, text);
}

/** A plan beyond the trainee's authority: an earlier day, or called by its name. */
export function mendAuthority(place: Place): (Mend | null)[] {
	const { source, start, end, finding, language } = place;
	const latest = String(finding.params.latest ?? '');
	const late = String(finding.params.date ?? '');
	const at = late === '' ? -1 : source.slice(start, end + 200).indexOf(`@${late}`);
	const earlier = late.length === 7 ? latest.slice(0, 7) : latest;
	return [
		at < 0 || latest === ''
			? null
			: place.put('suggestion', start + at + 1, start + at + 1 + late.length, earlier, { name: earlier }),
		place.put('mark-overpromise', end, end, ` ${actSpan('overpromise', language)}`, {
			name: actSpan('overpromise', language).replaceAll('`', ''),
		}),
	];
}
