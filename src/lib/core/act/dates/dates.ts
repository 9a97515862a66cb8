/** Dates in what was said, resolved against a day: every form of every language, longest road first, each sign looked at once. */
import type { IsoDate } from '../../scenario/scenario.ts';
import { folded } from '../numerals.ts';
import { chineseForms, chineseLimit } from './chinese.ts';
import { englishForms, englishLimit } from './english.ts';
import type { SpokenDate } from './spoken-date.ts';

const chineseStart = /[\d一二两三四五六七八九十半下这本上当周星礼大昨今明后前月国元劳春端中过年五傍早晚]/;

/**
 * The dates that a text names, in order. `today` is what 明天 or next Friday counts from. Forms that name no day for certain (过两天, soon) are left out.
 */
export function datesIn(text: string, today: IsoDate): SpokenDate[] {
	const plain = folded(text);
	const dates: SpokenDate[] = [];
	for (let at = 0; at < plain.length;) {
		const found = dateAt(plain, at, today);
		if (found) dates.push(found);
		at = found ? found.end : at + 1;
	}
	return dates;
}

function dateAt(text: string, at: number, today: IsoDate): SpokenDate | null {
	const sign = text[at] ?? '';
	const before = text[at - 1] ?? '';
	if (
		/\d/.test(sign) &&
		/[\d.,\-/a-z]/i.test(before) &&
		!/[\u4e00-\u9fff] ?[,.]$/.test(text.slice(Math.max(0, at - 3), at))
	)
		return null;
	if (chineseStart.test(sign)) {
		for (const { pattern, mean } of chineseForms) {
			pattern.lastIndex = at;
			const groups = pattern.exec(text);
			const range = groups && mean(groups, today);
			if (!range) continue;
			const end = at + groups[0].length;
			chineseLimit.lastIndex = end;
			const limit = chineseLimit.exec(text);
			return {
				...range,
				limit: limit !== null || /[内前]$/.test(groups[0]),
				start: at,
				end: end + (limit?.[0].length ?? 0),
			};
		}
	}
	if (!/[a-z\d]/i.test(sign) || /[a-z\d]/i.test(before)) return null;
	for (const { pattern, mean } of englishForms) {
		pattern.lastIndex = at;
		const groups = pattern.exec(text);
		const range = groups && mean(groups, today);
		if (!range) continue;
		const limit = englishLimit.test(text.slice(Math.max(0, at - 40), at)) || /^within|^inside/i.test(groups[0]);
		return { ...range, limit, start: at, end: at + groups[0].length };
	}
	return null;
}
