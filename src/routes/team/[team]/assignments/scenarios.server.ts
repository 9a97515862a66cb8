import { and, desc, eq } from 'drizzle-orm';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Db } from '$lib/server/database/database.ts';
import { teamScenario } from '$lib/server/schema/run.ts';
import { editions } from '$lib/server/scenarios/this-server.ts';

/** A scenario that can be assigned, by its title in the visitor's language where it has one. */
export interface Assignable {
	id: string;
	title: string;
	/** The team's own. */
	own: boolean;
}

/** What came with the product, in its order, then what the team published and has not withdrawn. */
export async function assignable(db: Db, teamId: string): Promise<Assignable[]> {
	const locale = getLocale();
	const shipped = new Map<string, string>();
	for (const { id, language, title } of editions) if (language === locale || !shipped.has(id)) shipped.set(id, title);
	const published = await db
		.select({ id: teamScenario.scenarioId, title: teamScenario.title, language: teamScenario.language })
		.from(teamScenario)
		.where(and(eq(teamScenario.teamId, teamId), eq(teamScenario.withdrawn, false)))
		.orderBy(desc(teamScenario.publishedAt));
	const own = new Map<string, string>();
	for (const { id, title } of [...published.filter((each) => each.language === locale), ...published])
		if (!own.has(id)) own.set(id, title);
	return [
		...[...shipped].map(([id, title]) => ({ id, title, own: false })),
		...[...own].filter(([id]) => !shipped.has(id)).map(([id, title]) => ({ id, title, own: true })),
	];
}

/** By id; one that was withdrawn meanwhile is called by its id. */
export function titlesOf(scenarios: readonly Assignable[]): (id: string) => string {
	const titles = new Map(scenarios.map(({ id, title }) => [id, title]));
	return (id) => titles.get(id) ?? id;
}
