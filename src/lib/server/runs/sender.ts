/** What a browser must know before it sends anything: in whose name it would, since when, and to which teams. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { member, team } from '../schema/team.ts';
import { may } from '../teams/authority.ts';

export interface SenderTeam {
	teamId: string;
	name: string;
	/** Milliseconds since the epoch. */
	joinedAt: number;
	/** Whether they may publish scenarios to it. */
	publishes: boolean;
}

/** The teams that somebody belongs to, the first joined first. */
export async function sendingTeams(db: Db, userId: string): Promise<SenderTeam[]> {
	const rows = await db
		.select({ teamId: team.teamId, name: team.name, joinedAt: member.joinedAt, role: member.role })
		.from(member)
		.innerJoin(team, eq(team.teamId, member.teamId))
		.where(eq(member.userId, userId))
		.orderBy(asc(member.joinedAt));
	return rows.map(({ joinedAt, role, ...own }) => ({
		...own,
		joinedAt: joinedAt.getTime(),
		publishes: may(role, 'publish-scenarios'),
	}));
}
