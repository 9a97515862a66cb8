import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importStory } from '../../../src/lib/core/exchange/import-story.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { today } from './imported.ts';

const runs = process.env.HUIKUAN_LONG ? 5000 : 400;

/** Pieces that mean something to Twine, to our Markdown, or to nobody; words are numbered, so that each can be looked for. */
const pieces = [
	'word', '好', 'pay', '\n', '\n\n', ' ', ' ', '[[', ']]', '->', '<-', '|', '][', '[', ']', '<<', '>>', '<<set $x to', '(set: $x to', '(if: $y)[', ')', '(note:',
	'$name', '_temp', '<b>', '</b>', '<img src=', '>', '<', '<!--', '-->', '--!>', '--', '/*', '*/', '/%', '%/', '<%', '%>', '<script>', '</script>', '{', '}',
	'{{', '}}', '[img[', '![', '](', '\n:: ', '\n:: A [tag] {"position":"1,2"}\n', '\n:: A\n', '\n:: B\n', '\n:: StoryTitle\n', '\n:: StoryData\n{"format":"Chapbook"}\n',
	'\n:: code [script]\n', '\n:: ??? [ending agreed]\n', '\n:: all [everywhere]\n', '\\', '\n\\::', '#', '\n# ', '\n> ', '\n- ', '`', '*', '*其他*', '—', '&lt;', '"', '{"', '\r\n', '\u00a0',
]; // prettier-ignore

const text = fc
	.array(fc.constantFrom(...pieces), { maxLength: 40 })
	.map((own) => own.map((piece, index) => (/^(?:word|pay)$/.test(piece) ? `${piece}${index}` : piece)).join(''));

const wordsOf = (source: string) => source.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a source that stand neither in a draft nor in the quote of a finding. */
function lost(source: string, only: string = source): string[] {
	const { drafts, findings } = importStory(source, today);
	const kept = [
		...drafts.flatMap((draft) => [draft.text ?? '', ...draft.findings.map(({ quote }) => quote)]),
		...findings.map(({ quote }) => quote),
	].join('\n');
	return wordsOf(only).filter((word) => !kept.includes(word));
}

describe('nothing is silently dropped', () => {
	it('of a Twee file: every word is in the draft or in a finding’s quote, and the draft reads', () => {
		fc.assert(
			fc.property(text, text, (first, second) => {
				const source = `:: Start\nHi ${first}\n:: Next\n${second}`;
				expect(lost(source)).toEqual([]);
				for (const draft of importStory(source, today).drafts) {
					const { scenario, findings } = read(draft.text ?? '');
					expect(scenario).toBeDefined();
					const codes = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
					expect(codes.filter((code) => code !== 'unknown-fact')).toEqual([]);
				}
			}),
			{ numRuns: runs },
		);
	}, 600_000);

	it('of a story in Twine’s HTML', () => {
		const encoded = (own: string) =>
			own.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
		fc.assert(
			fc.property(text, text, (name, words) => {
				const source = `<tw-storydata name="Story" format="Harlowe" startnode="1"><script>x${words.replaceAll('</', '')}</script><tw-passagedata pid="1" name="${encoded(`N ${name}`)}" tags="a" position="1,2">${encoded(words)}</tw-passagedata></tw-storydata>`;
				expect(lost(source, `Story ${name} ${words} position 1 2`)).toEqual([]);
			}),
			{ numRuns: runs },
		);
	}, 600_000);
});
