/** Mends of states: names, endings, lines, ways out. */
import { anchorOf } from '../anchor.ts';
import { insertionFor } from '../insertion.ts';
import { inlineOf, runOf } from '../inline.ts';
import { outcomeWords, wordFor } from '../keywords.ts';
import { endingHeadings, linksOf } from '../links.ts';
import { renameState } from '../rename.ts';
import { lastOfPart, sectionsOfState } from '../sections.ts';
import { endingText } from './new-state.ts';
import type { Mend, Place } from './place.ts';
import { replyPlace } from './replies.ts';
import { actSpan, sceneLine, written } from './words.ts';

/** The second of two states of one name gets a number; links that meant it by GitHub's count go along. */
export function makeUnique(place: Place): Mend | null {
	const { state, all } = place;
	const section = all.sections.find((each) => each.start === place.start);
	if (!section || section.state === null || section.level !== 2) return null;
	const name = place.freeName(section.name.replace(/ \d{1,4}$/, ''));
	const changes = renameState(place.source, section.state, name);
	if (typeof changes === 'string') return null;
	return state ? place.mend('rename-unique', changes, { name }, name) : place.mend('rename-unique', changes, { name });
}

/** A state that has nothing to answer is as good as an ending; where there is none, one is added that the last state leads to. */
export function mendNoEnding(place: Place): (Mend | null)[] {
	const { scenario, all, language } = place;
	const last = lastOfPart(all, 'talk');
	if (!last || !scenario) return [];
	const quiet = scenario.states.flatMap(({ name, parts, outcome }, index) =>
		index > 0 && outcome === null && parts.every(({ replies }) => replies.length === 0) ? [{ name, index }] : [],
	);
	const scenes = quiet.flatMap(({ index }) => {
		const section = all.sections.find((each) => each.level === 2 && each.state === index);
		return section
			? [{ from: section.end, to: section.end, insert: `\n\n${sceneLine('no-commitment', language)}` }]
			: [];
	});
	if (scenes.length > 0)
		return [
			place.mend('make-ending', scenes, { name: quiet.map((each) => each.name).join(language === 'zh' ? '、' : ', ') }),
		];
	const name = place.freeName(written('unsettled', language));
	const { text, select } = endingText(place, name);
	const changes = [{ from: last.until, to: last.until, insert: `\n\n${text}` }];
	// The talk's last state leads there, or nobody would ever come to it.
	const leaving = all.sections.findLast((each) => each.level === 2 && each.state !== null);
	if (leaving) {
		const { at, before, after } = replyPlace(place, leaving);
		const link = `[→ ${name}](#${anchorOf(name)})`;
		const reply = `- ${written('leave', language)} ${actSpan('vague-close', language)} ${link}\n  > ${written('remark', language)}`;
		if (at === last.until) changes.unshift({ from: at, to: at, insert: before + reply + after });
		else changes.push({ from: at, to: at, insert: before + reply + after });
	}
	return [place.mend('add-ending', changes, { name }, select)];
}

/** A reply that leaves it at that: weak, but a way to an ending. */
export function addWayOut(place: Place): Mend | null {
	const { state, language } = place;
	const end = place.ending('no-commitment', 'broken-off', 'refused');
	if (!state || end === undefined) return null;
	const { at, before, after } = replyPlace(place, state.section);
	const text = `- ${written('leave', language)} ${actSpan('vague-close', language)} ${place.linkTo(end)}\n  > ${written('remark', language)}`;
	return place.put(
		'add-way-out',
		at,
		at,
		before + text + after,
		{ name: place.scenario?.states[end]?.name ?? '' },
		written('leave', language),
	);
}

/** A line for every mood. */
export function addLine(place: Place): Mend | null {
	const { state, language } = place;
	const found = state && insertionFor(place.source, state.section.end, 'line');
	const text = written('line', language);
	return found ? place.put('add-line', found.at, found.at, `${found.before}> ${text}`, {}, text) : null;
}

/** Without a promise it is an agreement by word of mouth. */
export function makeVerbal(place: Place): Mend | null {
	const [scene] = place.state?.section.blocks ?? [];
	if (scene?.kind !== 'paragraph') return null;
	const run = runOf(place.source, scene.lines);
	for (const token of inlineOf(run.text)) {
		const words = [...outcomeWords.agreed.zh, ...outcomeWords.agreed.en, 'agreed'];
		const agreed = token.kind === 'code' ? words.find((word) => token.text.toLowerCase().endsWith(word)) : undefined;
		if (agreed === undefined) continue;
		const inner = run.text.slice(token.start, token.end).toLowerCase();
		const from = run.offset(token.start + inner.lastIndexOf(agreed));
		const verbal = wordFor(outcomeWords, 'verbal', place.language);
		return place.put('suggestion', from, from + agreed.length, verbal, { name: verbal });
	}
	return null;
}

/** A state that nobody reaches goes, if nothing else speaks of it: what leads to it would lead nowhere. */
export function removeState(place: Place): Mend | null {
	const { state, all } = place;
	if (!state || state.index === 0) return null;
	const named = linksOf(all).some(({ target, home }) => target === state.index && home !== state.index);
	if (named) return null;
	const headings = endingHeadings(all).filter((ending) => ending.state === state.index);
	const until = sectionsOfState(all, state.index).at(-1)?.until ?? state.section.until;
	const changes = [{ start: state.section.start, until }, ...headings.map(({ section }) => section)].map(
		({ start, until: end }) => ({
			...place.block(start, end),
			insert: '',
		}),
	);
	return place.mend('remove-state', changes, { name: state.state.name });
}

/** A reply with all that hangs on it. */
export function removeReply(place: Place): Mend | null {
	const found = place.itemAt();
	if (!found) return null;
	const { item, section } = found;
	const list = section.blocks.find(
		(block) => block.kind === 'list' && block.start <= item.start && item.end <= block.end,
	);
	const only = list?.kind === 'list' && list.items.length === 1;
	const { from, to } = only ? place.block(item.start, item.end) : place.lines(item.start, item.end);
	return place.put('remove-reply', from, to, '');
}

/** A mood that nobody comes to goes from the diagram, if no state and no condition speaks of it. */
export function removeMood(place: Place): Mend | null {
	const { scenario, all, source } = place;
	const mood = String(place.finding.params.mood ?? '');
	const number = scenario?.moods.indexOf(mood) ?? -1;
	if (!scenario || number < 1) return null;
	const inVariants = scenario.states.some(({ parts }) => parts.some((part) => part.mood === number));
	const inGuards = /\*[^*\n]{0,400}\*/g;
	if (inVariants || (source.match(inGuards) ?? []).some((words) => words.includes(mood))) return null;
	const diagram = all.sections.find(({ part }) => part === 'mood')?.blocks.find(({ kind }) => kind === 'code');
	if (diagram?.kind !== 'code') return null;
	const changes = diagram.lines.start.flatMap((start, index) => {
		const line = source.slice(start, diagram.lines.end[index]);
		const names = line
			.replace(/[:：].*$/, '')
			.split('-->')
			.map((each) => each.trim());
		return names.includes(mood) ? [{ ...place.lines(start, diagram.lines.end[index] ?? start), insert: '' }] : [];
	});
	return changes.length === 0 ? null : place.mend('remove-mood', changes, { name: mood });
}
