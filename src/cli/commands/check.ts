/** `huikuan check`: what is wrong with scenario files, and where. */
import { basename, dirname, join } from 'node:path';
import { check as checkSource } from '../../lib/core/machine/check.ts';
import type { CutOff } from '../../lib/core/machine/findings.ts';
import { inOrder, type Finding, type Severity } from '../../lib/core/scenario/finding.ts';
import { disagreements } from '../../lib/core/scenario/languages.ts';
import type { Language } from '../../lib/core/scenario/scenario.ts';
import { checkHearing, checkPlays, playable } from '../../lib/core/score/findings/plays.ts';
import { m } from '../../lib/paraglide/messages.js';
import { findingText } from '../../lib/wording/finding.ts';
import type { Call, Command } from '../command.ts';
import { earFor } from '../ear.ts';
import { findFiles, isFile, readText, type FoundFile } from '../files.ts';
import { exits, Refusal, type Exit } from '../terminal.ts';

/** A finding as it is printed with --json. */
export interface ToldFinding {
	file: string;
	/** Both count from 1. */
	line: number;
	column: number;
	/** A note is told of what could not be checked. */
	severity: Severity | 'note';
	code: string;
	message: string;
	suggestion?: string;
}

export const check: Command = {
	name: 'check',
	options: { json: 'boolean', ear: 'boolean' },
	operands: { least: 1, most: Infinity },
	run: runCheck,
};

function runCheck(call: Call): Exit {
	const { locale, terminal } = call;
	const { files, troubles } = findFiles(call, (name) => name === 'zh.md' || name === 'en.md');
	const scenarios = files.filter(({ path }) => !path.endsWith('.play.md'));
	const rehearsals = files.length - scenarios.length;
	if (rehearsals > 0) terminal.err(m.cli_check_skips_rehearsals({ count: rehearsals }, { locale }));
	if (rehearsals > 0 && scenarios.length === 0) return exits.refused;

	const checker = new Checker(call);
	const found: ToldFinding[] = [];
	let checked = 0;
	for (const file of scenarios) {
		try {
			const { findings, cutOff } = checker.check(file);
			found.push(...findings.map((finding) => told(finding, file.shown, locale)));
			if (cutOff) found.push(toldCutOff(cutOff, file.shown, locale));
			checked++;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			troubles.push(error.message);
		}
	}
	if (call.asked('json')) terminal.out(JSON.stringify(found, null, 2));
	else for (const text of report(found, checked, locale)) terminal.out(text);
	for (const trouble of troubles) terminal.err(`huikuan: ${trouble}`);

	if (troubles.length > 0) return exits.refused;
	return found.some(({ severity }) => severity === 'error') ? exits.found : exits.fine;
}

/** Checks each file once, though a translation is looked at twice. */
class Checker {
	readonly #call: Call;
	readonly #checked = new Map<string, ReturnType<typeof checkSource>>();

	constructor(call: Call) {
		this.#call = call;
	}

	/** In the order of the text. @throws Refusal when the file cannot be read */
	check(file: FoundFile): { findings: Finding[]; cutOff: CutOff | null } {
		const { findings, cutOff } = this.#check(file);
		const all = [...findings, ...this.#mismatches(file), ...this.#further(file)];
		return { findings: inOrder(all), cutOff };
	}

	#check({ path, shown }: FoundFile): ReturnType<typeof checkSource> {
		const known = this.#checked.get(path);
		if (known) return known;
		const result = checkSource(readText(path, shown, this.#call.locale));
		this.#checked.set(path, result);
		return result;
	}

	/** What only playing and scoring finds, where the file can be played as it stands; with `--ear` also what the recogniser hears otherwise. */
	#further(file: FoundFile): Finding[] {
		const checked = this.#check(file);
		const scenario = playable(checked);
		if (!scenario) return [];
		const heard = this.#call.asked('ear') ? checkHearing(checked, earFor(scenario.language)) : [];
		return [...checkPlays(checked), ...heard];
	}

	/** What `zh.md` and `en.md` of one folder disagree on, as far as it concerns this file. */
	#mismatches(file: FoundFile): Finding[] {
		const own = languageOf(file.path);
		if (own === undefined) return [];
		const otherName = own === 'zh' ? 'en.md' : 'zh.md';
		const other = { path: join(dirname(file.path), otherName), shown: otherName };
		if (!isFile(other.path)) return [];
		return disagreements(this.#check(file), this.#check(other), own);
	}
}

function languageOf(path: string): Language | undefined {
	return ({ 'zh.md': 'zh', 'en.md': 'en' } as const)[basename(path)];
}

function told(finding: Finding, file: string, locale: Language): ToldFinding {
	const { code, severity, range, suggestion } = finding;
	const { line, column } = range.start;
	const message = findingText(finding, locale);
	return { file, line, column, severity, code, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** That a talk has more configurations than can be explored: nobody shall take what was not looked at for sound. */
function toldCutOff({ configurations, reached, states }: CutOff, file: string, locale: Language): ToldFinding {
	const message = m.cli_check_cut_off({ configurations, reached, states }, { locale });
	return { file, line: 1, column: 1, severity: 'note', code: 'cut-off', message };
}

/** The findings for a person, one line each, then how many there are. */
function report(found: readonly ToldFinding[], files: number, locale: Language): string[] {
	const lines = found.map(({ file, line, column, severity, code, message }) => {
		if (severity === 'note') return `${file}: ${message}`;
		const name = severity === 'error' ? m.findings_error({}, { locale }) : m.findings_warning({}, { locale });
		return `${file}:${line}:${column}: ${name} [${code}] ${message}`;
	});
	const errors = found.filter(({ severity }) => severity === 'error').length;
	const warnings = found.filter(({ severity }) => severity === 'warning').length;
	const counts = m.cli_check_counts({ files, errors, warnings }, { locale });
	return [...lines, counts];
}
