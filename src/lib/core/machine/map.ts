/** The map of a talk: what can be reached, by which shortest run, and where one is trapped. */
import type { Scenario } from '../scenario/scenario.ts';
import { type Exploration, explorationOf, savedIn } from './explore.ts';
import { configurationLimit, type Progress, type Scope, tabulating, type Tables } from './tables.ts';
import { trackedIn } from './tracked.ts';
import { ways } from './ways.ts';

export interface TalkMap {
	exploration: Exploration;
	/** Roads between the configurations. */
	roads: number;
	/** Held for configurations and roads together. */
	bytes: number;
	/**
	 * Per state that can be reached the bullets of a shortest run there: by ordinary replies, or where they do not lead there, by special bullets too
	 * (-1: staying quiet for the first time).
	 */
	ways: ReadonlyMap<number, readonly number[]>;
	/** Per state where one can be trapped the bullets of a shortest run into it. */
	traps: ReadonlyMap<number, readonly number[]>;
}

/** Maps a talk in slices: take the next one as long as the map is wanted. */
export function* mapping(scenario: Scenario, limit = configurationLimit): Generator<Progress, TalkMap> {
	const tracked = trackedIn(scenario);
	const scope: Scope = { limit, special: true, documents: null };
	const plain = yield* tabulating(scenario, tracked, { ...scope, special: false });
	const tables = yield* tabulating(scenario, tracked, scope);
	const byState = (each: Tables) => ways(each, (configuration) => each.state(configuration));
	const endings = Array.from({ length: tables.count }, (_, number) => number).filter((number) =>
		tables.isEnding(number),
	);
	const saved = savedIn(tables, endings);
	return {
		exploration: explorationOf(tables),
		roads: tables.roads,
		bytes: tables.bytes,
		ways: new Map([...byState(tables), ...byState(plain)]),
		traps: ways(tables, (configuration) => (saved[configuration] ? null : tables.state(configuration))),
	};
}
