/** A state's name changed everywhere that it is meant: its heading, the links to it, the follow-up of that ending, the endings that rehearsals expect. */
import { isScalar, parse, parseDocument } from 'yaml';
import { anchorOf } from './anchor.ts';
import type { Change } from './edit.ts';
import { unescaped } from './inline.ts';
import { endingHeadings, linksOf, stateNames } from './links.ts';
import { anchorTable, sectionsOf, stateAnchors } from './sections.ts';
import { escapedHeading } from './write-words.ts';

/** Why a name cannot be taken: nothing that a link could point at, signs that a name may not have, another state's name. */
export type NameFault = 'empty' | 'signs' | 'taken';

// eslint-disable-next-line no-control-regex
const unspeakable = /[`\u0000-\u001f\u007f]/;

/** What is wrong with a name for a state; null when nothing is. `state` is the one that is to be called so, null for a new one. */
export function nameFault(names: readonly string[], name: string, state: number | null): NameFault | null {
	const anchor = anchorOf(name);
	if (anchor === '') return 'empty';
	if (unspeakable.test(name)) return 'signs';
	return names.some((each, index) => index !== state && anchorOf(each) === anchor) ? 'taken' : null;
}

/** The changes that rename a state. Links to other states change only if GitHub would number their headings otherwise. */
export function renameState(text: string, state: number, newName: string): Change[] | NameFault {
	const name = newName.trim();
	const all = sectionsOf(text);
	const names = stateNames(all);
	const fault = nameFault(names, name, state);
	if (fault) return fault;
	const heading = all.sections.find((section) => section.level === 2 && section.state === state);
	if (!heading) throw new RangeError(`no state ${state}`);
	if (name === heading.name) return [];

	const newNames = names.map((each, index) => (index === state ? name : each));
	const anchors = stateAnchors(
		all,
		all.sections.map((section) => (section === heading ? name : section.name)),
	);
	const table = anchorTable(newNames, anchors);
	const changes: Change[] = [{ from: heading.nameStart, to: heading.nameEnd, insert: escapedHeading(name) }];
	for (const link of linksOf(all)) {
		const { target } = link;
		if (target === null) continue;
		if (target === state) changes.push(...renamedWords(text, link.text, heading.name, name));
		const anchor = text.slice(link.anchor.start, link.anchor.end);
		const stillThere = (table.get(anchor) ?? table.get(anchorOf(anchor))) === target;
		if (target !== state && stillThere) continue;
		const base = anchorOf(newNames[target] ?? '');
		const insert = table.get(base) === target ? base : (anchors[target] ?? '');
		if (insert !== anchor) changes.push({ from: link.anchor.start, to: link.anchor.end, insert });
	}
	for (const ending of endingHeadings(all))
		if (ending.state === state)
			changes.push({ from: ending.section.nameStart, to: ending.section.nameEnd, insert: escapedHeading(name) });
	return changes.filter(({ from, to, insert }) => text.slice(from, to) !== insert);
}

/** The words of a link, where they are an arrow and the old name. Words of its own a link keeps. */
function renamedWords(
	text: string,
	{ start, end }: { start: number; end: number },
	oldName: string,
	newName: string,
): Change[] {
	const words = text.slice(start, end);
	const arrow = /^\s{0,8}(?:→|->)?\s{0,8}/.exec(words)?.[0] ?? '';
	const rest = words.slice(arrow.length).trimEnd();
	if (unescaped(rest) !== oldName) return [];
	const from = start + arrow.length;
	return [{ from, to: from + rest.length, insert: newName.replace(/[[\]\\`]/g, '\\$&') }];
}

/** The changes to a rehearsal of the same language that expects this ending. */
export function renameInRehearsal(text: string, oldName: string, newName: string): Change[] {
	const open = /^\ufeff?---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0;
	const close = text.indexOf('\n---', Math.max(0, open - 1));
	if (open === 0 || close < 0) return [];
	const ending: unknown = parseDocument(text.slice(open, close + 1), { logLevel: 'silent' }).getIn(
		['expect', 'ending'],
		true,
	);
	if (!isScalar(ending) || ending.value !== oldName || !ending.range) return [];
	const [from, to] = ending.range;
	const plain = ending.type === 'PLAIN' && String(parse(newName, { logLevel: 'silent' })) === newName;
	return [
		{
			from: open + from,
			to: open + to,
			insert: plain && !/[,[\]{}]/.test(newName) ? newName : JSON.stringify(newName),
		},
	];
}

/** Every place that names a state, in order: its heading first. */
export function referencesOf(text: string, state: number): { from: number; to: number; home: number | null }[] {
	const all = sectionsOf(text);
	const heading = all.sections.find((section) => section.level === 2 && section.state === state);
	return [
		...(heading ? [{ from: heading.nameStart, to: heading.nameEnd, home: state }] : []),
		...linksOf(all)
			.filter(({ target }) => target === state)
			.map(({ start, end, home }) => ({ from: start, to: end, home })),
		...endingHeadings(all)
			.filter((ending) => ending.state === state)
			.map(({ section }) => ({ from: section.nameStart, to: section.nameEnd, home: null })),
	];
}
