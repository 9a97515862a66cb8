/** Ways to begin a manuscript that take one by the hand: a template for a situation, a real case, the tour. */
import bonesEn from '$lib/content/studio/case.en.md?raw';
import bonesZh from '$lib/content/studio/case.zh.md?raw';
import tourEn from '$lib/content/studio/tour-start.en.md?raw';
import tourZh from '$lib/content/studio/tour-start.zh.md?raw';
import type { CaseAnswers } from '$lib/core/scenario/real-case/answers.ts';
import { fromCase } from '$lib/core/scenario/real-case/from-case.ts';
import type { IsoDate, Language } from '$lib/core/scenario/scenario.ts';
import type { StudioFile } from '$lib/store/rows.ts';
import { underOwnId } from './beginnings.ts';

const templates = import.meta.glob<string>('/src/lib/content/studio/templates/*.md', {
	query: '?raw',
	import: 'default',
});

/** A template in both languages. Rejects when it cannot be fetched. */
export async function templateFiles(topic: string): Promise<StudioFile[]> {
	const texts = await Promise.all(
		(['zh', 'en'] as const).map(async (language) => {
			const load = templates[`/src/lib/content/studio/templates/${topic}.${language}.md`];
			if (!load) throw new RangeError(`no template ${topic}`);
			return { path: `${language}.md`, text: await load() };
		}),
	);
	return underOwnId(texts);
}

/** The draft that a trainer's answers make. */
export async function caseFiles(answers: CaseAnswers, language: Language, today: IsoDate): Promise<StudioFile[]> {
	const text = fromCase(language === 'zh' ? bonesZh : bonesEn, answers, today);
	return underOwnId([{ path: `${language}.md`, text }]);
}

/** What the tour begins with. */
export async function tourFiles(language: Language): Promise<StudioFile[]> {
	return underOwnId([{ path: `${language}.md`, text: language === 'zh' ? tourZh : tourEn }]);
}
