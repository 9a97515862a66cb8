/** The catalogue's rows in the visitor's language, and how they are narrowed down. */
import type { BrokenEntry, CatalogueItem, ScenarioCard } from 'virtual:huikuan/catalogue';
import type { Channel, Language } from '$lib/core/scenario/scenario.ts';

export interface ShelfRow {
	id: string;
	chapter: number;
	/** The language that is shown: the visitor's, or the other one when it is the only one fit to be practised. */
	language: Language;
	card: ScenarioCard;
}

/** Every scenario that can be practised, in the order of chapters. */
export function shelf(catalogue: readonly CatalogueItem[], locale: Language): ShelfRow[] {
	const preferred: Language[] = locale === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
	return catalogue.flatMap(({ id, chapter, languages }) => {
		for (const language of preferred) {
			const entry = languages[language];
			if (entry?.ok) return [{ id, chapter, language, card: entry.card }];
		}
		return [];
	});
}

/** Every file that is not fit to be practised, whatever its language. */
export function brokenFiles(catalogue: readonly CatalogueItem[]): BrokenEntry[] {
	return catalogue.flatMap(({ languages }) => Object.values(languages).filter((entry) => !entry.ok));
}

export interface Choice<T> {
	value: T;
	/** How many rows choosing it would leave. */
	count: number;
}

/** Each value that occurs in any of `rows`, in the order of first appearance, counted among those that the other filter leaves. */
export function choices<T>(
	rows: readonly ShelfRow[],
	left: readonly ShelfRow[],
	valueOf: (card: ScenarioCard) => T,
): Choice<T>[] {
	const values = [...new Set(rows.map(({ card }) => valueOf(card)))];
	return values.map((value) => ({ value, count: left.filter(({ card }) => valueOf(card) === value).length }));
}

/** The rows of a channel and a topic; null stands for all. */
export function narrowed(rows: readonly ShelfRow[], channel: Channel | null, topic: string | null): ShelfRow[] {
	return rows.filter(
		({ card }) => (channel === null || card.channel === channel) && (topic === null || card.topic === topic),
	);
}
