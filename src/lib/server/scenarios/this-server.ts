/** The scenarios of this process: those that it was built with, kept in the database before anybody asks for one by its hash. */
import { catalogue } from 'virtual:huikuan/catalogue';
import { loadSources } from 'virtual:huikuan/sources';
import type { Db } from '../database/database.ts';
import { database, NoTeams } from '../database/this-server.ts';
import { KnownScenarios } from './known.ts';
import { keepShipped, type Edition } from './shipped.ts';

/** Fit to be practised, in this version of the product. */
export const editions: readonly Edition[] = catalogue.flatMap(({ id, languages }) =>
	(['zh', 'en'] as const).flatMap((language) => {
		const entry = languages[language];
		if (!entry?.ok) return [];
		const { version, hash, title } = entry.card;
		return [{ id, language, version, hash, title }];
	}),
);

const known = new KnownScenarios();
let kept: Promise<void> | null = null;

/** Once a process; one that failed is tried again by whoever asks next. */
export async function shippedKept(db: Db): Promise<void> {
	kept ??= keepShipped(db, editions, async ({ id, language }) => {
		const files = await loadSources(id);
		return files.find(({ path }) => path === `${language}.md`)?.text ?? null;
	});
	try {
		await kept;
	} catch (error) {
		kept = null;
		throw error;
	}
}

/** Where scenarios are looked up by hash. */
export async function knownScenarios(db: Db): Promise<KnownScenarios> {
	await shippedKept(db);
	return known;
}

/** Before the first page is asked for. Where there is no database nothing is kept now, and practice needs none of it. */
export async function keepShippedAtStart(): Promise<void> {
	try {
		await shippedKept((await database()).db);
	} catch (error) {
		if (!(error instanceof NoTeams)) throw error;
	}
}
