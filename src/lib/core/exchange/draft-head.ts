/** The front matter of a draft: what the story tells, and placeholders that read for all the rest. */
import { addDays } from '../scenario/calendar.ts';
import type { IsoDate, Language, Scenario } from '../scenario/scenario.ts';
import { placeholdersIn } from './placeholders.ts';
import type { Story } from './story.ts';

/** The scenario without its talk; `filled` names the fields that hold placeholders. */
export function draftHead(story: Story, language: Language, today: IsoDate): { head: Scenario; filled: string[] } {
	const words = placeholdersIn(language);
	// eslint-disable-next-line no-control-regex
	const title = story.title.replace(/[`\u0000-\u001f\u007f]/g, ' ').trim();
	const head: Scenario = {
		id: idOf(title),
		language,
		version: 1,
		title: title || words.title,
		summary: words.summary,
		topic: 'evasion',
		channel: 'phone',
		difficulty: 1,
		minutes: 10,
		customer: { name: words.customer },
		trainee: { name: words.trainee },
		account: {
			currency: 'CNY',
			today,
			invoices: [{ number: words.invoice, amount: 10_000_00, due: addDays(today, -30) }],
			documents: [],
			contacts: [],
			history: [],
		},
		authority: { instalments: 1, extensionDays: 0, discount: 0 },
		variables: [],
		facts: [],
		goal: words.goal,
		best: 'no-commitment',
		case: [],
		prepare: [],
		moods: [''],
		moodTransitions: [],
		everywhere: [],
		states: [],
		debrief: [],
		hash: '',
	};
	const filled = ['summary', 'topic', 'customer', 'trainee', 'account', 'goal', 'best'];
	return { head, filled: title === '' ? ['title', ...filled] : filled };
}

/** A title's Latin letters and figures, joined by hyphens. */
function idOf(title: string): string {
	const parts = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return parts.slice(0, 8).join('-').slice(0, 60).replace(/-$/, '') || 'imported-story';
}
