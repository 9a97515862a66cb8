/** The pages about findings, in the order of the codes. */
import { exchangeCodes, severityOfExchange, type ExchangeCode } from '$lib/core/exchange/exchange-finding.ts';
import { errorCodes, severityOf, warningCodes, type FindingCode, type Severity } from '$lib/core/scenario/finding.ts';
import type { Language } from '$lib/core/scenario/scenario.ts';

/** What the check of a scenario finds, and what is found in files that come from elsewhere. */
export type PageCode = FindingCode | ExchangeCode;

export const codes: readonly PageCode[] = [...errorCodes, ...warningCodes, ...exchangeCodes];

const exchanged: ReadonlySet<string> = new Set(exchangeCodes);

export function isExchangeCode(code: PageCode): code is ExchangeCode {
	return exchanged.has(code);
}

export function severityOfPage(code: PageCode): Severity {
	return isExchangeCode(code) ? severityOfExchange(code) : severityOf(code);
}

const inLanguage: Record<Language, () => Promise<{ pages: Record<string, string> }>> = {
	zh: () => import('./pages-zh.ts'),
	en: () => import('./pages-en.ts'),
};

/** The Markdown of each page. */
export async function findingPages(language: Language): Promise<Map<PageCode, string>> {
	const { pages } = await inLanguage[language]();
	const byName = new Map(
		Object.entries(pages).map(([path, source]) => [path.slice(path.lastIndexOf('/') + 1), source]),
	);
	return new Map(
		codes.flatMap((code) => {
			const source = byName.get(`${code}.${language}.md`);
			return source === undefined ? [] : [[code, source] as const];
		}),
	);
}
