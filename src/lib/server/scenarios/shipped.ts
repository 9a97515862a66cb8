/** The scenarios that came with the product: every version that this database ever saw is kept, so that yesterday's run still replays. */
import { inArray } from 'drizzle-orm';
import type { Language } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { shippedScenario } from '../schema/run.ts';

/** A scenario in one language as this version of the product has it. */
export interface Edition {
	id: string;
	language: Language;
	version: number;
	hash: string;
	title: string;
}

/**
 * Puts what is missing into the database; where nothing is, as at every start but the first after an upgrade, one query finds that out and no text is read.
 *
 * @param textOf the Markdown of an edition; null where it cannot be had, which leaves the edition out
 */
export async function keepShipped(
	db: Db,
	editions: readonly Edition[],
	textOf: (edition: Edition) => Promise<string | null>,
): Promise<void> {
	if (editions.length === 0) return;
	const hashes = editions.map(({ hash }) => hash);
	const kept = await db
		.select({ hash: shippedScenario.hash })
		.from(shippedScenario)
		.where(inArray(shippedScenario.hash, hashes));
	const missing = editions.filter(({ hash }) => !kept.some((row) => row.hash === hash));
	for (const { id, ...edition } of missing) {
		const source = await textOf({ id, ...edition });
		// Another instance may start at the same moment.
		if (source !== null)
			await db
				.insert(shippedScenario)
				.values({ ...edition, scenarioId: id, source })
				.onConflictDoNothing();
	}
}
