import { desc, eq } from 'drizzle-orm';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Db } from '$lib/server/database/database.ts';
import { teamScenario } from '$lib/server/schema/run.ts';
import { editions } from '$lib/server/scenarios/this-server.ts';

/** A scenario that an assignment may name, by its title in the visitor's language where it has one. */
export interface Assignable {
	id: string;
	title: string;
	/** The team's own. */
	own: boolean;
	/** Every version of it was withdrawn: it is known by its title, and cannot be assigned or begun. */
	gone: boolean;
}

/** What came with the product, in its order, then whatever the team published. */
export async function namedScenarios(db: Db, teamId: string): Promise<Assignable[]> {
	const locale = getLocale();
	const shipped = new Map<string, string>();
	for (const { id, language, title } of editions) if (language === locale || !shipped.has(id)) shipped.set(id, title);
	const { scenarioId: id, title, language, withdrawn, publishedAt } = teamScenario;
	const published = await db
		.select({ id, title, language, withdrawn })
		.from(teamScenario)
		.where(eq(teamScenario.teamId, teamId))
		.orderBy(withdrawn, desc(publishedAt));
	const own = new Map<string, string>();
	const inLocale = (withdrawnToo: boolean) =>
		published.filter((each) => each.withdrawn === withdrawnToo && each.language === locale);
	const on = published.filter((each) => !each.withdrawn);
	for (const each of [...inLocale(false), ...on, ...inLocale(true), ...published])
		if (!own.has(each.id)) own.set(each.id, each.title);
	return [
		...[...shipped].map(([id, title]) => ({ id, title, own: false, gone: false })),
		...[...own]
			.filter(([id]) => !shipped.has(id))
			.map(([id, title]) => ({ id, title, own: true, gone: on.every((each) => each.id !== id) })),
	];
}

/** What came with the product, then what the team published and has not withdrawn. */
export async function assignable(db: Db, teamId: string): Promise<Assignable[]> {
	return (await namedScenarios(db, teamId)).filter(({ gone }) => !gone);
}

/** By id; one that nobody knows any more is called by its id. */
export function titlesOf(scenarios: readonly Assignable[]): (id: string) => string {
	const titles = new Map(scenarios.map(({ id, title }) => [id, title]));
	return (id) => titles.get(id) ?? id;
}

/** The steps of an assignment with what their scenarios are called, whose they are, and whether they can be begun. */
export function stepsNamed<Step extends { scenarioId: string }>(
	steps: readonly Step[],
	scenarios: readonly Assignable[],
): (Step & Omit<Assignable, 'id'>)[] {
	return steps.map((step) => {
		const named = scenarios.find(({ id }) => id === step.scenarioId);
		return { ...step, title: named?.title ?? step.scenarioId, own: named?.own ?? false, gone: named?.gone ?? true };
	});
}
