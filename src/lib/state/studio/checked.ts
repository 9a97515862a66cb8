/** What the checking worker is asked, and what it answers. */
import type { CutOff } from '../../core/machine/findings.ts';
import { inOrder, type Finding } from '../../core/scenario/finding.ts';
import type { Outline } from '../../core/scenario/outline.ts';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import type { StudioFile } from '../../store/rows.ts';

/** `glance`: what the words of one file show, and nothing larger. `read`: check these files. `play`: go on with what was read last, without its text being sent once more; with `ear`, ask the recogniser too. */
export type CheckRequest =
	| { kind: 'glance'; number: number; source: string; language: Language }
	| {
			kind: 'read';
			number: number;
			/** The scenario files, at most one a language. */
			files: Partial<Record<Language, string>>;
			language: Language;
	  }
	| { kind: 'play'; number: number; ear: boolean };

/** How findings come in: at once from the words; from every way through; from playing it and scoring the plays; from the recogniser. */
export const stages = ['words', 'roads', 'plays', 'ear'] as const;
export type Stage = (typeof stages)[number];

/** What one stage has found; what was told before is not told again. */
export type CheckAnswer = {
	number: number;
	language: Language;
	/** Of this stage; none beside what was read. */
	findings: Finding[];
	/** Nothing more comes to this request. */
	last: boolean;
} & (
	| {
			stage: 'words';
			/** Left out at a glance. */
			outline?: Outline | null;
			/** Of the text, UTF-16 units. */
			length: number;
	  }
	/** By itself: with the outline it would be more than a page can unpack between two frames. */
	| { stage: 'scenario'; scenario: Scenario | null }
	| { stage: 'roads'; cutOff: CutOff | null }
	| { stage: 'plays' }
	| {
			stage: 'ear';
			/** The recogniser could not be had. */
			deaf: boolean;
	  }
);

/** What is found in one file. */
export interface CheckedFile {
	/** Null when nothing could be read as a scenario. */
	scenario: Scenario | null;
	outline: Outline | null;
	/** Of all stages, in order of position. */
	findings: Finding[];
	/** By stage. */
	found: Record<Stage, Finding[]>;
	cutOff: CutOff | null;
	/** Length of the text that this was found in, UTF-16 units: a text of another length has been changed since. */
	length: number;
}

export const unchecked: CheckedFile = {
	scenario: null,
	outline: null,
	findings: [],
	found: { words: [], roads: [], plays: [], ear: [] },
	cutOff: null,
	length: 0,
};

/** With what a stage has found anew. What the later ones found before stays until they are through again, so that it does not flicker. */
export function withAnswer(before: CheckedFile, answer: CheckAnswer): CheckedFile {
	if (answer.stage === 'scenario') return { ...before, scenario: answer.scenario };
	const checked = withFound(before, { [answer.stage]: answer.findings });
	if (answer.stage === 'roads') return { ...checked, cutOff: answer.cutOff };
	if (answer.stage !== 'words') return checked;
	const { outline = checked.outline, length } = answer;
	return { ...checked, outline, length };
}

/** With other findings of some stages. */
export function withFound(before: CheckedFile, other: Partial<CheckedFile['found']>): CheckedFile {
	const found = { ...before.found, ...other };
	return { ...before, found, findings: inOrder(stages.flatMap((stage) => found[stage])) };
}

/** The language of a scenario's file; null for a rehearsal and anything else. */
export function languageOfPath(path: string): Language | null {
	return path === 'zh.md' ? 'zh' : path === 'en.md' ? 'en' : null;
}

export function scenarioFiles(files: readonly StudioFile[]): Partial<Record<Language, string>> {
	return Object.fromEntries(
		files.flatMap(({ path, text }) => {
			const language = languageOfPath(path);
			return language ? [[language, text]] : [];
		}),
	);
}
