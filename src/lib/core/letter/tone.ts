/** Tone: nothing in the letter crosses a red line, insults, apologises for asking or takes the demand back. Sentence by sentence. */
import { toneOfAct, type ActId } from '../act/act.ts';
import { datesIn } from '../act/dates/dates.ts';
import type { HeardAct } from '../act/hearing/recognise.ts';
import type { LetterPart, Words } from './letter.ts';
import { there, wrong } from './part.ts';
import { placesOf, sentencesOf } from './text.ts';
import { lawful, telling } from './tone-words.ts';

/** Below this the ear, which learnt from speech, is not sure enough to say of a letter that a line was crossed. */
const sure = 0.9;
/**
 * What the ear alone may find fault with. Dismissing and closing vaguely are for the talk: a letter answers nobody. An apology for asking is told by its
 * words: to the ear, which knows spoken ones, a letter's polite forms sound alike.
 */
const faultsHeard: readonly ActId[] = [
	'threaten',
	'insult',
	'disclose',
	'harass',
	'deceive',
	'give-up',
	'argue',
	'overpromise',
];
/** What a lawful consequence is easily taken for. */
const shielded: readonly ActId[] = ['threaten', 'deceive', 'disclose', 'argue', 'overpromise', 'harass'];

/** Only whether a day is named matters here. */
const anyDay = '2026-06-02';

interface Fault extends Words {
	act: ActId;
}

/** `heard`: the acts of all sentences, with their places in the letter. `plain` is the letter made plain. */
export function readTone(plain: string, heard: readonly HeardAct[]): LetterPart {
	const found = sentencesOf(plain).flatMap((sentence) => faultsOf(plain, sentence, heard));
	if (found.length === 0) return there('tone', []);
	const red = found.filter(({ act }) => toneOfAct(act) === 'red');
	const told = red.length > 0 ? red : found;
	const acts = [...new Set(told.map(({ act }) => act))];
	return wrong('tone', red.length > 0 ? 'tone-red' : 'tone-weak', told, '', acts);
}

function faultsOf(plain: string, sentence: Words, heard: readonly HeardAct[]): Fault[] {
	const words = plain.slice(sentence.start, sentence.end);
	const told = telling.flatMap(([act, pattern]): Fault[] =>
		placesOf(words, pattern).map((place) => {
			const { start, end } = clauseAbout(words, place);
			return { act, start: sentence.start + start, end: sentence.start + end };
		}),
	);
	const announced = lawful.test(words);
	// A call or visit on a set day is an appointment.
	const appointed = datesIn(words, anyDay).length > 0;
	const listened = heard.filter(
		({ act, start, confidence }) =>
			start >= sentence.start &&
			start < sentence.end &&
			confidence >= sure &&
			faultsHeard.includes(act) &&
			!(announced && shielded.includes(act)) &&
			!(act === 'harass' && appointed) &&
			!told.some((own) => own.act === act),
	);
	return [...told, ...listened.map(({ act, start, end }) => ({ act, start, end }))];
}

/** The clause that some words stand in: two words of a threat are no quotation. */
function clauseAbout(sentence: string, { start, end }: Words): Words {
	const cut = /[，,、；;：:。.！!？?]/;
	let [from, to] = [start, end];
	while (from > 0 && !cut.test(sentence[from - 1] ?? '')) from--;
	while (to < sentence.length && !cut.test(sentence[to] ?? '')) to++;
	while (from < start && /\s/.test(sentence[from] ?? '')) from++;
	return { start: from, end: to };
}
