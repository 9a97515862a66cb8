/** What act three asks to be written: the message, and the letter where the scenario asks for one. How it reads is another file's: a page draws the form without it. */
import type { LetterMatter } from '../letter/letter.ts';
import { confirmationMatter, letterMatter } from '../letter/matter.ts';
import type { Snapshot } from '../machine/events.ts';
import { fillFacts } from '../scenario/facts.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { followUpOf } from './follow-up.ts';

export interface WrittenWork {
	matter: LetterMatter;
	/** The author's own words for this ending: what they do without need not be written. null: the matter alone says what is asked. */
	model: string | null;
}

/** The work that an ending asks for; null where it asks for none. */
export function writtenWork(
	scenario: Scenario,
	ending: Snapshot,
): { message: WrittenWork | null; letter: WrittenWork | null } {
	const { message, letter } = followUpOf(scenario, ending);
	const model = message
		.map(({ options }) => fillFacts(options.find(({ right }) => right)?.text ?? '', scenario, ending))
		.join(scenario.language === 'zh' ? '' : ' ');
	return {
		message: message.length > 0 ? { matter: confirmationMatter(scenario, ending), model } : null,
		letter: letter && { matter: letterMatter(scenario, ending, letter), model: null },
	};
}
