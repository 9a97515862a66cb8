/** What is compared with what: runs of one scenario text, in one mode, scored by one rubric. */
import type { RunHead } from '../run/log.ts';

/**
 * The discipline 项目 that a run belongs to, as in sports. A figure of a run says something only beside figures of the same discipline.
 * The forms of a scenario are one discipline: they are the same talk with other words and figures.
 */
export interface Discipline {
	/** Scenario id. */
	scenario: string;
	language: RunHead['scenario']['language'];
	version: number;
	/** SHA-256 of the scenario's text: two texts that claim one version are still two. */
	hash: string;
	rubric: number;
	mode: RunHead['mode'];
}

export function disciplineOf({ scenario, rubric, mode }: Pick<RunHead, 'scenario' | 'rubric' | 'mode'>): Discipline {
	const { id, language, version, hash } = scenario;
	return { scenario: id, language, version, hash, rubric, mode };
}

/** The same text for the same discipline and for no other: to group runs by, to name a kept histogram. */
export function disciplineKey({ scenario, language, version, hash, rubric, mode }: Discipline): string {
	return JSON.stringify([scenario, language, version, hash, rubric, mode]);
}
