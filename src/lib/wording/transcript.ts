/** What is wrong with a transcript or a dossier, in words. */
import type { Language } from '../core/scenario/scenario.ts';
import type { DossierTrouble, DossierTroubleCode } from '../core/transcript/dossier.ts';
import type { Trouble, TroubleCode } from '../core/transcript/turn.ts';
import { m } from '../paraglide/messages.js';

/** Every placeholder that a sentence may hold; a sentence takes those that it names. */
type Values = Record<'line' | 'most' | 'longest' | 'place' | 'reason' | 'path' | 'example', string | number>;

/** The shape of our own form. */
export const jsonExample =
	'{"dossier": {…}, "turns": [{"who": "customer", "text": "…"}, {"who": "trainee", "text": "…"}]}';
export const dossierExample =
	'{"today": "2026-05-28", "invoices": [{"number": "HR-0312", "amount": 186000, "due": "2026-04-11"}]}';

const sentences: Record<TroubleCode, (values: Values, options: { locale?: Language }) => string> = {
	empty: m.transcript_trouble_empty,
	'too-large': m.transcript_trouble_too_large,
	'too-many-turns': m.transcript_trouble_too_many_turns,
	'turn-too-long': m.transcript_trouble_turn_too_long,
	'no-speakers': m.transcript_trouble_no_speakers,
	'no-text': m.transcript_trouble_no_text,
	'bad-json': m.transcript_trouble_bad_json,
	'not-turns': m.transcript_trouble_not_turns,
	'bad-turn': m.transcript_trouble_bad_turn,
	'one-side': m.transcript_trouble_one_side,
};

export function troubleText({ code, line, values }: Trouble, locale?: Language): string {
	const options = locale ? { locale } : {};
	const place = line === null ? '' : m.transcript_line({ line }, options);
	const blank: Values = { line: line ?? 0, most: 0, longest: 0, place, reason: '', path: '', example: jsonExample };
	return sentences[code]({ ...blank, ...values }, options);
}

type DossierValues = Record<'path' | 'value' | 'known', string>;

const dossierSentences: Record<DossierTroubleCode, (values: DossierValues, options: { locale?: Language }) => string> =
	{
		missing: m.transcript_dossier_missing,
		'not-an-object': m.transcript_dossier_not_an_object,
		'not-a-list': m.transcript_dossier_not_a_list,
		'not-a-text': m.transcript_dossier_not_a_text,
		'not-an-amount': m.transcript_dossier_not_an_amount,
		'not-a-day': m.transcript_dossier_not_a_day,
		'not-a-number': m.transcript_dossier_not_a_number,
		'one-of': m.transcript_dossier_one_of,
		'more-than-amount': m.transcript_dossier_more_than_amount,
		'too-many': m.transcript_dossier_too_many,
	};

export function dossierTroubleText({ path, code, value, known }: DossierTrouble, locale?: Language): string {
	return dossierSentences[code]({ path, value, known: known.join(', ') }, locale ? { locale } : {});
}
