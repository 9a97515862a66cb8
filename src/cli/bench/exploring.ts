/** Exploring the scenarios that ship: how long, how many transitions a second, how many bytes a configuration. */
import { readdirSync, readFileSync } from 'node:fs';
import { mapping } from '../../lib/core/machine/map.ts';
import { read } from '../../lib/core/scenario/read.ts';
import { ranging } from '../../lib/core/score/explore/explored.ts';
import { principleRange } from '../../lib/core/score/explore/principle-range.ts';
import { setting } from '../../lib/core/score/explore/setting.ts';
import { principles } from '../../lib/core/score/scorecard.ts';

export interface ExploringTimes {
	id: string;
	/** Map and scores, all that `huikuan explore` finds by search, in milliseconds. */
	whole: number;
	/** Whether lowest and highest came out exact. */
	exact: boolean;
	/** Of the searches of what a talk and the checks of a principle remember, all six. */
	transitionsPerSecond: number;
	bytesPerConfiguration: number;
}

const rounds = 3;

export function measureExploring(): ExploringTimes[] {
	const folder = new URL('../../../scenarios/', import.meta.url);
	const ids = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? [entry.name] : [],
	);
	return ids.flatMap((id) => {
		const { scenario } = read(readFileSync(new URL(`${id}/zh.md`, folder), 'utf8'));
		if (!scenario) return [];
		let [whole, searching] = [Infinity, Infinity];
		let [exact, bytes, transitions] = [false, 0, 0];
		// The best of several rounds: a busy computer only ever adds.
		for (let round = 0; round < rounds; round++) {
			const start = performance.now();
			const map = finished(mapping(scenario));
			const range = finished(ranging(scenario));
			whole = Math.min(whole, performance.now() - start);
			bytes = map.bytes / map.exploration.configurations;
			exact = range !== null && [range.total.lowest, range.total.highest].every(({ found, bound }) => found === bound);

			const own = finished(setting(scenario, { replies: 20, limit: 1_000_000 }));
			const before = performance.now();
			transitions = principles.reduce(
				(sum, each) => sum + finished(principleRange(own, each, 1_000_000)).transitions,
				0,
			);
			searching = Math.min(searching, performance.now() - before);
		}
		return [{ id, whole, exact, transitionsPerSecond: (transitions / searching) * 1000, bytesPerConfiguration: bytes }];
	});
}

function finished<T>(slices: Generator<unknown, T>): T {
	let slice = slices.next();
	while (!slice.done) slice = slices.next();
	return slice.value;
}
