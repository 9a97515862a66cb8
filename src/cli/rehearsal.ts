/** A rehearsal on disk, played. */
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../lib/core/run/rehearsal.ts';
import { playRehearsal, readRehearsal } from '../lib/core/run/rehearse.ts';
import { replay } from '../lib/core/run/replay.ts';
import { inForm } from '../lib/core/scenario/forms.ts';
import type { Language } from '../lib/core/scenario/scenario.ts';
import { checkExpectations } from '../lib/core/score/expect.ts';
import { rubricVersion } from '../lib/core/score/rubric.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Call } from './command.ts';
import { expectationText } from '../lib/wording/expectation.ts';
import { isFile, readText } from './files.ts';
import { readScenario, scenarioNamed, type Shelved } from './library.ts';
import type { Play } from './play.ts';
import { problemText } from '../lib/wording/problem.ts';
import { exits, Refusal } from './terminal.ts';

/** `name.zh.play.md`. */
const fileName = /\.(zh|en)\.play\.md$/;

export function isRehearsalName(name: string): boolean {
	return name.endsWith('.play.md');
}

/**
 * Plays the rehearsal as far as it goes. Its scenario stands beside it, or else where the caller's scenarios are.
 * @throws Refusal when it cannot be read (exit 2), or not understood (exit 1)
 */
export function loadRehearsal(shown: string, call: Call): Play {
	const { locale, terminal } = call;
	const path = resolve(terminal.cwd, shown);
	const told = ({ line }: Problem, text: string) => `${shown}:${line}: ${text}`;
	const { rehearsal, problems } = readRehearsal(readText(path, shown, locale));
	const misread = problems.map((problem) => told(problem, problemText(problem, locale)));
	if (!rehearsal) {
		throw new Refusal([m.cli_play_not_read({ path: shown }, { locale }), ...misread].join('\n'), exits.found);
	}
	const shelved = scenarioBeside(path, rehearsal.scenario, call);
	const played = playRehearsal(shelved.scenario, rehearsal, { rubric: rubricVersion });
	const misplayed = played.problems.map((problem) => told(problem, problemText(problem, locale)));
	const scenario = inForm(shelved.scenario, played.run.head.form);
	const unmet = checkExpectations(scenario, played.run, rehearsal.expect);
	return {
		...shelved,
		scenario,
		run: played.run,
		state: replay(scenario, played.run),
		problems: [...misread, ...misplayed],
		unmet: unmet.map((each) => `${shown}: ${expectationText(each, locale)}`),
	};
}

function scenarioBeside(path: string, id: string, call: Call): Shelved {
	const language = fileName.exec(basename(path))?.[1] as Language | undefined;
	if (!language) throw new Refusal(m.cli_play_language({ path: basename(path) }, { locale: call.locale }));
	const folder = dirname(path);
	const beside = join(folder, `${language}.md`);
	const named = call.value('scenarios') !== undefined;
	return !named && isFile(beside) ? readScenario(beside, call, basename(folder)) : scenarioNamed(id, language, call);
}
