/** The tour and the disk. */
import { drafts, type Drafts } from '../../store/drafts.ts';
import { runs, type Runs } from '../../store/runs.ts';
import { published, type Published } from '../../store/studio/published.ts';
import { systemClock, type Clock } from '../clock.svelte.ts';
import type { TourPlace } from './tour-guide.svelte.ts';

const keyOf = (manuscript: string) => `studio-tour:${manuscript}`;

/** Puts a manuscript on the tour. Rejects with a StoreError. */
export async function startTour(manuscript: string, store: Drafts = drafts, clock: Clock = systemClock): Promise<void> {
	await store.put(keyOf(manuscript), { reached: 0 }, clock.now());
}

/** A disk that refuses must not stop the work at hand: the tour is then as good as never begun. */
export function tourPlace(
	store: { drafts: Drafts; published: Pick<Published, 'shelf'>; runs: Pick<Runs, 'list'> } = {
		drafts,
		published,
		runs,
	},
	clock: Clock = systemClock,
): TourPlace {
	return {
		reached: async (manuscript) => {
			const kept = await store.drafts.get(keyOf(manuscript)).catch(() => undefined);
			const { reached } = (kept ?? {}) as { reached?: unknown };
			return typeof reached === 'number' ? reached : null;
		},
		keep: (manuscript, reached) =>
			void store.drafts.put(keyOf(manuscript), { reached }, clock.now()).catch(() => undefined),
		forget: (manuscript) => void store.drafts.remove(keyOf(manuscript)).catch(() => undefined),
		fate: async (scenario) => {
			const shelf = await store.published.shelf();
			const played = await store.runs.list({ scenario });
			return {
				published: shelf.some((row) => row.scenario === scenario),
				practised: played.some(({ phase }) => phase === 'finished'),
			};
		},
	};
}
