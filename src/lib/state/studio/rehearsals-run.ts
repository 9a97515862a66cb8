/** Rehearsals of a manuscript, played apart from the page: what the worker is asked, and what it answers. */
import type { Hearing } from '../../core/run/rehearse.ts';
import { playRehearsal, readRehearsal } from '../../core/run/rehearse.ts';
import { replay } from '../../core/run/replay.ts';
import type { Language, Outcome, Scenario } from '../../core/scenario/scenario.ts';
import { accepted, type Breach } from '../../core/score/accept.ts';
import { checkExpectations } from '../../core/score/expect.ts';
import { rubricVersion } from '../../core/score/rubric.ts';
import { score } from '../../core/score/score.ts';
import type { StudioFile } from '../../store/rows.ts';

export interface RehearsalsRequest {
	number: number;
	/** The scenario files, at most one a language. */
	sources: Partial<Record<Language, string>>;
	plays: readonly StudioFile[];
}

/** How a rehearsal went. */
export interface Rehearsed {
	path: string;
	/** The text that was played. */
	text: string;
	mode: 'choice' | 'free' | null;
	/** Where it parts from what is written, in order; empty: it plays as written. */
	parts: Parting[];
	/** What it came to; null when it could not be played at all. */
	came: { ending: string | null; outcome: Outcome | null; mood: string; rung: number; total: number } | null;
	/** Why it was not played. scenario: that language cannot be read. ear: free words, and what hears them could not be fetched. */
	missing: 'scenario' | 'ear' | null;
}

/** One place where it parts, and whether what came instead can be taken for what is expected. */
export interface Parting {
	breach: Breach;
	acceptable: boolean;
}

export type RehearsalsAnswer = { number: number; kind: 'played'; played: Rehearsed } | { number: number; kind: 'done' };

const named = /^(.+)\.(zh|en)\.play\.md$/;

/** The name and language of a rehearsal's file; null for any other file. */
export function rehearsalNamed(path: string): { name: string; language: Language } | null {
	const [, name, language] = named.exec(path) ?? [];
	return name && language ? { name, language: language as Language } : null;
}

export function isFree(text: string): boolean {
	return readRehearsal(text).rehearsal?.mode === 'free';
}

/** Plays one rehearsal. */
export function rehearsed({ path, text }: StudioFile, scenario: Scenario | null, hear: Hearing | null): Rehearsed {
	const { rehearsal, problems } = readRehearsal(text);
	const mode = rehearsal?.mode ?? null;
	const parting = (breach: Breach): Parting => ({ breach, acceptable: accepted(text, breach) !== null });
	const misread = problems.map(parting);
	if (!rehearsal) return { path, text, mode, parts: misread, came: null, missing: null };
	if (!scenario) return { path, text, mode, parts: misread, came: null, missing: 'scenario' };
	if (mode === 'free' && !hear) return { path, text, mode, parts: misread, came: null, missing: 'ear' };
	const played = playRehearsal(scenario, rehearsal, { rubric: rubricVersion, ...(hear ? { hear } : {}) });
	const { snapshot } = replay(scenario, played.run);
	const card = score(scenario, played.run);
	const ending = snapshot?.over ? (scenario.states[snapshot.state] ?? null) : null;
	return {
		path,
		text,
		mode,
		parts: [
			...misread,
			...[...played.problems, ...checkExpectations(scenario, played.run, rehearsal.expect)].map(parting),
		],
		came: {
			ending: ending?.name ?? null,
			outcome: ending?.outcome ?? null,
			mood: scenario.moods[snapshot?.mood ?? 0] ?? '',
			rung: card.rung,
			total: card.total,
		},
		missing: null,
	};
}
