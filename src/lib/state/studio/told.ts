/** What there is to know about a file that a manuscript was opened from, kept until its trainer has done with it. */
import { exchangeCodes, type ExchangeFinding } from '../../core/exchange/exchange-finding.ts';
import type { Drafts } from '../../store/drafts.ts';

/** More are not kept: all that they tell of stands in the text. */
const mostKept = 2000;

const keyOf = (manuscript: string) => `opened:${manuscript}`;

/** @param at milliseconds since the epoch */
export async function keepTold(
	drafts: Drafts,
	manuscript: string,
	findings: readonly ExchangeFinding[],
	at: number,
): Promise<void> {
	if (findings.length > 0) await drafts.put(keyOf(manuscript), findings.slice(0, mostKept), at);
}

/** Empty where there is nothing to tell, or not any more. */
export async function toldOf(drafts: Drafts, manuscript: string): Promise<ExchangeFinding[]> {
	const kept = await drafts.get(keyOf(manuscript));
	return Array.isArray(kept) ? kept.filter(isFinding) : [];
}

export async function forgetTold(drafts: Drafts, manuscript: string): Promise<void> {
	await drafts.remove(keyOf(manuscript));
}

/** Another version of the site may have written it. */
function isFinding(value: unknown): value is ExchangeFinding {
	if (typeof value !== 'object' || value === null) return false;
	const { code, quote, params } = value as Partial<ExchangeFinding>;
	return (
		exchangeCodes.some((known) => known === code) &&
		typeof quote === 'string' &&
		typeof params === 'object' &&
		typeof params['detail'] === 'string'
	);
}
