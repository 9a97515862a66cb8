/** Whether words are still in the other language: by their script, so that a copied text counts until it is translated and no mark has to be cleared away. */
import type { Language } from '../scenario.ts';

/** What is the same in every language: code spans, links, conditions, placeholders, boxes, comments. */
const signs = /`[^`\n]*`|\[[^\]\n]*\]\(#[^)\n]*\)|\{\{[^{}\n]*\}\}|<!--[\s\S]*?-->|^\*[^*\n]+\*|^\[[ xX]\]/gmu;
const han = /\p{Script=Han}/gu;
const latin = /\p{Script=Latin}{2,}/gu;

/** The words of a piece of Markdown, without what decides a run. */
function bareWords(markdown: string): string {
	return markdown.replace(signs, ' ').replace(/\s+/g, ' ').trim();
}

/** A few names in the other script do not make a text untranslated. */
export function isUntranslated(markdown: string, language: Language): boolean {
	if (language === 'en' && !/\p{Script=Han}/u.test(markdown)) return false;
	const words = bareWords(markdown);
	const characters = words.match(han)?.length ?? 0;
	const latinWords = words.match(latin)?.length ?? 0;
	if (language === 'en') return characters > 0 && characters > latinWords;
	return characters === 0 && latinWords > 1;
}
