/** Lines that begin with who speaks: `我：…`, `Customer: …`, `[20/05/2026, 10:31] Wei: …`. Lines without a name go on with the turn before. */
import { clockPattern, dayOf, dayPattern } from './days.ts';
import { sideOfWord } from './sides.ts';
import { closedUp } from './closed-up.ts';
import type { SaidTurn } from './turn.ts';

const stamp = String.raw`\s*(?:[[(（【]?\s*(${dayPattern})?[,，T ]*(?:${clockPattern})?\s*[\])）】]?\s*(?:[-–—]\s*)?)`;
const name = String.raw`([^\s：:,，。！？!?"“”<>{}][^：:，。！？!?"“”<>{}\n]{0,23}?)`;
const labelled = new RegExp(`^${stamp}\\s*${name}\\s*(?:[(（]([^()（）]{0,20})[)）])?\\s*[：:](?!//|\\d)\\s*(.*)$`);
const mark = /^\s*[-*•>]\s+/;

interface Label {
	speaker: string;
	day: string | null;
	text: string;
}

function labelOf(line: string): Label | null {
	const found = labelled.exec(line.replace(mark, '').replace(/\*\*([^*]{1,30})\*\*/, '$1'));
	if (!found) return null;
	const [, day, speaker = '', , text = ''] = found;
	return { speaker: speaker.trim(), day: dayOf(day), text };
}

export function readLabelled(lines: readonly string[]): SaidTurn[] {
	const plain = lines.map(closedUp);
	const labels = plain.map(labelOf);
	const speakers = speakersAmong(labels.flatMap((label) => label?.speaker ?? []));
	const said: SaidTurn[] = [];
	let day: string | null = null;
	plain.forEach((line, at) => {
		const label = labels[at];
		if (label && speakers.has(label.speaker)) {
			day = label.day ?? day;
			said.push({ speaker: label.speaker, text: label.text.trim(), day, line: at + 1 });
			return;
		}
		const last = said.at(-1);
		if (line === '') return;
		if (last) last.text = last.text === '' ? line : `${last.text}\n${line}`;
		else said.push({ speaker: '', text: line, day: null, line: at + 1 });
	});
	return said;
}

/** What stands before a colon is a name where it is a known word for a side, or comes again. */
export function speakersAmong(labels: readonly string[]): ReadonlySet<string> {
	const times = new Map<string, number>();
	for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
	const known = [...times.keys()].filter((speaker) => sideOfWord(speaker) !== null || (times.get(speaker) ?? 0) > 1);
	// Two or three lines: each name stands there once.
	return new Set(known.length >= 2 || times.size > 3 ? known : times.keys());
}
