import { describe, expect, it } from 'vitest';
import { importStory } from '../../../src/lib/core/exchange/import-story.ts';
import { draftIn, outline, scenarioIn, today, told } from './imported.ts';

const published = `<!DOCTYPE html>
<html><head><title>The Late Payer</title><script>var engine = "<tw-story>";</script></head><body>
<tw-storydata name="The Late &quot;Payer&quot;" startnode="2" creator="Twine" creator-version="2.6.2" format="SugarCube" ifid="D674C58C-DEFA-4F70-B7A2-27742230C0FC" options="" tags="" zoom="1" hidden><style role="stylesheet" id="twine-user-stylesheet" type="text/twine-css">body { color: red }</style><script role="script" id="twine-user-script" type="text/twine-javascript"></script><tw-tag name="loud" color="red"></tw-tag>
<tw-passagedata pid="1" name="Busy" tags="" position="100,200" size="100,100">He is in a meeting &amp; cannot talk.</tw-passagedata>
<tw-passagedata pid="2" name="A &lt;call&gt;" tags="loud" position="300,200" size="100,100">Hello?

[[Call back-&gt;Busy]]
&lt;&lt;set $x to 1&gt;&gt;It&#39;s &#x6211;.</tw-passagedata></tw-storydata>
<script>run()</script></body></html>
`;

describe('Twine’s HTML', () => {
	it('is read with its references made characters', () => {
		const scenario = scenarioIn(published);
		expect(scenario.title).toBe('The Late "Payer"');
		expect(outline(scenario)).toEqual([['A <call>', 'Call back → Busy'], ['Busy']]);
		expect(scenario.states.map(({ parts }) => parts[0]?.lines[0]?.text)).toEqual([
			['Hello?', "It's 我."],
			['He is in a meeting & cannot talk.'],
		]);
	});

	it('tells what has no place with the line that it stands on', () => {
		const { findings } = draftIn(published);
		expect(findings.find(({ quote }) => quote === '<<set $x to 1>>')?.range?.start).toMatchObject({
			line: 8,
			column: 1,
		});
		expect(told(findings)).toEqual(
			expect.arrayContaining([
				'import-data story-data',
				'import-code stylesheet',
				'import-data tag-color',
				'import-data tags',
				'import-data layout',
				'import-code macro',
			]),
		);
	});

	it('keeps all of the story in the draft', () => {
		const { text } = draftIn(published);
		for (const words of ['body { color: red }', 'zoom="1"', 'color="red"', 'position="300,200"', '<<set $x to 1>>'])
			expect(text).toContain(words);
	});

	it('tells of the program around the story', () => {
		expect(told(importStory(published, today).findings)).toEqual(['import-data outside', 'import-data outside']);
	});

	it('gives a draft for each story of an archive', () => {
		const one = (name: string) =>
			`<tw-storydata name="${name}" startnode="1"><tw-passagedata pid="1" name="P">Hi</tw-passagedata></tw-storydata>`;
		const { drafts, findings } = importStory(`${one('First')}\n\n${one('Second')}`, today);
		expect(drafts.map(({ title, id }) => [title, id])).toEqual([
			['First', 'first'],
			['Second', 'second'],
		]);
		expect(findings).toEqual([]);
	});

	it('is read as far as it goes when it breaks off', () => {
		const cut = published.slice(0, published.indexOf('&lt;&lt;set'));
		expect(outline(scenarioIn(cut))).toEqual([['A <call>', 'Call back → Busy'], ['Busy']]);
		expect(importStory('<tw-storydata name="x" a="', today).drafts).toEqual([]);
	});

	it('leaves references that nothing names as they are written', () => {
		const story = (text: string) =>
			`<tw-storydata name="x"><tw-passagedata pid="1" name="P">${text}</tw-passagedata></tw-storydata>`;
		expect(scenarioIn(story('&bogus; &#0; &#x110000; &amp;lt;')).states[0]?.parts[0]?.lines[0]?.text).toEqual([
			'&bogus; &#0; &#x110000; &lt;',
		]);
	});

	it('is told from Twee by what comes first', () => {
		expect(outline(scenarioIn(':: A\na\n:: code [script]\n"<tw-storydata >"\n'))).toEqual([['A']]);
		expect(outline(scenarioIn(published.replace('Hello?', 'Hello?\n:: no passage')))[0]?.[0]).toBe('A <call>');
	});
});
