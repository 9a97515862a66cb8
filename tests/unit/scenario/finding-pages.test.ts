import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { errorCodes, warningCodes } from '../../../src/lib/core/scenario/finding.ts';
import { compareLanguages } from '../../../src/lib/core/scenario/languages.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { contrast, pointing } from '../../../src/routes/help/findings/contrast.ts';
import { exchanged } from '../../support/finding-examples.ts';
import { furtherFindings } from '../../support/further-findings.ts';
import { readFindingPage } from '../../../src/routes/help/findings/finding-page.ts';

const folder = 'src/lib/content/findings';
const fixtures = 'tests/fixtures/findings';
/** Nothing is found in it. An English example without a fixture is a passage of it, and what would be found if that were otherwise. */
const sound = readFileSync('tests/fixtures/scenarios/small-talk.en.md', 'utf8');

const codes: readonly string[] = [...errorCodes, ...warningCodes];
const headings = { zh: { mend: '怎么改', example: '例子' }, en: { mend: 'How to mend it', example: 'Example' } };
const pages = codes.flatMap((code) => [
	{ code, language: 'zh' as const, file: `${code}.zh.md` },
	{ code, language: 'en' as const, file: `${code}.en.md` },
]);

/** What is found in a source, with the line of it that is concerned; `partner` is the same scenario in the other language, `asked` the code it is about. */
function foundIn(
	source: string,
	language: Language,
	partner: string | null,
	asked: string,
): { code: string; line: number }[] {
	const own = check(source);
	const found = [...own.findings, ...furtherFindings(asked, source)].map(({ code, range }) => ({
		code: code as string,
		line: range.start.line,
	}));
	if (partner === null) return found;
	const other = check(partner);
	if (!own.scenario || !other.scenario) throw new Error('no scenario');
	const [mine, theirs] = [
		{ ...own, scenario: own.scenario },
		{ ...other, scenario: other.scenario },
	];
	const compared = language === 'zh' ? compareLanguages(mine, theirs) : compareLanguages(theirs, mine);
	const here = compared[language].map(({ code, range }) => ({ code, line: range.start.line }));
	const there = compared[language === 'zh' ? 'en' : 'zh'].map(({ code, params }) => ({
		code,
		line: Number(params.line),
	}));
	return [...found, ...here, ...there];
}

describe('codes, pages and fixtures', () => {
	it('every code has a page in both languages, and every page has a code', () => {
		expect(readdirSync(folder).sort()).toEqual(pages.map(({ file }) => file).sort());
	});
	it('every code has a fixture, and every folder of fixtures has a code', () => {
		const fixtureCodes = readdirSync(fixtures).filter((code) => readdirSync(`${fixtures}/${code}`).length > 0);
		expect(fixtureCodes.sort()).toEqual([...codes].sort());
	});
	it('nothing is found in the scenario that English examples are taken from', () => {
		expect(check(sound).findings).toEqual([]);
	});
});

describe.each(pages)('$file', ({ code, language, file }) => {
	const page = readFindingPage(readFileSync(`${folder}/${file}`, 'utf8'));
	const { broken, mended } = page.example;
	const fixture = broken.fixture === undefined ? null : `${fixtures}/${code}/${broken.fixture}`;
	const source = fixture === null ? exchanged(sound, mended.text, broken.text) : readFileSync(fixture, 'utf8');
	const partnerFile = fixture?.replace(`.${language}.md`, language === 'zh' ? '.en.md' : '.zh.md');
	const partner = partnerFile && partnerFile !== fixture ? readFileSync(partnerFile, 'utf8') : null;
	const found = foundIn(source, language, partner, code);

	it('says what the finding means, why it matters and how to mend it', () => {
		expect(page.title).toMatch(/^\S.*[^。.\s]$/);
		expect(page.about.length).toBeGreaterThanOrEqual(2);
		expect(page.mend.heading).toBe(headings[language].mend);
		expect(page.mend.blocks.length).toBeGreaterThanOrEqual(1);
		expect(page.example.heading).toBe(headings[language].example);
	});

	it('has an example that triggers the code and no other', () => {
		expect([...new Set(found.map((each) => each.code))]).toEqual([code]);
	});

	it('mends the example', () => {
		const left = foundIn(exchanged(source, broken.text, mended.text), language, partner, code).map((each) => each.code);
		// Five thousand empty states are no longer too many, but still nothing to practise.
		expect(left.filter((each) => code !== 'too-large' || each === code)).toEqual([]);
	});

	it('marks the words that are wrong, or where something is missing those that the finding points at', () => {
		const marked = contrast(broken.text, mended.text).before.flatMap((line) => line.filter((piece) => piece.marked));
		if (broken.pointedAt === undefined) return expect(marked).not.toEqual([]);
		expect(pointing(broken.text, broken.pointedAt).flat()).toContainEqual({ text: broken.pointedAt, marked: true });
		const lines = source.split('\n');
		expect(found.map(({ line }) => lines[line - 1]).join('\n')).toContain(broken.pointedAt);
	});
});
