import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { importStory } from '../../../src/lib/core/exchange/import-story.ts';
import { draftIn, outline, scenarioIn, today, told } from './imported.ts';

const story = `:: StoryTitle
The Late Payer

:: StoryData
{
	"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC",
	"format": "Harlowe",
	"start": "Call"
}

:: Busy
He is in a meeting.

:: Call
Hello? Who is this?

I have no time.

[[It is about the invoice->Invoice]]
[[Busy<-Call back later]]
[[Good bye|Busy]]
[[Invoice]]

:: Invoice
Which invoice?
[[The one of April->Busy]]
`;

describe('a Twee file', () => {
	it('becomes a scenario: passages are states, the start first; links are replies', () => {
		expect(outline(scenarioIn(story))).toEqual([
			['Call', 'It is about the invoice → Invoice', 'Call back later → Busy', 'Good bye → Busy', 'Invoice → Invoice'],
			['Busy'],
			['Invoice', 'The one of April → Busy'],
		]);
	});

	it('has its lines said by the customer, a line of text a paragraph', () => {
		expect(scenarioIn(story).states.map(({ parts }) => parts[0]?.lines.map(({ text }) => text))).toEqual([
			[['Hello? Who is this?', 'I have no time.']],
			[['He is in a meeting.']],
			[['Which invoice?']],
		]);
	});

	it('has its title in the front matter, and placeholders where it tells nothing, of which one finding tells', () => {
		const { title, id, account } = scenarioIn(story);
		expect([title, id, account.today]).toEqual(['The Late Payer', 'the-late-payer', today]);
		const [first] = draftIn(story).findings;
		expect(first).toMatchObject({ code: 'import-fill-in', range: null });
		expect(first?.params['fields']).toContain('customer');
	});

	it('is read without an error of the scenario language', () => {
		const errors = check(draftIn(story).text).findings.filter(({ severity }) => severity === 'error');
		expect(errors).toEqual([]);
	});

	it('is in Chinese when its words are', () => {
		expect(draftIn(':: 接通\n喂？\n[[是我->说事]]\n:: 说事\n说吧。\n').language).toBe('zh');
		expect(draftIn(story).language).toBe('en');
	});

	it('makes a passage without links an ending, and tells it', () => {
		expect(scenarioIn(story).states.map(({ outcome }) => outcome)).toEqual([null, 'no-commitment', null]);
		expect(draftIn(story).findings.filter(({ code }) => code === 'import-ending')).toMatchObject([
			{ quote: 'Busy', range: { start: { line: 11 } } },
		]);
	});

	it('begins with the passage Start, or else the first, when it does not say where', () => {
		expect(scenarioIn(':: A\na\n:: Start\nb [[A]]\n').states[0]?.name).toBe('Start');
		expect(scenarioIn(':: B\na\n:: A\nb [[B]]\n').states[0]?.name).toBe('B');
	});

	it('keeps links within a sentence in the sentence', () => {
		const { states } = scenarioIn(':: A\nI ask [[about the invoice->B]] politely.\n* [[B]]\n:: B\nb\n');
		expect(states[0]?.parts[0]?.lines[0]?.text).toEqual(['I ask about the invoice politely.']);
	});

	it('divides a link at its last arrow to the right, else its first to the left', () => {
		expect(outline(scenarioIn(':: A\na\n[[x->y->B]]\n[[B<-x<-y]]\n:: B\nb\n'))[0]).toEqual([
			'A',
			'x->y → B',
			'x<-y → B',
		]);
	});

	it('takes the backslash off a line that would begin a passage, and off signs in a name', () => {
		expect(scenarioIn(':: A \\[1\\] [[x]]\n\\:: no passage\n').states).toMatchObject([
			{ name: 'A [1]', parts: [{ lines: [{ text: [':: no passage'] }] }] },
		]);
	});

	it('gives states names of their own, one line and an anchor each', () => {
		const { findings, text } = draftIn(':: A\na [[???]]\n:: a!\nb\n:: ???\nc\n');
		expect(told(findings)).toContain('import-name taken');
		expect(told(findings)).toContain('import-name no-anchor');
		expect(check(text).findings.map(({ code }) => code)).not.toContain('duplicate-state');
		expect(outline(scenarioIn(':: A\na [[???]]\n:: a!\nb\n:: ???\nc\n'))).toEqual([
			['A', '??? → State ??? 2'],
			['a! 2'],
			['State ??? 2'],
		]);
	});

	it('adds a state where a link leads nowhere, and tells it', () => {
		const { findings } = draftIn(':: A\na\n[[go->Nowhere]]\n[[stay->]]\n');
		expect(findings.filter(({ code }) => code === 'import-link')).toMatchObject([
			{ quote: '[[go->Nowhere]]', params: { detail: 'broken', target: 'Nowhere' }, range: { start: { line: 3 } } },
			{ quote: '[[stay->]]', params: { detail: 'no-target' }, range: { start: { line: 4 } } },
		]);
		expect(outline(scenarioIn(':: A\na\n[[go->Nowhere]]\n[[stay->]]\n'))).toEqual([
			['A', 'go → Nowhere', 'stay → A'],
			['Nowhere'],
		]);
	});

	it('holds words that mean something in our Markdown as words', () => {
		const { states } = scenarioIn(
			':: A\n# no part\n> no quote\n- no bullet\n`no code`\n— no tag\n[[*当 a* `b`->B]]\n:: B\nb\n',
		);
		expect(states[0]?.parts[0]?.lines[0]?.text).toEqual([
			'# no part', '> no quote', '- no bullet', '`no code`', '— no tag',
		]); // prettier-ignore
		expect(outline({ ...scenarioIn(story), states })[0]).toEqual(['A', '*当 a* `b` → B']);
	});
});

