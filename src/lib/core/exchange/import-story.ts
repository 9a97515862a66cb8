/** A Twee 3 file or Twine's HTML as drafts of scenarios, one for each story. An author's mistake is a finding, never an exception. */
import type { IsoDate, Language } from '../scenario/scenario.ts';
import { Source } from '../scenario/source.ts';
import { type Draft, draftOf } from './draft.ts';
import { exchangeFinding, type ExchangeFinding } from './exchange-finding.ts';
import { isTwee, readTwee } from './read-twee.ts';
import { isTwineHtml, readTwineHtml } from './read-twine-html.ts';
import type { Story } from './story.ts';

export type { Draft } from './draft.ts';

/** UTF-16 units. */
export const longestStory = 4_000_000;
const mostStories = 100;

export interface StoryImport {
	drafts: Draft[];
	/** Of the file as a whole. */
	findings: ExchangeFinding[];
}

/** `today` is the day that the draft's account is of; the language is that of the words unless it is given. */
export function importStory(text: string, today: IsoDate, language?: Language): StoryImport {
	if (text.length > longestStory) return refused('import-too-large', 'characters', { most: longestStory });
	// Twine's HTML may hold a line that looks like Twee, and Twee a script that speaks of Twine's elements: what comes first decides.
	const twee = /^\ufeff?\s*::/.test(text.slice(0, 10_000)) || !isTwineHtml(text);
	if (twee && !isTwee(text)) return refused('import-not-a-story', 'unknown');
	const { stories, outside } = twee ? { stories: [readTwee(text)], outside: [] } : readTwineHtml(text);
	const told = stories.filter(({ passages }) => passages.length > 0);
	if (told.length === 0) return refused('import-not-a-story', 'no-passage');
	if (told.length > mostStories) return refused('import-too-large', 'stories', { most: mostStories });
	const source = new Source(text);
	const findings = outside.map(({ start, end }) => {
		const words = text.slice(start, end).trim();
		const range = source.range(start, end);
		return exchangeFinding('import-data', 'outside', words.slice(0, 200), range, { characters: words.length });
	});
	const drafts = told.map((story) => draftOf(story, source, language ?? languageOf(story), today));
	return { drafts, findings };
}

function refused(
	code: 'import-too-large' | 'import-not-a-story',
	detail: string,
	params: Record<string, number> = {},
): StoryImport {
	return { drafts: [], findings: [exchangeFinding(code, detail, '', null, params)] };
}

/** Chinese where a tenth of the letters are. */
function languageOf({ title, passages }: Story): Language {
	let chinese = 0;
	let letters = 0;
	for (const text of [title, ...passages.flatMap(({ name, body }) => [name, body.text])]) {
		chinese += text.match(/\p{Script=Han}/gu)?.length ?? 0;
		letters += text.match(/\p{L}/gu)?.length ?? 0;
	}
	return chinese * 10 >= letters && chinese > 0 ? 'zh' : 'en';
}
