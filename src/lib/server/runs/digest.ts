/** How the same talk is known when it comes twice. */
import { createHash } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Run } from '../../core/run/log.ts';
import type { Db } from '../database/database.ts';
import { run } from '../schema/run.ts';

/**
 * The same for two logs only if everything in them happened alike, whenever it happened and whatever they say of themselves besides. Every talk draws its own
 * seed of 32 bits, so that two honest runs are never alike.
 */
export function digestOf({ head: { scenario, seed }, entries }: Run): string {
	const happened = entries.map((entry) => ({ ...entry, at: 0 }));
	return createHash('sha256')
		.update(JSON.stringify([scenario.hash, seed, happened]))
		.digest('base64url')
		.slice(0, 22);
}

/** The team's verified runs with these digests. */
export async function believedLike(
	db: Db,
	teamId: string,
	digests: readonly string[],
): Promise<{ runId: string; digest: string }[]> {
	return db
		.select({ runId: run.runId, digest: run.digest })
		.from(run)
		.where(and(eq(run.teamId, teamId), inArray(run.digest, [...digests]), isNull(run.unverified)));
}
