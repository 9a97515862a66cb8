/** The articles of law that a red line touches, word for word. Apart from red-line.ts, so that only the debrief carries the texts. */
import law from '../content/law.json';
import type { Language } from '../core/scenario/scenario.ts';
import { articlesFor, type RedLineAct } from '../core/score/red-lines.ts';
import { getLocale } from '../paraglide/runtime.js';

export interface Article {
	id: string;
	/** Verbatim, one string a paragraph, in Chinese: only that text is law. */
	text: string[];
	/** What it says, in English. */
	gloss: string;
	/** 《中华人民共和国民法典》第五百零九条第二款 */
	cite: string;
}

/** That a demand for performance makes the period of limitation begin anew: what a demand letter is written for. */
export function limitationArticle(locale: Language = getLocale()): Article | null {
	return articleOf('civil-195-1', locale);
}

/** The articles for the acts of one reply, the closest first, each once. */
export function articlesOf(acts: readonly RedLineAct[], locale: Language = getLocale()): Article[] {
	const ids = [...new Set(acts.flatMap((act) => articlesFor[act]))];
	return ids.flatMap((id) => articleOf(id, locale) ?? []);
}

function articleOf(id: string, locale: Language): Article | null {
	const article = law.find((each) => each.id === id);
	if (!article) return null;
	const cite =
		locale === 'zh' ? `《${article.law.zh}》${article.article.zh}` : `${article.law.en}, ${article.article.en}`;
	return { id, text: article.text, gloss: article.gloss, cite };
}
