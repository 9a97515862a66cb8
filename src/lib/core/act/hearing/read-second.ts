/** What another ear answers, read strictly: it is other people's input, and may be wrong, huge or hostile. */
import { actNamed, type ActId } from '../act.ts';
import type { OtherAct } from './other-ear.ts';

/** As an ear tells it: the act and the words that show it. */
export interface QuotedAct {
	act: ActId;
	quote: string;
}

/** Nobody does more than this at once; who hears more has not listened. */
export const mostHeard = 12;

/**
 * A list of `{act, quote}` as it came out of JSON. Left out: what is no act, what is quoted from elsewhere, and an act's second mention. Null when it is no
 * such list at all.
 */
export function readSecond(items: unknown, text: string): QuotedAct[] | null {
	if (!Array.isArray(items) || items.length > mostHeard) return null;
	const heard: QuotedAct[] = [];
	for (const item of items as unknown[]) {
		const name = fieldOf(item, 'act');
		const quote = fieldOf(item, 'quote');
		if (name === null || quote === null) return null;
		const act = actNamed(name);
		if (!act || !/[\p{L}\p{N}]/u.test(quote) || !text.includes(quote) || heard.some((known) => known.act === act))
			continue;
		heard.push({ act, quote });
	}
	return heard;
}

/** Where the words stand in the reply, by their first place. */
export function placed(heard: readonly QuotedAct[], text: string): OtherAct[] {
	return heard.flatMap(({ act, quote }) => {
		const start = text.indexOf(quote);
		return start < 0 ? [] : [{ act, start, end: start + quote.length }];
	});
}

/** The text in an object's own field; null when there is none. */
function fieldOf(item: unknown, name: string): string | null {
	if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return null;
	const value: unknown = Reflect.get(item, name);
	return typeof value === 'string' ? value : null;
}
