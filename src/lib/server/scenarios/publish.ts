/** Scenarios that a team publishes for itself: checked again here, a version each, never changed. */
import { and, desc, eq } from 'drizzle-orm';
import { check } from '../../core/machine/check.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import { attempted } from '../accounts/attempts.ts';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { teamScenario } from '../schema/run.ts';
import { team } from '../schema/team.ts';
import { note } from '../teams/audit.ts';

/** Characters of a scenario's text. */
export const longestSource = 256 * 1024;
/** Versions, of all scenarios together. */
export const mostScenarios = 1_000;

/** Publications in a minute by one user: to check a text takes the server a second at worst, and once more for each of its forms. */
export const mostInAMinute = 12;

export type PublishRefusal =
	| 'too-long'
	| 'too-often'
	/** What its check finds are errors. */
	| 'errors'
	/** Its id belongs to a scenario of ours. */
	| 'id-taken'
	/** Changed since it was published, but not its number. */
	| 'version'
	| 'too-many';

export type Publication =
	| { published: true; hash: string; scenarioId: string; language: Language; version: number; title: string }
	| {
			published: false;
			refused: PublishRefusal;
			/** Number of errors; the version that it has to exceed. */
			count?: number;
	  };

const refused = (reason: PublishRefusal, count?: number): Publication => ({
	published: false,
	refused: reason,
	...(count === undefined ? {} : { count }),
});

/**
 * Puts a text on the team's shelf; one that was there before, word for word, is there again.
 *
 * @param shipped ids of the scenarios that came with the product
 */
export async function publishToTeam(
	db: Db,
	{ teamId, userId }: { teamId: string; userId: string },
	source: string,
	shipped: readonly string[],
): Promise<Publication> {
	if (source.length > longestSource) return refused('too-long');
	// No database keeps these as they are, and what is kept must be what its hash says.
	if (source.includes('\0') || !source.isWellFormed()) return refused('errors', 1);
	if ((await attempted(db, ['publish', userId])) > mostInAMinute) return refused('too-often');
	const { scenario, findings } = check(source);
	const errors = findings.filter(({ severity }) => severity === 'error').length;
	if (!scenario || errors > 0) return refused('errors', Math.max(1, errors));
	const { id: scenarioId, hash, language, version, title } = scenario;
	if (shipped.includes(scenarioId)) return refused('id-taken');
	const done: Publication = { published: true, hash, scenarioId, language, version, title };
	return transacted(db, async (tx) => {
		// Publications of a team come one after another: no two with one number.
		await tx.select({ teamId: team.teamId }).from(team).where(eq(team.teamId, teamId)).for('update');
		const all = await tx
			.select({
				hash: teamScenario.hash,
				id: teamScenario.scenarioId,
				language: teamScenario.language,
				version: teamScenario.version,
			})
			.from(teamScenario)
			.where(eq(teamScenario.teamId, teamId));
		const known = all.some((row) => row.hash === hash);
		if (!known) {
			const before = all.filter((row) => row.id === scenarioId && row.language === language);
			const highest = Math.max(-1, ...before.map((row) => row.version));
			if (version <= highest) return refused('version', highest);
			if (all.length >= mostScenarios) return refused('too-many', mostScenarios);
		}
		await tx
			.insert(teamScenario)
			.values({ teamId, hash, scenarioId, language, version, title, source, publishedBy: userId })
			.onConflictDoUpdate({ target: [teamScenario.teamId, teamScenario.hash], set: { withdrawn: false } });
		await note(tx, {
			teamId,
			actor: userId,
			action: 'scenario-published',
			subject: scenarioId,
			detail: { language, version, hash },
		});
		return done;
	});
}

/** Takes a version off the shelf: runs that name it are verified as before. @returns whether there was such a version on it */
export async function withdrawFromTeam(
	db: Db,
	{ teamId, userId }: { teamId: string; userId: string },
	hash: string,
): Promise<boolean> {
	return transacted(db, async (tx) => {
		const [row] = await tx
			.update(teamScenario)
			.set({ withdrawn: true })
			.where(and(eq(teamScenario.teamId, teamId), eq(teamScenario.hash, hash), eq(teamScenario.withdrawn, false)))
			.returning({
				scenarioId: teamScenario.scenarioId,
				language: teamScenario.language,
				version: teamScenario.version,
			});
		if (!row) return false;
		const { scenarioId, ...detail } = row;
		await note(tx, {
			teamId,
			actor: userId,
			action: 'scenario-withdrawn',
			subject: scenarioId,
			detail: { ...detail, hash },
		});
		return true;
	});
}

export interface TeamVersion {
	hash: string;
	scenarioId: string;
	language: string;
	version: number;
	title: string;
	publishedBy: string;
	publishedAt: Date;
	withdrawn: boolean;
}

/** Every version, the latest publication first; without their texts. */
export async function versionsOf(db: Db, teamId: string): Promise<TeamVersion[]> {
	const { hash, scenarioId, language, version, title, publishedBy, publishedAt, withdrawn } = teamScenario;
	return db
		.select({ hash, scenarioId, language, version, title, publishedBy, publishedAt, withdrawn })
		.from(teamScenario)
		.where(eq(teamScenario.teamId, teamId))
		.orderBy(desc(publishedAt), desc(version));
}

/** What is practised under an id: of each language the highest version on the shelf. */
export async function currentOf(
	db: Db,
	teamId: string,
	scenarioId: string,
): Promise<{ language: string; hash: string }[]> {
	const { hash, language, version } = teamScenario;
	const rows = await db
		.select({ language, hash })
		.from(teamScenario)
		.where(
			and(eq(teamScenario.teamId, teamId), eq(teamScenario.scenarioId, scenarioId), eq(teamScenario.withdrawn, false)),
		)
		.orderBy(desc(version));
	return rows.filter((row, place) => rows.findIndex((each) => each.language === row.language) === place);
}

/** The text of a version that is on the shelf; null where there is none. */
export async function sourceOf(db: Db, teamId: string, hash: string): Promise<string | null> {
	const [row] = await db
		.select({ source: teamScenario.source })
		.from(teamScenario)
		.where(and(eq(teamScenario.teamId, teamId), eq(teamScenario.hash, hash), eq(teamScenario.withdrawn, false)));
	return row?.source ?? null;
}
