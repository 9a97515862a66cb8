/** Days as exports of chats write them. */
import { isIsoDate } from '../scenario/calendar.ts';
import type { IsoDate } from '../scenario/scenario.ts';

/** `2026/05/20`, `2026-5-20`, `2026.5.20`, `2026年5月20日`, and with the year behind `20/05/2026` (the day first unless that is impossible). */
export const dayPattern = String.raw`(?:\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})`;
export const clockPattern = String.raw`(?:(?:上午|下午|早上|晚上|中午|凌晨|AM|PM) ?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?`;

/** null when the text is no day that exists. */
export function dayOf(text: string | undefined): IsoDate | null {
	const numbers = (text ?? '').match(/\d+/g)?.map(Number) ?? [];
	if (numbers.length !== 3) return null;
	const [a = 0, b = 0, c = 0] = numbers;
	const iso = (year: number, month: number, day: number) =>
		[String(year < 100 ? 2000 + year : year).padStart(4, '0'), two(month), two(day)].join('-');
	const candidates = a > 31 ? [iso(a, b, c)] : [iso(c, b, a), iso(c, a, b)];
	return candidates.find((day) => isIsoDate(day)) ?? null;
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}
