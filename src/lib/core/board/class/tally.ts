/** Counting hands. */
import type { Votes } from './view.ts';

export function votersOf(votes: Votes): number {
	let sum = 0;
	for (const count of votes.values()) sum += count;
	return sum;
}

/** The replies with most votes, lowest index first; several when they are tied, none without votes. */
export function ahead(votes: Votes): number[] {
	const most = Math.max(0, ...votes.values());
	if (most === 0) return [];
	return [...votes].flatMap(([reply, count]) => (count === most ? [reply] : [])).sort((a, b) => a - b);
}
