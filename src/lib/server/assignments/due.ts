/** What somebody should practise next, in all of their teams: for the reminder. */
import type { Db } from '../database/database.ts';
import { teamsOf } from '../teams/teams.ts';
import { assignedTo } from './followed.ts';

export interface Due {
	teamId: string;
	teamName: string;
	assignmentId: string;
	title: string;
	dueAt: string;
	/** The step to begin with. */
	scenarioId: string;
	mode: 'choice' | 'free';
	coaching: 'coached' | 'exam';
	/** Steps done of all. */
	done: number;
	steps: number;
}

/** More than so many would be no reminder. */
const mostDue = 20;

/** The first due first, over all teams. @param now milliseconds since the epoch */
export async function dueFor(db: Db, userId: string, now: number): Promise<Due[]> {
	const due: Due[] = [];
	for (const { teamId, name, role, cohort } of await teamsOf(db, userId)) {
		for (const mine of await assignedTo(db, teamId, { userId, role, cohort }, now, { open: true })) {
			const { progress, scenarios, coaching } = mine;
			const next = progress.next === null ? undefined : scenarios[progress.next];
			if (!next) continue;
			due.push({
				teamId,
				teamName: name,
				assignmentId: mine.assignmentId,
				title: mine.title,
				dueAt: mine.dueAt.toISOString(),
				...next,
				coaching,
				done: progress.steps.filter(({ state }) => state === 'met').length,
				steps: scenarios.length,
			});
		}
	}
	return due.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)).slice(0, mostDue);
}
