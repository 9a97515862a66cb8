/** The scenario that a run or a rehearsal is of, found on disk. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read } from '../lib/core/scenario/read.ts';
import type { Language, Scenario } from '../lib/core/scenario/scenario.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { isFile, isFolder, readText } from './files.ts';
import { Refusal } from './terminal.ts';

/** A scenario with the file that it was read from. */
export interface Shelved {
	scenario: Scenario;
	/** Absolute. */
	path: string;
}

/** What an id may look like: it becomes part of a path. */
const idForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/**
 * The scenario `<folder>/<id>/<language>.md`, where the folder is the caller's `--scenarios`, else the nearest `scenarios` at or above where the caller
 * stands, else the project's own. @throws Refusal when there is none, or it is no scenario
 */
export function scenarioNamed(id: string, language: Language, call: Call): Shelved {
	const folder = scenariosFolder(call);
	const path = join(folder, id, `${language}.md`);
	if (!idForm.test(id) || !isFile(path)) {
		throw new Refusal(m.cli_no_scenario({ id, language, folder }, { locale: call.locale }));
	}
	return readScenario(path, call, id);
}

/**
 * Reads a scenario file. Findings of severity error do not stop it, but a note tells of them.
 * @param id replaces the file's own: the folder's name decides, as in the catalogue
 */
export function readScenario(shown: string, { locale, terminal }: Call, id?: string): Shelved {
	const path = resolve(terminal.cwd, shown);
	const { scenario, findings } = read(readText(path, shown, locale));
	const errors = findings.filter(({ severity }) => severity === 'error').length;
	if (!scenario) throw new Refusal(m.cli_not_a_scenario({ path: shown }, { locale }));
	if (errors > 0) terminal.err(m.cli_scenario_has_errors({ path: shown, errors }, { locale }));
	if (id !== undefined) scenario.id = id;
	return { scenario, path };
}

function scenariosFolder(call: Call): string {
	const { terminal } = call;
	const named = call.value('scenarios');
	if (named !== undefined) {
		const folder = resolve(terminal.cwd, named);
		if (!isFolder(folder)) throw new Refusal(m.cli_no_such_path({ path: named }, { locale: call.locale }));
		return folder;
	}
	for (let at = resolve(terminal.cwd); ; at = dirname(at)) {
		const folder = join(at, 'scenarios');
		if (isFolder(folder)) return folder;
		if (dirname(at) === at) return fileURLToPath(new URL('../../scenarios', import.meta.url));
	}
}
