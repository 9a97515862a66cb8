import { describe, expect, it } from 'vitest';
import { importStory } from '../../../src/lib/core/exchange/import-story.ts';
import { today } from './imported.ts';

/** Text made to hurt a reader that looks for the same end again and again: its time would grow with the square of the length. */
const length = 1_000_000;
const repeated = (piece: string, size = length) => piece.repeat(Math.floor(size / piece.length));

const passages: Record<string, string> = {
	'links without end': repeated('[['),
	'links on one line without end': repeated('[[a '),
	'ends without links': repeated(']]'),
	'half macros': repeated('<<'),
	'half comments': repeated('<!--'),
	'half programs': repeated('<script>'),
	'half tags': repeated('<a '),
	'half Snowman code': repeated('<%'),
	'half block comments': repeated('/*'),
	'half image links': repeated('[img['),
	'half Markdown images': repeated('!['),
	'half inserts': repeated('{'),
	'half placeholders': repeated('{{'),
	'macros within macros': repeated('(a:'),
	'macros within macros, all closed': `${repeated('(a:', length / 2)}${repeated(')', length / 2)}`,
	'hooks within hooks': `(if: 1)${repeated('[')}`,
	'hooks and hooks': repeated('(if: 1)[', 500_000),
	'links in a macro': `<<${repeated('[[', 500_000)}>>`,
	variables: repeated('$a.b.c.d.e.f.g.h '),
	'one variable': `$${repeated('a')}`,
	'temporary variables': repeated('_a '),
	underscores: repeated('_'),
	'macros side by side': repeated('<<a>>', 1_000_000),
	'one long line': repeated('a'),
	'many lines': repeated('a\n'),
	'blank lines': repeated('\n'),
	spaces: `${repeated(' ')}a`,
	'lone carriage returns': repeated('\r'),
	'null characters': repeated('\0'),
	hyphens: `<<${repeated('-')}>>`,
};

const files: Record<string, string> = {
	'many headers': repeated('::\n'),
	'headers of one name': repeated(':: a\n', 20_000),
	'a header without end': `:: ${repeated('a')}`,
	'a header of backslashes': `:: ${repeated('\\')}`,
	'tags without end': `:: a [${repeated('b ')}`,
	'half stories': repeated('<tw-storydata '),
	'half stories with half attributes': repeated('<tw-storydata a="'),
	'half attributes': `<tw-storydata ${repeated(`a='<script `)}`,
	'half passages': `<tw-storydata name="x">${repeated('<tw-passagedata name="')}`,
	'passages without an end': `<tw-storydata name="x">${repeated('<tw-passagedata name="a">')}`,
	'programs in a story': `<tw-storydata name="x">${repeated('<script>')}`,
	'names that are nearly elements': `<tw-storydata name="x">${repeated('<tw-passagedataa')}`,
	references: `<tw-storydata name="x"><tw-passagedata name="a">${repeated('&amp;')}</tw-passagedata></tw-storydata>`,
	'half references': `<tw-storydata name="x"><tw-passagedata name="a">${repeated('&#x')}</tw-passagedata></tw-storydata>`,
	'many attributes': `<tw-storydata ${repeated('a="" ')}>`,
	'many stories': repeated('<tw-storydata ><tw-passagedata name="a">b</tw-passagedata></tw-storydata>'),
};

describe('an import of hostile text comes to an end', () => {
	it.each(Object.entries(passages))('%s', (_name, passage) => {
		const { drafts, findings } = importStory(`:: A\n${passage}\n:: B\nb\n`, today);
		expect(drafts.length + findings.length).toBeGreaterThan(0);
	});
	it.each(Object.entries(files))('%s', (_name, file) => {
		const { drafts, findings } = importStory(file, today);
		expect(drafts.length + findings.length).toBeGreaterThan(0);
	});
});
