/** Scenarios that were published in this browser, as the pages of practice take them. */
import { browser } from '$app/environment';
import type { ScenarioCard } from 'virtual:huikuan/catalogue';
import type { Language } from '$lib/core/scenario/scenario.ts';
import type { PublishedRow } from '$lib/store/rows.ts';
import type { ShelfRow } from './shelf.ts';

/** The published scenario of this id, in the visitor's language if there is one; null where there is none. A disk that refuses has none. */
export async function ownScenario(id: string, locale: Language): Promise<PublishedRow | null> {
	if (!browser) return null;
	const { published } = await import('$lib/store/studio/published.ts');
	const current = await published.current(id).catch(() => ({}) as Partial<Record<Language, PublishedRow>>);
	return current[locale] ?? current.zh ?? current.en ?? null;
}

/** The rows of one's own scenarios, behind the others. */
export function ownShelf(published: readonly PublishedRow[], locale: Language, chapters: number): ShelfRow[] {
	const ids = [...new Set(published.map(({ scenario }) => scenario))];
	return ids.map((id, index) => {
		const rows = published.filter(({ scenario }) => scenario === id);
		const row = rows.find(({ language }) => language === locale) ?? (rows[0] as PublishedRow);
		return { id, chapter: chapters + index + 1, language: row.language, card: cardOf(row) };
	});
}

function cardOf({ read }: PublishedRow): ScenarioCard {
	const { title, summary, topic, channel, difficulty, minutes, customer, best, hash, version } = read;
	return { title, summary, topic, channel, difficulty, minutes, customer, best, hash, version };
}
