/** Why files were not opened, said plainly. */
import type { ExchangeFinding } from '../core/exchange/exchange-finding.ts';
import { m } from '../paraglide/messages.js';
import { exchangeText } from './exchange.ts';

interface Refused {
	reason: keyof typeof reasons;
	name: string;
	other: string;
	most: number;
}

const reasons = {
	kind: m.studio_opening_kind,
	mixed: m.studio_opening_mixed,
	'too-large': m.studio_opening_too_large,
	'not-text': m.studio_opening_not_text,
	empty: m.studio_opening_empty,
	'not-scenario': m.studio_opening_not_scenario,
	'rehearsal-alone': m.studio_opening_rehearsal_alone,
	'rehearsal-name': m.studio_opening_rehearsal_name,
	'two-of-a-language': m.studio_opening_two_of_a_language,
	unreadable: m.studio_opening_unreadable,
};

export function refusalText(refused: Refused | ExchangeFinding): string {
	if ('code' in refused) return exchangeText(refused);
	const { reason, name, other, most } = refused;
	return reasons[reason]({ name, other, most });
}
