/** The pages about findings, in the order of the codes. */
import { errorCodes, warningCodes, type FindingCode } from '$lib/core/scenario/finding.ts';
import type { Language } from '$lib/core/scenario/scenario.ts';

export const codes: readonly FindingCode[] = [...errorCodes, ...warningCodes];

const inLanguage: Record<Language, () => Promise<{ pages: Record<string, string> }>> = {
	zh: () => import('./pages-zh.ts'),
	en: () => import('./pages-en.ts'),
};

/** The Markdown of each page. */
export async function findingPages(language: Language): Promise<Map<FindingCode, string>> {
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
