import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acts, moves } from '../../src/lib/core/act/act.ts';
import { check } from '../../src/lib/core/machine/check.ts';
import { errorCodes, warningCodes } from '../../src/lib/core/scenario/finding.ts';
import { methodWords, outcomeWords, partWords } from '../../src/lib/core/scenario/keywords.ts';
import { checks } from '../../src/lib/core/score/rubric.ts';

const readme = readFileSync('README.md', 'utf8');
const page = readFileSync('scenarios/README.md', 'utf8');

/** What stands in the fenced blocks of a page: of three, or of more backticks. */
function fenced(text: string, language: string): string[] {
	return [...text.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)\n\1$/gm)]
		.filter((found) => found[2] === language)
		.map((found) => `${found[3]}\n`);
}

describe('the README', () => {
	it('shows a whole scenario in which nothing is found', () => {
		const [example = ''] = fenced(readme, 'markdown');
		const { scenario, findings, cutOff } = check(example);
		expect(findings).toEqual([]);
		expect(cutOff).toBeNull();
		expect(scenario?.states.map((state) => state.name)).toEqual(['接通', '查账', '说定', '没下文']);
	});

	it('counts the checks of the rubric', () => {
		expect(readme).toContain(`${checks.length} 条检查`);
		expect(readme).toContain(`${checks.length} named checks`);
	});
});

describe('the page about the language', () => {
	it('shows a front matter that reads', () => {
		const [frontMatter = ''] = fenced(page, 'yaml');
		const { scenario, findings } = check(`${frontMatter}\n# 对话\n\n## 完\n\n\`结局 无承诺\`\n\n> 好。\n`);
		expect(findings.filter(({ code }) => code === 'front-matter')).toEqual([]);
		expect(scenario?.variables).toEqual([
			{ name: '追问', min: 0, max: 3, start: 0 },
			{ name: '信任', min: -2, max: 2, start: 0 },
		]);
	});

	it('lists every act with both labels, and no other', () => {
		const rows = [...page.matchAll(/^\| `([^`]+)`\s+\| ([a-z -]+?)\s+\|/gm)].map(([, zh, en]) => `${zh} ${en}`);
		expect(rows).toEqual(acts.map(({ label }) => `${label.zh} ${label.en}`));
	});

	it('lists every finding, errors and warnings apart', () => {
		const [errors = '', warnings = ''] = page.slice(page.indexOf('| 错误 ')).split(/\n\n(?=\| 提醒)/);
		const codes = (table: string) =>
			[...table.matchAll(/^\| (`.*?`)\s*\|/gm)].flatMap(([, cell = '']) => cell.match(/[a-z-]+/g) ?? []);
		expect(codes(errors).sort()).toEqual([...errorCodes].sort());
		expect(codes(warnings).sort()).toEqual([...warningCodes].sort());
	});

	it.each([
		['parts', Object.values(partWords).flatMap(({ zh, en }) => [zh[0], en[0]])],
		['moves', moves.flatMap(({ label }) => [label.zh, label.en])],
		['outcomes', Object.values(outcomeWords).flatMap(({ zh, en }) => [zh[0], en[0]])],
		['methods', Object.values(methodWords).flatMap(({ zh, en }) => [zh[0], en[0]])],
	])('names all %s in both languages', (_what, words) => {
		expect(words.filter((word) => !page.includes(word))).toEqual([]);
	});
});
