/** What only the card of an account says: how old a debt is, and what the trainee may grant. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { AgeBucket } from '../core/scenario/ageing.ts';
import type { Authority, Language } from '../core/scenario/scenario.ts';

const ages: Record<AgeBucket, { short: typeof m.account_age_30; spoken: typeof m.account_age_30 }> = {
	'not-due': { short: m.account_age_not_due, spoken: m.account_age_not_due_spoken },
	'1-30': { short: m.account_age_30, spoken: m.account_age_30_spoken },
	'31-60': { short: m.account_age_60, spoken: m.account_age_60_spoken },
	'61-90': { short: m.account_age_90, spoken: m.account_age_90_spoken },
	'over-90': { short: m.account_age_over, spoken: m.account_age_over_spoken },
};

/** A bucket's name: short under the bar, spoken for those who listen. */
export function ageName(bucket: AgeBucket, form: 'short' | 'spoken', locale: Language = getLocale()): string {
	return ages[bucket][form]({}, { locale });
}

/** What the trainee may grant, row by row. */
export function authorityRows(
	{ instalments, extensionDays, discount }: Authority,
	locale: Language = getLocale(),
): { name: string; most: string }[] {
	const options = { locale };
	return [
		{
			name: m.account_instalments({}, options),
			most:
				instalments > 1
					? m.account_instalments_most({ count: instalments }, options)
					: m.account_instalments_none({}, options),
		},
		{
			name: m.account_extension({}, options),
			most:
				extensionDays > 0
					? m.account_extension_most({ days: extensionDays }, options)
					: m.account_extension_none({}, options),
		},
		{
			name: m.account_discount({}, options),
			most:
				discount > 0 ? m.account_discount_most({ percent: discount }, options) : m.account_discount_none({}, options),
		},
	];
}
