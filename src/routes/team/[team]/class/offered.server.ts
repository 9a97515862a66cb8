/** The scenarios that a trainer may choose from: those of the product in every language, and the team's own that are on its shelf. */
import { and, desc, eq } from 'drizzle-orm';
import type { Language } from '$lib/core/scenario/scenario.ts';
import type { Db } from '$lib/server/database/database.ts';
import { editions } from '$lib/server/scenarios/this-server.ts';
import { teamScenario } from '$lib/server/schema/run.ts';

export interface OfferedScenario {
	hash: string;
	title: string;
	language: Language;
	/** The team's own. */
	own: boolean;
}

/** The trainer's language first, the team's own before those of the product; of the team's own the latest version. */
export async function offeredTo(db: Db, teamId: string, locale: Language): Promise<OfferedScenario[]> {
	const { hash, title, language, scenarioId } = teamScenario;
	const own = await db
		.select({ hash, title, language, scenarioId })
		.from(teamScenario)
		.where(and(eq(teamScenario.teamId, teamId), eq(teamScenario.withdrawn, false)))
		.orderBy(desc(teamScenario.publishedAt));
	const latest = own.filter(
		(row, place) =>
			own.findIndex((other) => other.scenarioId === row.scenarioId && other.language === row.language) === place,
	);
	const all: OfferedScenario[] = [
		...latest.map((row) => ({
			hash: row.hash,
			title: row.title,
			language: row.language === 'en' ? ('en' as const) : ('zh' as const),
			own: true,
		})),
		...editions.map((edition) => ({
			hash: edition.hash,
			title: edition.title,
			language: edition.language,
			own: false,
		})),
	];
	return all.sort((a, b) => Number(b.language === locale) - Number(a.language === locale));
}