describe('what has no place in a draft', () => {
	const of = (passage: string, format = 'Harlowe') =>
		draftIn(`:: StoryData\n{"format":"${format}"}\n:: A\n${passage}\n`);
	const apart = (passage: string, format?: string) =>
		of(passage, format)
			.findings.filter(({ code }) => /code|markup|variable|unclosed/.test(code))
			.map(({ params, quote }) => `${params['detail']} ${quote}`);

	it.each([
		['Hi <<set $x to 1>>there.', ['macro <<set $x to 1>>']],
		['(set: $x to (a: 1, 2))(if: $x)[Go [now].]', ['macro (set: $x to (a: 1, 2))', 'macro (if: $x)']],
		['(note: he sighs)', []],
		['You owe $amount, $100 of it.', ['variable $amount']],
		['_temp is not _emphasis_', ['variable _temp']],
		['<b>Bye</b>', ['html <b>', 'html </b>']],
		['a < b and b > c', []],
		[
			'[img[a.png]] ![x](y.png) <img src="z.png">',
			['image [img[a.png]]', 'image ![x](y.png)', 'image <img src="z.png">'],
		],
		['/* a */ /% b %/ <!-- c -->', ['comment /* a */', 'comment /% b %/', 'comment <!-- c -->']],
		['<script>\nalert(1)\n</script>', ['script <script>\nalert(1)\n</script>']],
		['<% s.x = 1 %>Hi', ['script <% s.x = 1 %>']],
		['[[go->A][$x to 1]]', ['macro [$x to 1]']],
	])('is told: %s', (passage, expected) => {
		expect(apart(passage)).toEqual(expected);
	});

	it('is told of Chapbook in its own signs', () => {
		expect(apart('sum: 1\n--\nYou owe {sum}.', 'Chapbook')).toEqual(['script sum: 1\n--', 'variable {sum}']);
		expect(apart('You owe {sum}.', 'Harlowe')).toEqual([]);
	});

	it('stays in the draft as a comment with its line, the whole line of it', () => {
		expect(of('Hi <<set $x to 1>>there.').text).toContain('<!-- 4: Hi <<set $x to 1>>there. -->');
		expect(scenarioIn(':: A\nHi <<set $x to 1>>there.\n').states[0]?.parts[0]?.lines[0]?.text).toEqual(['Hi there.']);
	});

	it('leads on where a macro holds a link', () => {
		expect(outline(scenarioIn(':: A\na\n<<link [[go|B]]>><</link>>\n:: B\nb\n'))[0]).toEqual(['A', 'go → B']);
	});

	it('is told of brackets without end', () => {
		expect(told(of('a [[b\nc').findings)).toContain('import-link unclosed');
	});

	it('cannot end its comment too early', () => {
		const { text } = of('<<set $x to "-->">> # 对话\n\n<!-- a --> b');
		expect(check(text).scenario?.states).toHaveLength(1);
	});

	it('is kept whole when it is a script, a stylesheet or a passage of the format', () => {
		const { text, findings } = draftIn(
			'before\n:: A\na\n:: code [script]\nalert(1)\n:: look [stylesheet]\nb { }\n:: StoryInit\n<<set $x>>\n',
		);
		expect(told(findings)).toEqual(
			expect.arrayContaining([
				'import-data before',
				'import-code script',
				'import-code stylesheet',
				'import-code special-passage',
			]),
		);
		for (const words of ['before', 'alert(1)', 'b { }', '<<set $x>>']) expect(text).toContain(words);
	});

	it('is told of tags at every passage that has some, of the places on the map once', () => {
		const { text, findings } = draftIn(':: A [loud] {"position":"1,2"}\na [[B]]\n:: B {"position":"3,4"}\nb\n');
		expect(told(findings).filter((each) => each.startsWith('import-data'))).toEqual([
			'import-data tags',
			'import-data layout',
		]);
		expect(text).toContain('<!-- 1: :: A [loud] {"position":"1,2"} -->');
		expect(text).toContain('<!-- 3: :: B {"position":"3,4"} -->');
	});

	it('is counted beyond two thousand, all of it in the draft', () => {
		const { findings, text } = of('$a\n'.repeat(2500));
		expect(findings.length).toBeLessThan(2010);
		expect(findings.at(-1)).toMatchObject({ code: 'import-data', params: { detail: 'more' } });
		expect(text.match(/\$a/g)).toHaveLength(2500);
	});
});

describe('what is no story', () => {
	it.each([
		['', 'import-not-a-story unknown'],
		['# A heading\n\nand text', 'import-not-a-story unknown'],
		[':: StoryTitle\nOnly a title\n', 'import-not-a-story no-passage'],
		['<tw-storydata name="x"></tw-storydata>', 'import-not-a-story no-passage'],
		[':: A\n'.repeat(5001), 'import-too-large passages'],
		[`:: A\n${'[[A]]\n'.repeat(20_001)}`, 'import-too-large links'],
		[`:: A\n${'a'.repeat(5 * 1024 * 1024)}`, 'import-too-large characters'],
	])('is refused with a clear error: %#', (text, expected) => {
		const { drafts, findings } = importStory(text, today);
		expect(drafts.every((draft) => draft.text === null)).toBe(true);
		expect(told([...findings, ...drafts.flatMap((draft) => draft.findings)])).toEqual([expected]);
	});
});
