/** Scenarios are numbered as the chapters of an old novel: 第一回. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Language } from '../core/scenario/scenario.ts';

const digits = '零一二三四五六七八九';

/** 1 to 99 in Chinese numerals: 三, 十, 十二, 二十, 四十七; larger ones in figures. */
export function chineseNumber(number: number): string {
	if (!Number.isInteger(number) || number < 1 || number > 99) return String(number);
	const tens = Math.floor(number / 10);
	const ones = number % 10;
	return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

export function chapterName(number: number, locale: Language = getLocale()): string {
	return m.app_chapter({ number: locale === 'zh' ? chineseNumber(number) : String(number) }, { locale });
}
