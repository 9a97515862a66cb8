/** Subtitles, SRT and WebVTT: cues with times. Who speaks stands in `<v Name>`, before a colon, or nowhere. */
import { closedUp } from './closed-up.ts';
import { speakersAmong } from './read-labelled.ts';
import type { SaidTurn } from './turn.ts';

const time = /^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->\s+(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}/;
const voice = /^\s*<v(?:\.[^\s.>]{0,60}){0,5} +([^>]{1,60})>/i;
const named = /^\s*(?:[-–]\s*)?([^\s：:，。！？!?"“”<>][^：:，。！？!?"“”<>]{0,23}?)\s*[：:](?!\d)\s*(.*)$/;
const tags = /<[^<>]{0,80}>/g;
const entities: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&nbsp;': ' ',
	'&lrm;': '',
	'&rlm;': '',
};

export function looksLikeSubtitles(lines: readonly string[]): 'srt' | 'vtt' | null {
	const first = lines.find((line) => line.trim() !== '')?.trim() ?? '';
	if (/^WEBVTT(?:\s|$)/.test(first)) return 'vtt';
	return lines.some((line) => time.test(line.slice(0, 80))) ? 'srt' : null;
}

interface CueLine {
	/** null: it names nobody. */
	speaker: string | null;
	/** With what may have been no name. */
	whole: string;
	text: string;
	line: number;
}

/** Cues of one speaker in a row are one turn; one that names nobody goes on with the speaker before. Where nobody is named at all, each is a turn. */
export function readSubtitles(lines: readonly string[]): SaidTurn[] {
	const cues = cueLines(lines);
	const speakers = speakersAmong(cues.flatMap(({ speaker }) => speaker ?? []));
	const said: SaidTurn[] = [];
	for (const cue of cues) {
		const named = cue.speaker !== null && speakers.has(cue.speaker);
		const last = said.at(-1);
		const speaker = named ? (cue.speaker ?? '') : speakers.size > 0 ? (last?.speaker ?? '') : '';
		const text = named ? cue.text : cue.whole;
		if (text === '') continue;
		if (last && last.speaker === speaker && speaker !== '') last.text = joined(last.text, text);
		else said.push({ speaker, text, day: null, line: cue.line });
	}
	return said;
}

/** Numbers, NOTE, STYLE and the head stand outside of cues. */
function cueLines(lines: readonly string[]): CueLine[] {
	const cues: CueLine[] = [];
	let inCue = false;
	lines.forEach((written, at) => {
		const line = closedUp(written);
		if (line === '') inCue = false;
		else if (time.test(line.slice(0, 80))) inCue = true;
		else if (inCue) cues.push({ ...cueOf(line), line: at + 1 });
	});
	return cues;
}

function cueOf(line: string): Omit<CueLine, 'line'> {
	const spoken = voice.exec(line);
	const bare = (text: string) =>
		text
			.replace(tags, '')
			.replace(/&[a-z]{2,5};/g, (entity) => entities[entity] ?? entity)
			.trim();
	if (spoken) {
		const text = bare(line.slice(spoken[0].length));
		return { speaker: spoken[1]?.trim() ?? '', whole: text, text };
	}
	const whole = bare(line);
	const label = named.exec(whole);
	return { speaker: label?.[1]?.trim() ?? null, whole, text: label?.[2]?.trim() ?? whole };
}

/** Chinese goes on without a space. */
function joined(one: string, other: string): string {
	return /[\p{Script=Han}，。！？；：、]$/u.test(one) ? one + other : `${one} ${other}`;
}
