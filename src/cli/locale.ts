/** The language to speak: what was asked for, else that of the system. */
import type { Language } from '../lib/core/scenario/scenario.ts';

const languages: readonly Language[] = ['zh', 'en'];

export function isLanguage(text: unknown): text is Language {
	return languages.some((language) => language === text);
}

/**
 * Chinese where the locale is Chinese, else English. POSIX's order: LC_ALL, LC_MESSAGES, LANG; an empty one counts as unset. Where none is set, as on
 * Windows, the system's own locale decides.
 */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): Language {
	const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale;
	return named.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
