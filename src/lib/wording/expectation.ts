/** What a rehearsal expected and did not get, in words. Names stand as the rehearsal's front matter writes them. */
import type { Language } from '../core/scenario/scenario.ts';
import type { Mismatch } from '../core/score/expect.ts';
import { m } from '../paraglide/messages.js';

type Values = { expected: string; actual: string; check: string };

const sentences: Record<Mismatch['code'], (values: Values, options: { locale: Language }) => string> = {
	'other-ending': m.cli_expected_ending,
	'other-mood': m.cli_expected_mood,
	'other-rung': m.cli_expected_rung,
	'other-total': m.cli_expected_total,
	'other-check': m.cli_expected_check,
	'unknown-check': m.cli_expected_unknown_check,
	'other-red-lines': m.cli_expected_red_lines,
};

export function expectationText({ code, params }: Mismatch, locale: Language): string {
	const nothing = m.cli_nothing({}, { locale });
	const { expected, actual, check = '' } = params;
	return sentences[code]({ expected: expected || nothing, actual: actual || nothing, check }, { locale });
}
