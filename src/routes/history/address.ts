import type { RunRow } from '$lib/store/rows.ts';

/** Where a run is looked at or gone on with: its debrief, its talk or its follow-up. */
export function addressOf({ id, scenario, phase }: Pick<RunRow, 'id' | 'scenario' | 'phase'>): string {
	if (phase === 'finished') return `/debrief/${id}`;
	return `/practise/${scenario}/${id}${phase === 'follow-up' ? '/follow-up' : ''}`;
}
