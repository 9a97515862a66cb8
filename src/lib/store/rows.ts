/** What lies on this browser's disk: one type a table. */
import type { Language, Scenario } from '../core/scenario/scenario.ts';
import type { Entry, Run, RunHead } from '../core/run/log.ts';
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
	/** Of a finished run, when it was finished: a label that is contested later moves it no more. */
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

/** A file of a scenario in the making: `zh.md`, `en.md`, `<name>.<language>.play.md`. */
export interface StudioFile {
	path: string;
	text: string;
}

/** A scenario in the making, as its trainer left it. */
export interface ManuscriptRow {
	id: string;
	title: string;
	files: StudioFile[];
	/** Counts writes: one that expects another number is refused, so that two tabs cannot overwrite each other. */
	revision: number;
	/** Milliseconds since the epoch. */
	startedAt: number;
	changedAt: number;
}

/** How a manuscript once was. */
export interface VersionRow {
	manuscript: string;
	/** Milliseconds since the epoch; with the manuscript it names the version. */
	at: number;
	/** As its trainer called it; null: kept by itself. */
	name: string | null;
	files: StudioFile[];
}

/** A scenario in one language as it was published in this browser. Never changed: a later publication is another row. */
export interface PublishedRow {
	hash: string;
	/** Scenario id. */
	scenario: string;
	language: Language;
	version: number;
	text: string;
	read: Scenario;
	/** The model run to be watched; null where there is none. */
	model: Run | null;
	manuscript: string;
	/** Milliseconds since the epoch. Of one id and language the latest is what is practised. */
	at: number;
	/** Off the shelf: kept for the runs that name it, no longer offered. */
	withdrawn: boolean;
}

/** Which of one's finished runs go to a team. */
export type WhatIsSent = 'exam' | 'all' | 'none';

/** What somebody agreed to, in this browser, for one of their teams. */
export interface SendingRow {
	team: string;
	/** Who agreed: it holds for nobody else who signs in here. */
	user: string;
	what: WhatIsSent;
	/** Milliseconds since the epoch. */
	agreedAt: number;
}

/** A finished run on its way to a team, or there. */
export interface OutboxRow {
	team: string;
	run: string;
	/** In whose name it is sent. */
	user: string;
	/** refused: it was not kept, and sending it again would change nothing. */
	state: 'waiting' | 'sent' | 'refused';
	/** When it was finished, milliseconds since the epoch: runs are sent in this order. */
	finishedAt: number;
	title: string;
	/** Attempts that came to nothing, and when the next is due. */
	tries: number;
	nextAt: number;
	/** What the server answered: why it was not kept; why it is not verified; why it is on no board; its total. */
	refused: string | null;
	unverified: string | null;
	uncounted: string | null;
	total: number | null;
}
