/** Names that nothing declares, declared where such names are: in the front matter, in the mood diagram. */
import { editFrontMatter, type FieldEdit } from '../edit-front-matter.ts';
import { partWords, wordFor } from '../keywords.ts';
import type { Mend, MendTitle, Place } from './place.ts';

function inFrontMatter(place: Place, title: MendTitle, name: string, edit: FieldEdit): Mend | null {
	const changes = name === '' ? null : editFrontMatter(place.source, edit);
	return changes && place.mend(title, changes, { name });
}

/** A range that holds every value that the place asks for. */
export function addVariable(place: Place): Mend | null {
	const { name, source, end } = place;
	const asked = Math.abs(Number(/-?\d{1,4}/.exec(source.slice(end - 1, end + 12))?.[0] ?? 3)) || 3;
	if (!/^[^\s\d`+\-=<>!≥≤≠＋－＝＜＞][^\s`+\-=<>!≥≤≠＋－＝＜＞]{0,39}$/.test(name)) return null;
	return inFrontMatter(place, 'declare-variable', name, {
		kind: 'set',
		path: ['variables', name],
		value: `0..${Math.max(3, asked)}`,
	});
}

export function addFact(place: Place): (Mend | null)[] {
	const { name, detail, source, start, end } = place;
	if (detail === 'placeholder') {
		// Without its braces it is a word like any other.
		return [place.put('plain-words', start, end, name, { name })];
	}
	if (detail === 'no-cause')
		return (place.scenario?.facts ?? []).slice(0, 3).map((fact) => {
			const close = source.indexOf('`', Math.max(start + 1, 0));
			return close < 0 ? null : place.put('name-fact', close, close, ` ${fact}`, { name: fact });
		});
	return [inFrontMatter(place, 'declare-fact', name, { kind: 'add', path: ['facts'], value: name })];
}

export function addDocument(place: Place): Mend | null {
	return inFrontMatter(place, 'declare-document', place.name, {
		kind: 'add',
		path: ['account', 'documents'],
		value: place.name,
	});
}

/** A mood that stands in the diagram by its name alone; nothing leads to it yet. */
export function addMood(place: Place): Mend | null {
	const { name, all } = place;
	if (!/^[^\s:：·・`[\]"]{1,40}$/.test(name)) return null;
	const section = all.sections.find((each) => each.level === 1 && each.part === 'mood');
	const diagram = section?.blocks.find((block) => block.kind === 'code');
	if (diagram?.kind === 'code') {
		const last = diagram.lines.end.at(-1);
		const first = diagram.lines.start.at(-1);
		if (last === undefined || first === undefined) return null;
		const indent = /^[ \t]*/.exec(place.source.slice(first, last))?.[0] ?? '';
		return place.put('declare-mood', last, last, `\n${indent}${name}`, { name });
	}
	const text = `\`\`\`mermaid\nstateDiagram-v2\n  [*] --> ${name}\n\`\`\``;
	if (section) return place.put('declare-mood', section.end, section.end, `\n\n${text}`, { name });
	const talk = all.sections.find((each) => each.level === 1 && each.part === 'talk');
	if (!talk) return null;
	return place.put(
		'declare-mood',
		talk.start,
		talk.start,
		`# ${wordFor(partWords, 'mood', place.language)}\n\n${text}\n\n`,
		{ name },
	);
}
