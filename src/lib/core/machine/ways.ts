/** The shortest way to each place: which bullets to follow. */
import type { Tables } from './tables.ts';

/** Per key of the configurations met first the bullets of a shortest way, -1 for a silence that waits. Configurations are numbered breadth first, so the first of a key is the nearest. */
export function ways(tables: Tables, keyOf: (configuration: number) => number | null): Map<number, number[]> {
	const nearest = new Map<number, number>();
	for (let configuration = 0; configuration < tables.count; configuration++) {
		const key = keyOf(configuration);
		if (key !== null && !nearest.has(key)) nearest.set(key, configuration);
	}
	const { from, by } = firstRoads(tables);
	return new Map(
		[...nearest].map(([key, configuration]) => {
			const way: number[] = [];
			for (let at = configuration; (by[at] as number) >= 0; at = from[at] as number)
				way.push(tables.bullet(by[at] as number));
			return [key, way.reverse()];
		}),
	);
}

/** Per configuration the road by which it was first met, and where that begins; -1 for a beginning. */
function firstRoads(tables: Tables): { from: Int32Array; by: Int32Array } {
	const from = new Int32Array(tables.count).fill(-1);
	const by = new Int32Array(tables.count).fill(-1);
	const beginnings = new Set(tables.starts.map(({ configuration }) => configuration));
	for (let source = 0; source < tables.done; source++) {
		const last = tables.firstRoad(source + 1);
		for (let road = tables.firstRoad(source); road < last; road++) {
			const to = tables.to(road);
			if (by[to] !== -1 || beginnings.has(to)) continue;
			by[to] = road;
			from[to] = source;
		}
	}
	return { from, by };
}
