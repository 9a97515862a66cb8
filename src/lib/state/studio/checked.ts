/** What the checking worker is asked, and what it answers. */
import type { CutOff } from '../../core/machine/findings.ts';
import type { Finding } from '../../core/scenario/finding.ts';
import type { Outline } from '../../core/scenario/outline.ts';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import type { StudioFile } from '../../store/rows.ts';

export interface CheckRequest {
	number: number;
	/** The scenario files, at most one a language. */
	files: Partial<Record<Language, string>>;
	language: Language;
}

/** What is found in one file. */
export interface CheckedFile {
	/** Null when nothing could be read as a scenario. */
	scenario: Scenario | null;
	outline: Outline | null;
	/** In order of position. */
	findings: Finding[];
	cutOff: CutOff | null;
	/** Length of the text that this was found in, UTF-16 units: a text of another length has been changed since. */
	length: number;
}

/** `quick` comes first, without what needs the talk explored; `whole` follows. */
export interface CheckAnswer {
	number: number;
	kind: 'quick' | 'whole';
	language: Language;
	checked: CheckedFile;
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
