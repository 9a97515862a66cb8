/** The best run that a search can find: shows authors that full marks can be reached, and how. */
import { toneOf } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import { offered } from '../machine/offer.ts';
import type { Reply, Scenario } from '../scenario/scenario.ts';
import { scoreFigures } from './score.ts';
import type { Scorecard } from './scorecard.ts';
import { afterGiving, runOf, starts, type Walk } from './walk.ts';

export interface ModelRun {
	walk: Walk;
	card: Scorecard;
}

export interface Search {
	/** Roads kept at each length, and of those that stand in one state and mood. */
	width?: number;
	perPlace?: number;
	/** Longest run looked at, in replies. */
	replies?: number;
	/** Replies that a road may take; all sound ones unless told otherwise. */
	allow?: (reply: Reply, walk: Walk) => boolean;
}

/** A beam search over sound replies, by the score of the road so far. Not always the very best run; null when no ending was found. */
export function modelRun(
	scenario: Scenario,
	{ width = 240, perPlace = 8, replies = 24, allow = isSound }: Search = {},
): ModelRun | null {
	let best: ModelRun | null = null;
	let roads = starts(scenario);
	for (let length = 0; length < replies && roads.length > 0; length++) {
		const longer: ModelRun[] = [];
		for (const walk of roads) {
			for (const reply of offered(scenario, walk.snapshot)) {
				if (!allow(reply, walk)) continue;
				for (const ahead of afterGiving(scenario, walk, reply)) {
					const run = { walk: ahead, card: scoreFigures(scenario, runOf(scenario, ahead)) };
					if (!ahead.snapshot.over) longer.push(run);
					else if (best === null || run.card.total > best.card.total) best = run;
				}
			}
		}
		roads = kept(longer, width, perPlace);
	}
	return best;
}

function isSound(reply: Reply): boolean {
	const tone = toneOf(actsOf(reply));
	return tone === 'sound' || tone === 'neutral';
}

/** The roads that promise most, not too many of them in one place. */
function kept(roads: ModelRun[], width: number, perPlace: number): Walk[] {
	const places = new Map<string, number>();
	const ranked = roads.map((road) => ({ road, worth: worthOf(road.card) })).sort((a, b) => b.worth - a.worth);
	const walks: Walk[] = [];
	for (const { road } of ranked) {
		const { state, mood, promises, facts } = road.walk.snapshot;
		const place = `${state} ${mood} ${facts.join()} ${promises.map(({ line }) => line).join()}`;
		const there = places.get(place) ?? 0;
		if (there >= perPlace) continue;
		places.set(place, there + 1);
		walks.push(road.walk);
		if (walks.length === width) break;
	}
	return walks;
}

/** What a road that has not ended is worth: its points, and its open objections by the steps already taken in order. */
function worthOf({ uncapped, lscp }: Scorecard): number {
	const disorder = lscp.objections.filter(
		({ steps, ordered }) => !ordered && steps.agree && steps.propose && steps.understand && steps.listen,
	);
	const short = lscp.objections.length;
	return uncapped - 4 * disorder.length - short;
}
