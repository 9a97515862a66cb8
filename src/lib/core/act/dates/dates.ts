/** Dates in what was said, resolved against a day: every form of every language, longest road first, each sign looked at once. */
import type { IsoDate } from '../../scenario/scenario.ts';
import { folded } from '../numerals.ts';
import type { Range } from './days.ts';
import { chineseForms, chineseLimit } from './chinese.ts';
import { englishForms, englishLimit } from './english.ts';
import type { DateForm, SpokenDate } from './spoken-date.ts';

const chineseStart = /[\d一二两三四五六七八九十半下这本上当周星礼大昨今明后前月国元劳春端中过年五傍早晚]/;

/**
 * The dates that a text names, in order. `today` is what 明天 or next Friday counts from. Forms that name no day for certain (过两天, soon) are left out,
 * and so are days that do not exist (the 31st of February).
 */
export function datesIn(text: string, today: IsoDate): SpokenDate[] {
	const plain = folded(text);
	const dates: SpokenDate[] = [];
	for (let at = 0; at < plain.length;) {
		const chinese = startsChinese(plain, at) ? read(chineseForms, plain, at, today) : null;
		const found = chinese ?? (startsEnglish(plain, at) ? read(englishForms, plain, at, today) : null);
		if (found?.range) {
			const end = found.end;
			dates.push(chinese ? afterwards(plain, at, end, found.range) : beforehand(plain, at, end, found.range));
		}
		at = Math.max(at + 1, found?.range ? (dates.at(-1)?.end ?? 0) : (found?.end ?? 0));
	}
	return dates;
}

function startsChinese(text: string, at: number): boolean {
	return chineseStart.test(text[at] ?? '') && !continuesNumber(text, at);
}

function startsEnglish(text: string, at: number): boolean {
	return /[a-z\d]/i.test(text[at] ?? '') && !/[a-z\d]/i.test(text[at - 1] ?? '') && !continuesNumber(text, at);
}

/** Whether a digit here belongs to a longer number, a decimal or a code. A comma or full stop after a Chinese character is punctuation. */
function continuesNumber(text: string, at: number): boolean {
	const before = text[at - 1] ?? '';
	if (!/\d/.test(text[at] ?? '') || !/[\d.,\-/a-z]/i.test(before)) return false;
	return !/[\u4e00-\u9fff] ?[,.]$/.test(text.slice(Math.max(0, at - 3), at));
}

/** The first form that means something here; else how far a form reached that means nothing; null when none fits. */
function read(
	forms: readonly DateForm[],
	text: string,
	at: number,
	today: IsoDate,
): { range: Range | null; end: number } | null {
	let reached = 0;
	for (const { pattern, mean } of forms) {
		pattern.lastIndex = at;
		const groups = pattern.exec(text);
		if (!groups) continue;
		const end = at + groups[0].length;
		const range = mean(groups, today);
		if (range) return { range, end };
		reached = Math.max(reached, end);
	}
	return reached > 0 ? { range: null, end: reached } : null;
}

/** In Chinese the limit stands behind: 月底前. */
function afterwards(text: string, start: number, end: number, range: Range): SpokenDate {
	chineseLimit.lastIndex = end;
	const limit = chineseLimit.exec(text);
	return {
		...range,
		limit: limit !== null || /[内前]$/.test(text.slice(start, end)),
		start,
		end: end + (limit?.[0].length ?? 0),
	};
}

/** In English it stands in front: by Friday. */
function beforehand(text: string, start: number, end: number, range: Range): SpokenDate {
	const limit =
		englishLimit.test(text.slice(Math.max(0, start - 40), start)) || /^(?:within|inside)/i.test(text.slice(start, end));
	return { ...range, limit, start, end };
}
