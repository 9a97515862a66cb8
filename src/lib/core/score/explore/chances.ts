/** Play at random: every reply on offer is as likely as any other, and so is every line that may answer it. */
import type { Tables } from '../../machine/tables.ts';

/** Per road how likely it is to be taken by who stands where it begins. */
export function chances(tables: Tables): Float64Array {
	const all = new Float64Array(tables.roads);
	for (let from = 0; from < tables.done; from++) {
		const groups = bulletGroups(tables, from);
		groups.forEach((first, group) => {
			const last = groups[group + 1] ?? tables.firstRoad(from + 1);
			all.fill(1 / groups.length / (last - first), first, last);
		});
	}
	return all;
}

/** The first road of each bullet out of a configuration: the roads of one bullet, one for each line that may answer, stand together. */
export function bulletGroups(tables: Tables, configuration: number): number[] {
	const groups: number[] = [];
	const last = tables.firstRoad(configuration + 1);
	let before = -1;
	for (let road = tables.firstRoad(configuration); road < last; road++) {
		const bullet = tables.bullet(road);
		if (bullet !== before) groups.push(road);
		before = bullet;
	}
	return groups;
}

/** The number of different runs that end within so many replies, and how likely play at random is to be one of them. */
export function runsWithin(tables: Tables, replies: number): { runs: number; share: number } {
	const chance = chances(tables);
	let [count, share] = [new Float64Array(tables.count), new Float64Array(tables.count)];
	for (const { configuration } of tables.starts) {
		count[configuration] = (count[configuration] as number) + 1;
		share[configuration] = (share[configuration] as number) + 1 / tables.starts.length;
	}
	const ended = { runs: 0, share: 0 };
	for (let given = 0; given <= replies; given++) {
		const [nextCount, nextShare] = [new Float64Array(tables.count), new Float64Array(tables.count)];
		for (let from = 0; from < tables.done; from++) {
			const runs = count[from] as number;
			if (runs === 0) continue;
			const likely = share[from] as number;
			if (tables.isEnding(from)) {
				ended.runs += runs;
				ended.share += likely;
				continue;
			}
			const last = tables.firstRoad(from + 1);
			for (let road = tables.firstRoad(from); road < last; road++) {
				const to = tables.to(road);
				nextCount[to] = (nextCount[to] as number) + runs;
				nextShare[to] = (nextShare[to] as number) + likely * (chance[road] as number);
			}
		}
		[count, share] = [nextCount, nextShare];
	}
	return ended;
}
