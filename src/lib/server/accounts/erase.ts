import type { Db } from '../database/database.ts';
import { note } from '../teams/audit.ts';
import { eraseFromTeam } from '../teams/erase.ts';
import { teamsOf } from '../teams/teams.ts';

/** Takes somebody out of all their teams, each by itself: what was done stays done when it is asked for again after a failure. */
export async function eraseFromTeams(db: Db, userId: string): Promise<void> {
	for (const { teamId } of await teamsOf(db, userId))
		await db.transaction(async (tx) => {
			await eraseFromTeam(tx, teamId, userId);
			await note(tx, { teamId, actor: userId, action: 'member-left', subject: userId });
		});
}
