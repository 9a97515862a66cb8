/** Mends of scene lines, and of what stands where no state has begun or where one has ended. */
import { idNamed, outcomeWords, sceneWords, wordFor } from '../keywords.ts';
import { inlineOf, runOf } from '../inline.ts';
import type { Section } from '../sections.ts';
import { addNewState } from './parts.ts';
import type { Mend, Place } from './place.ts';
import { removeReply } from './states.ts';
import { suggested } from './suggested.ts';

export function mendScene(place: Place): (Mend | null)[] {
	switch (place.detail) {
		case 'channel':
		case 'word':
			return [suggested(place), spanAway(place)];
		case 'time':
			return [time(place), spanAway(place)];
		case 'not-first':
			return [moveUp(place)];
		case 'outside':
			return [addNewState(place), asComment(place)];
		case 'ending':
			return [removeReply(place), notEnding(place)];
		default:
			return [];
	}
}

/** `时间 明天` is a day later; a time of day is kept. */
function time(place: Place): Mend {
	const { language, words, start, end } = place;
	const plain = words.normalize('NFKC');
	const clock = /([01]?\d|2[0-3])[:点时]\s{0,2}([0-5]\d)?/.exec(plain);
	const days = /后天/.test(plain)
		? 2
		: /明天|明日|tomorrow|next day|第二天|次日/i.test(plain)
			? 1
			: Number(/(\d{1,3})\s{0,2}(?:天|日|days?\b|d\b)/i.exec(plain)?.[1] ?? (clock ? 0 : 1));
	const unit = language === 'zh' ? '天' : days === 1 ? 'day' : 'days';
	const hour = clock ? `${clock[1]}:${clock[2] ?? '00'}` : '';
	const text = [wordFor(sceneWords, 'time', language), days > 0 ? `+${days} ${unit}` : '', hour]
		.filter((each) => each !== '')
		.join(' ');
	return place.put('suggestion', start, end, `\`${text}\``, { name: text });
}

/** The span, or the whole line where it is the only one. */
function spanAway(place: Place): Mend {
	const { source, start, end } = place;
	const { from, to } = place.lines(start, end);
	if (source.slice(from, to).trim() !== source.slice(start, end)) {
		const space = source[start - 1] === ' ' ? 1 : 0;
		const behind = space === 0 && source[end] === ' ' ? 1 : 0;
		return place.put('remove-span', start - space, end + behind, '');
	}
	const block = place.block(start, end);
	return place.put('remove-span', block.from, block.to, '');
}

/** To the head of the state, into its scene line where there is one. */
function moveUp(place: Place): Mend | null {
	const { source, start, end, state } = place;
	if (!state) return null;
	const spans = source.slice(start, end).trim();
	const { from, to } = place.block(start, end);
	const first = sceneLineOf(place, state.section);
	const at = first ?? state.section.end;
	const insert = first === null ? `\n\n${spans}` : ` ${spans}`;
	return place.mend('move-scene', [
		{ from: at, to: at, insert },
		{ from, to, insert: '' },
	]);
}

/** The end of the scene line of a state; null where it has none. */
function sceneLineOf({ source }: Place, section: Section): number | null {
	const [first] = section.blocks;
	if (first?.kind !== 'paragraph') return null;
	const run = runOf(source, first.lines);
	const only = inlineOf(run.text).every(
		(token) => token.kind === 'code' || (token.kind === 'text' && token.text.trim() === ''),
	);
	return only && run.text.startsWith('`') ? first.end : null;
}

/** Words that nobody may see here stay as a comment. */
export function asComment(place: Place): Mend | null {
	const { source, start, end } = place;
	const text = source.slice(start, end);
	if (text.includes('--') || text === '') return null;
	const line = source.lastIndexOf('\n', start - 1) + 1;
	// Within a list or a quote a comment would be words of it.
	if (source.slice(line, start).trim() !== '') return null;
	return place.mend('comment-out', [
		{ from: start, to: start, insert: '<!-- ' },
		{ from: end, to: end, insert: ' -->' },
	]);
}

function notEnding(place: Place): Mend | null {
	const { source, state } = place;
	const [scene] = state?.section.blocks ?? [];
	if (scene?.kind !== 'paragraph') return null;
	const run = runOf(source, scene.lines);
	const token = inlineOf(run.text).find(({ kind, text }) => kind === 'code' && isEnding(text));
	if (!token) return null;
	const [from, to] = [run.offset(token.start), run.offset(token.end - 1) + 1];
	if (run.text.trim() === run.text.slice(token.start, token.end)) {
		const block = place.block(from, to);
		return place.put('not-ending', block.from, block.to, '', { name: state?.state.name ?? '' });
	}
	return place.put('not-ending', from, to + (source[to] === ' ' ? 1 : 0), '', { name: state?.state.name ?? '' });
}

function isEnding(text: string): boolean {
	const [first = '', ...rest] = text.split(/\s+/);
	return (
		idNamed(sceneWords, first) === 'ending' &&
		(rest.length === 0 || idNamed(outcomeWords, rest.join(' ')) !== undefined || rest.length < 3)
	);
}
