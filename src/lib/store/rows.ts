/** What lies on this browser's disk: one type a table. */
import type { Language, Scenario } from '../core/scenario/scenario.ts';
import type { Entry, RunHead } from '../core/run/log.ts';
import type { Medal } from '../core/score/scorecard.ts';

/** How far a run is: its talk, its follow-up, or done. */
export type RunPhase = 'talk' | 'follow-up' | 'finished';

/** A run as lists show it. Everything but `head` can be computed again from the entries; it is kept so that a list need not replay. */
export interface RunRow {
	id: string;
	/** Scenario id. */
	scenario: string;
	language: Language;
	version: number;
	hash: string;
	title: string;
	mode: RunHead['mode'];
	coaching: RunHead['coaching'];
	head: RunHead;
	phase: RunPhase;
	/** Milliseconds since the epoch. */
	startedAt: number;
	changedAt: number;
	/** Number of entries on disk: an append that expects another number is refused, so that two tabs cannot interleave. */
	entries: number;
	/** Replies that stand. */
	replies: number;
	/** Of these, those that were taken over from a model that was watched; missing where none could be. */
	watched?: number;
	/** Models that helped to hear the replies that stand; missing where the recogniser heard alone. */
	seconded?: string[] | undefined;
	/** The customer's last words; null before the first. */
	lastLine: string | null;
	total: number | null;
	passed: boolean | null;
	medal: Medal | null;
}

export interface EntryRow {
	run: string;
	/** Position in the log, from 0. */
	position: number;
	entry: Entry;
}

/** The scenario as it was when a run of it started: a run outlives the version that it was played in. */
export interface ScenarioRow {
	hash: string;
	scenario: Scenario;
}

/** A form half filled in. */
export interface DraftRow {
	key: string;
	value: unknown;
	changedAt: number;
}
