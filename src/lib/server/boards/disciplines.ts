/** What a team can compare: the scenario versions and modes in which anybody has a run that counts. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { shippedScenario, teamScenario } from '../schema/run.ts';
import { disciplinesOf, type BoardKey } from './members.ts';

export interface BoardChoice extends BoardKey {
	scenario: string;
	language: string;
	version: number;
	title: string;
	/** Members with a run that counts. */
	members: number;
}

/** The most played first, then by title. */
export async function boardChoices(db: Db, teamId: string): Promise<BoardChoice[]> {
	const played = await disciplinesOf(db, teamId);
	if (played.length === 0) return [];
	const named = await scenariosOf(db, teamId, [...new Set(played.map(({ hash }) => hash))]);
	const byHash = new Map(named.map((each) => [each.hash, each]));
	return played
		.flatMap((each): BoardChoice[] => {
			const scenario = byHash.get(each.hash);
			return scenario ? [{ ...scenario, ...each }] : [];
		})
		.sort((a, b) => b.members - a.members || (a.title < b.title ? -1 : 1) || (a.mode < b.mode ? -1 : 1));
}

/** Titles by hash, of those that this server knows. */
export async function scenarioTitles(
	db: Db,
	teamId: string,
	hashes: readonly string[],
): Promise<Record<string, string>> {
	const named = await scenariosOf(db, teamId, [...new Set(hashes)]);
	return Object.fromEntries(named.map(({ hash, title }) => [hash, title]));
}

/** Those that came with the product, and the team's own. */
async function scenariosOf(db: Db, teamId: string, hashes: string[]) {
	if (hashes.length === 0) return [];
	const columns = <T extends typeof shippedScenario | typeof teamScenario>(table: T) => ({
		hash: table.hash,
		scenario: table.scenarioId,
		language: table.language,
		version: table.version,
		title: table.title,
	});
	const shipped = db
		.select(columns(shippedScenario))
		.from(shippedScenario)
		.where(inArray(shippedScenario.hash, hashes));
	const own = db
		.select(columns(teamScenario))
		.from(teamScenario)
		.where(and(eq(teamScenario.teamId, teamId), inArray(teamScenario.hash, hashes)));
	return [...(await shipped), ...(await own)];
}
