/** How many times each state was arrived at: pairs [state, count], ascending by state, only states that were. */
export type Visits = readonly (readonly [state: number, count: number])[];

/** Arrivals at a state so far, 0 when it was never entered. */
export function visitsOf(visits: Visits, state: number): number {
	for (const [visited, count] of visits) if (visited === state) return count;
	return 0;
}

/** One arrival more. */
export function withVisit(visits: Visits, state: number): Visits {
	const next = visits.slice();
	let place = 0;
	while (place < next.length && (next[place]?.[0] ?? state) < state) place++;
	const there = next[place];
	if (there && there[0] === state) next[place] = [state, there[1] + 1];
	else next.splice(place, 0, [state, 1]);
	return next;
}
