/** Topics of scenarios, in the language of the interface. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Language } from '../core/scenario/scenario.ts';

const topics = new Map<string, typeof m.account_topic_evasion>([
	['evasion', m.account_topic_evasion],
	['dispute', m.account_topic_dispute],
	['cash-flow', m.account_topic_cash_flow],
]);

/** A topic is the author's own word; the usual ones have a name, any other is shown as it is written. */
export function topicName(topic: string, locale: Language = getLocale()): string {
	return topics.get(topic)?.({}, { locale }) ?? topic;
}
