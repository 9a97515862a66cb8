/** Mends of the mood diagram. A line whose meaning is lost stays as a remark of the diagram. */
import type { Mend, Place } from './place.ts';
import { written } from './words.ts';

export function mendDiagram(place: Place): (Mend | null)[] {
	const { start, end, words, name } = place;
	switch (place.detail) {
		case 'heading':
			return [without(place)];
		case 'no-diagram': {
			const text = `\`\`\`mermaid\nstateDiagram-v2\n  [*] --> ${written('mood', place.language)}\n\`\`\``;
			return [place.put('add-diagram', start, start, `${text}\n\n`, {}, written('mood', place.language))];
		}
		case 'kind':
			return [head(place)];
		case 'no-start': {
			const first = place.scenario?.moods[0] ?? '';
			return [first === '' ? null : place.put('add-start', end, end, `\n  [*] --> ${first}`, { name: first })];
		}
		case 'two-starts':
			return [without(place)];
		case 'line': {
			const arrow = arrowed(words);
			return [arrow === null ? null : place.put('suggestion', start, end, arrow, { name: arrow }), asRemark(place)];
		}
		case 'end':
		case 'no-acts':
			return [asRemark(place), name === '' ? null : without(place)];
		default:
			return [];
	}
}

function without(place: Place): Mend {
	const { from, to } = place.lines(place.start, place.end);
	return place.put('remove-line', from, to, '');
}

function asRemark(place: Place): Mend {
	return place.put('comment-out', place.start, place.start, '%% ');
}

/** The first line, where it is one of another kind of diagram; before it, where it is none. */
function head(place: Place): Mend {
	const { start, end, source } = place;
	const isFence = source.startsWith('```', start) || source.startsWith('~~~', start);
	if (isFence) {
		const line = source.indexOf('\n', start);
		return place.put('add-diagram-head', line + 1, line + 1, 'stateDiagram-v2\n');
	}
	if (/^(?:stateDiagram|graph|flowchart|diagram)\b/i.test(place.words))
		return place.put('add-diagram-head', start, end, 'stateDiagram-v2');
	return place.put('add-diagram-head', start, start, 'stateDiagram-v2\n  ');
}

/** The line with an arrow as it should be: `==>`, `->`, `→` and the like made `-->`. */
function arrowed(line: string): string | null {
	const colon = line.search(/[:：]/);
	const [ends, label] = colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon)];
	const found =
		/^([^\s:：·・`[\]"<>=-]{1,40}|\[\*\])\s{0,4}(?:[-=~<]{0,3}>|[→⇒—－-]{1,3}[>＞]?)\s{0,4}([^\s:：·・`[\]"<>=-]{1,40})\s{0,4}$/.exec(
			ends,
		);
	if (!found || label.replace(/[:：\s]/g, '') === '') return null;
	return `${found[1]} --> ${found[2]} ${label}`;
}
