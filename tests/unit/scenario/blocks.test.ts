import { readFileSync } from 'node:fs';
import { marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { blocksOf, type Block } from '../../../src/lib/core/scenario/blocks.ts';
import { Source } from '../../../src/lib/core/scenario/source.ts';
import { example } from '../../support/example.ts';

function blocks(text: string): Block[] {
	return blocksOf(text, new Source(text).lines);
}

/** Kind and first line of each block, bullets in their number. */
function outline(text: string): string[] {
	return blocks(text).map((block) => {
		const first = text.slice(block.start, block.end).split('\n')[0] ?? '';
		const more = block.kind === 'heading' ? block.level : block.kind === 'list' ? block.items.length : '';
		return `${block.kind}${more} ${first}`;
	});
}

const kinds: Record<string, Block['kind']> = {
	heading: 'heading',
	paragraph: 'paragraph',
	blockquote: 'quote',
	list: 'list',
	code: 'code',
	html: 'comment',
	hr: 'rule',
};

function outlineByMarked(text: string): string[] {
	return marked
		.lexer(text)
		.filter((token) => token.type !== 'space')
		.map((token: Token) => {
			const first = token.raw.trimStart().split('\n')[0] ?? '';
			const more =
				token.type === 'heading'
					? String(token['depth'])
					: token.type === 'list'
						? String((token['items'] as unknown[]).length)
						: '';
			return `${kinds[token.type] ?? token.type}${more} ${first}`;
		});
}

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

describe('blocks', () => {
	it('of a scenario are those that GitHub’s Markdown sees', () => {
		const body = example.slice(example.indexOf('# 案情'));
		expect(outline(body)).toEqual(outlineByMarked(body));
	});
	it.each([
		['headings', '# a\n## b ##\n###### c\n####### no\n#no\n'],
		['underlined headings', 'a\n===\n\nb\nc\n---\n'],
		['paragraphs that a list, a quote or a heading ends', 'a\nb\n- c\n\na\n> b\n\na\n# b\n'],
		['quotes that run on', '> a\nb\n\n> c\n'],
		['items that run on', '- a\n  b\nc\n\n- d\n\n  e\n\nf\n'],
		['items in items', '- a\n  - b\n    - c\n- d\n'],
		['fences', '```js\n# a\n```\n\n~~~\n```\n~~~\n\n```\nopen\n'],
		['rules', 'a\n\n---\n\n* * *\n\n- - -\n'],
		['comments', '<!-- a -->\n\nb\n\n<!-- c\n\nd -->\n\ne\n'],
	])('agree with marked on %s', (_, text) => {
		expect(outline(text)).toEqual(outlineByMarked(text));
	});
	it('cover every line that is not blank, in order and apart', () => {
		let at = 0;
		for (const block of blocks(readme)) {
			expect(block.start).toBeGreaterThanOrEqual(at);
			expect(readme.slice(at, block.start).trim()).toBe('');
			expect(block.end).toBeGreaterThan(block.start);
			at = block.end;
		}
		expect(readme.slice(at).trim()).toBe('');
	});
	it('point into the text whatever its line ends', () => {
		for (const end of ['\n', '\r\n', '\r']) {
			const text = ['\ufeff# a', '', '- b', '  > c', ''].join(end);
			expect(outline(text.replaceAll(/\r\n?/g, '\n'))).toHaveLength(2);
			expect(blocks(text).map((block) => text.slice(block.start, block.end))).toEqual(['# a', `- b${end}  > c`]);
		}
	});
});
