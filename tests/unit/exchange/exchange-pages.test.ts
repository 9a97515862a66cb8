import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exchangeCodes, type ExchangeFinding } from '../../../src/lib/core/exchange/exchange-finding.ts';
import { importStory } from '../../../src/lib/core/exchange/import-story.ts';
import { packageOf } from '../../../src/lib/core/exchange/package.ts';
import { exchangeDetails, exchangeText } from '../../../src/lib/wording/exchange.ts';
import { contrast, pointing } from '../../../src/routes/help/findings/contrast.ts';
import { readFindingPage } from '../../../src/routes/help/findings/finding-page.ts';
import { fileWith, head } from '../../support/scenario-text.ts';
import { today } from './imported.ts';

const folder = 'src/lib/content/exchange';
const fixtures = 'tests/fixtures/exchange';
const languages = ['zh', 'en'] as const;
const headings = { zh: { mend: '怎么改', example: '例子' }, en: { mend: 'How to mend it', example: 'Example' } };
const pages = exchangeCodes.flatMap((code) =>
	languages.map((language) => ({ code, language, file: `${code}.${language}.md` })),
);

/** A package as its listing has it: a path a line, with a size behind it where that matters. */
function packageFindings(listing: string): ExchangeFinding[] {
	const files = listing
		.trim()
		.split('\n')
		.map((row) => {
			const [, path = '', size] = /^(\S+)(?: (\d+) MiB)?$/.exec(row) ?? [];
			const language = path.endsWith('en.md') ? 'en' : 'zh';
			const own = head.replace('id: test', 'id: late').replace('language: zh', `language: ${language}`);
			const text = fileWith('# 对话\n\n## 完\n\n`结局 无承诺`\n\n> 好。', own);
			return { path, text: size ? text.padEnd(Number(size) * 2 ** 20) : text };
		});
	return packageOf(files).findings;
}

/** Placeholders are told of every import: of them only where they are the matter. */
function findingsIn(source: string, code: string): ExchangeFinding[] {
	if (code.startsWith('package-')) return packageFindings(source);
	const { drafts, findings } = importStory(source, today);
	const all = [...findings, ...drafts.flatMap((draft) => draft.findings)];
	return code === 'import-fill-in' ? all : all.filter((each) => each.code !== 'import-fill-in');
}

describe('codes, pages and fixtures of the exchange of files', () => {
	it('every code has a page in both languages, and every page has a code', () => {
		expect(readdirSync(folder).sort()).toEqual(pages.map(({ file }) => file).sort());
	});
	it('every code has a fixture, and every folder of fixtures has a code', () => {
		expect(readdirSync(fixtures).sort()).toEqual([...exchangeCodes].sort());
	});
	it('every fixture is the example of a page', () => {
		const named = pages.map(({ code, file }) => {
			const { broken } = readFindingPage(readFileSync(`${folder}/${file}`, 'utf8')).example;
			return `${code}/${broken.fixture}`;
		});
		const there = readdirSync(fixtures).flatMap((code) =>
			readdirSync(`${fixtures}/${code}`).map((file) => `${code}/${file}`),
		);
		expect(there.sort()).toEqual(named.sort());
	});
	it.each(exchangeCodes)('%s says in both languages what became of it and what to do, whatever the detail', (code) => {
		for (const detail of exchangeDetails(code)) {
			const params = { detail, most: 1, count: 2, characters: 3, name: 'n', given: 'g', target: 't', fields: 'f', path: 'p', first: 'a', second: 'b', language: 'zh', id: 'i', other: 'o' }; // prettier-ignore
			const finding: ExchangeFinding = { code, severity: 'warning', range: null, quote: 'q', params };
			const [zh, en] = [exchangeText(finding, 'zh'), exchangeText(finding, 'en')];
			expect(zh).toMatch(/\p{Script=Han}.*。$/u);
			expect(en).toMatch(/^[A-Z\d“npq].*\.$/);
			expect(`${zh}${en}`).not.toMatch(/undefined|\bnull\b|(?<!\{)\{[a-z]+\}(?!\})/);
		}
	});
});

describe.each(pages)('$file', ({ code, language, file }) => {
	const page = readFindingPage(readFileSync(`${folder}/${file}`, 'utf8'));
	const { broken, mended } = page.example;
	const source = readFileSync(`${fixtures}/${code}/${broken.fixture}`, 'utf8');
	const found = findingsIn(source, code);

	it('says what the finding means, why it matters and how to mend it', () => {
		expect(page.title).toMatch(/^\S.*[^。.\s]$/);
		expect(page.about.length).toBeGreaterThanOrEqual(2);
		expect(page.mend.heading).toBe(headings[language].mend);
		expect(page.mend.blocks.length).toBeGreaterThanOrEqual(1);
		expect(page.example.heading).toBe(headings[language].example);
	});

	it('has an example that triggers the code and no other', () => {
		expect(source.split(broken.text)).toHaveLength(2);
		expect([...new Set(found.map((each) => each.code))]).toEqual([code]);
	});

	it('mends the example', () => {
		// What a story does not tell is filled in afterwards, in the draft.
		if (code === 'import-fill-in') return expect(mended.text).toMatch(/^customer:\n/);
		const left = findingsIn(
			source.replace(broken.text, () => mended.text),
			code,
		);
		expect(left.map((each) => each.code)).toEqual([]);
	});

	it('marks the words that the finding is about', () => {
		if (broken.pointedAt === undefined)
			return expect(
				contrast(broken.text, mended.text)
					.before.flat()
					.some(({ marked }) => marked),
			).toBe(true);
		if (code === 'import-fill-in') return expect(found[0]?.params['fields']).toContain(broken.pointedAt);
		expect(pointing(broken.text, broken.pointedAt).flat()).toContainEqual({ text: broken.pointedAt, marked: true });
		if (found.some(({ range }) => range !== null)) {
			const lines = source.split('\n');
			expect(found.map(({ range }) => lines[(range?.start.line ?? 1) - 1]).join('\n')).toContain(broken.pointedAt);
		}
	});
});
