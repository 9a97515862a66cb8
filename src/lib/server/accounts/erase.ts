import type { Db } from '../database/database.ts';
import { leaveTeam } from '../teams/members.ts';
import { teamsOf } from '../teams/teams.ts';

/**
 * Takes somebody out of all their teams, each by itself: what was done stays done when it is asked for again after a failure.
 *
 * @returns false when some team would have no owner left: it stays, and they in it
 */
export async function eraseFromTeams(db: Db, userId: string): Promise<boolean> {
	let all = true;
	for (const { teamId } of await teamsOf(db, userId))
		if ((await leaveTeam(db, teamId, userId)) === 'last-owner') all = false;
	return all;
}
