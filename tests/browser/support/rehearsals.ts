/** The rehearsals beside the scenarios, played by the core and, in these tests, by a learner in a page. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Run } from '../../../src/lib/core/run/log.ts';
import type { Rehearsal } from '../../../src/lib/core/run/rehearsal.ts';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { linesOf, repliesOf, stateOfReply, textOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Language, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import type { Scorecard } from '../../../src/lib/core/score/scorecard.ts';

const folder = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

export function scenarioOf(id: string, language: Language = 'zh'): Scenario {
	const { scenario } = read(readFileSync(`${folder}${id}/${language}.md`, 'utf8'));
	if (!scenario) throw new Error(`${id}: cannot be read`);
	return scenario;
}

export function rehearsalOf(id: string, name: string, language: Language = 'zh'): Rehearsal {
	const { rehearsal, problems } = readRehearsal(readFileSync(`${folder}${id}/${name}.${language}.play.md`, 'utf8'));
	if (!rehearsal || problems.length > 0) throw new Error(`${id}/${name}: cannot be read`);
	return rehearsal;
}

/** The rehearsal as far as its nth reply; nothing of act three. */
export function firstReplies(rehearsal: Rehearsal, count: number): Rehearsal {
	let replies = 0;
	const end = rehearsal.talk.findIndex(({ kind }) => kind === 'reply' && ++replies > count);
	return { ...rehearsal, talk: end < 0 ? rehearsal.talk : rehearsal.talk.slice(0, end), record: null, message: null };
}

/** A reply on offer at the beginning that does nothing but blame, and the coach's remark on it. */
export function blamingReply(scenario: Scenario): { text: string; remark: string[] } {
	const reply = repliesOf(scenario).find(
		(each) =>
			stateOfReply(scenario, each.index) === 0 &&
			each.guard === null &&
			each.remark.length > 0 &&
			each.segments.length === 1 &&
			each.segments[0]?.acts.join() === 'argue',
	);
	if (!reply) throw new Error('nobody is blamed at the beginning');
	return { text: textOf(reply), remark: reply.remark };
}

/** What the customer says when the trainee says nothing to the first line. */
export function lineAfterSilence(rehearsal: Rehearsal): string {
	const scenario = scenarioOf(rehearsal.scenario);
	const { run } = playRehearsal(scenario, {
		...rehearsal,
		talk: [{ kind: 'silence', line: 0 }],
		record: null,
		message: null,
	});
	const last = run.entries.findLast(({ kind }) => kind === 'line');
	const line = last?.kind === 'line' && last.index !== null ? linesOf(scenario)[last.index] : undefined;
	return line?.text.join('') ?? '';
}

/** The same rehearsal as the core plays it. */
export function scoreOfRehearsal(rehearsal: Rehearsal, language: Language = 'zh'): Scorecard {
	const scenario = scenarioOf(rehearsal.scenario, language);
	return score(scenario, playRehearsal(scenario, rehearsal).run);
}

export function scoreOfRun(run: Run): Scorecard {
	return score(scenarioOf(run.head.scenario.id, run.head.scenario.language), run);
}
