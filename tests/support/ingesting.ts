/** What taking runs in needs, for tests: the shipped scenarios in a database, the shipped recognisers, and a clock that stands still. */
import { v7 as uuid } from 'uuid';
import type { Db } from '../../src/lib/server/database/database.ts';
import type { Means } from '../../src/lib/server/runs/ingest.ts';
import { KnownScenarios } from '../../src/lib/server/scenarios/known.ts';
import { keepShipped } from '../../src/lib/server/scenarios/shipped.ts';
import { member, team, type Role } from '../../src/lib/server/schema/team.ts';
import { recogniserFor } from './recogniser.ts';
import { shipped, sourceOf } from './sent-runs.ts';

export async function meansIn(db: Db, now = () => 1_790_000_000_000): Promise<Means> {
	const editions = ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'].flatMap((id) =>
		(['zh', 'en'] as const).map((language) => {
			const { version, hash, title } = shipped(id, language);
			return { id, language, version, hash, title };
		}),
	);
	await keepShipped(db, editions, async ({ id, language }) => sourceOf(id, language));
	return { scenarios: new KnownScenarios(), earOf: recogniserFor, now };
}

/** A team with members of these roles; gives their ids in the order of the roles. */
export async function teamOf(db: Db, ...roles: Role[]): Promise<{ teamId: string; userIds: string[] }> {
	const teamId = uuid();
	await db.insert(team).values({ teamId, name: '华东回款组' });
	const userIds = roles.map(() => uuid());
	if (roles.length > 0)
		await db.insert(member).values(
			userIds.map((userId, place) => ({
				teamId,
				userId,
				role: roles[place] ?? 'member',
				nickname: `学员 ${place + 1}`,
			})),
		);
	return { teamId, userIds };
}
