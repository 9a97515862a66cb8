import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { talkWith } from '../../support/scenario-text.ts';
import { folderWith, huikuan } from './captured.ts';

const sound = readFileSync('scenarios/evasive-debtor/zh.md', 'utf8');
/** One link leads nowhere. */
const broken = sound.replace(/\]\(#[^)]+\)/, '](#nowhere-at-all)');
const brokenLine = broken.slice(0, broken.indexOf('#nowhere-at-all')).split('\n').length;

interface Told {
	file: string;
	line: number;
	column: number;
	severity: string;
	code: string;
	message: string;
	suggestion?: string;
}

describe('check', () => {
	let folder = '';
	const run = (...args: string[]) => huikuan(['check', ...args], { cwd: folder });
	const json = (...args: string[]) => JSON.parse(run('--json', ...args).out) as Told[];

	beforeAll(() => {
		folder = folderWith({
			'good/zh.md': sound,
			'bad/zh.md': broken,
			'bad/mild.zh.play.md': '---\nscenario: bad\n---\n',
			'bad/notes.md': 'not looked at below a folder',
			'deep/er/zh.md': sound,
			'node_modules/x/zh.md': broken,
			'.hidden/zh.md': broken,
			'prose/README.md': '# 案情\n\nnothing more\n',
			'bytes.md': '\u0000\u0001\uFFFD\r\n'.repeat(50),
			'empty.md': '',
			'other.md': broken,
		});
	});

	test('exits 0 and counts when all is well', () => {
		const { exit, out, err } = run('good');
		expect({ exit, out, err }).toEqual({ exit: 0, out: 'Scenarios checked: 1; errors: 0; warnings: 0.\n', err: '' });
		expect(json('good')).toEqual([]);
	});

	test('prints each finding with file, line, column, severity, code and message, and exits 1 at an error', () => {
		expect(run('--json', 'bad').exit).toBe(1);
		const [first] = json('bad').filter(({ code }) => code === 'unknown-link');
		expect(first).toMatchObject({ file: 'bad/zh.md', line: brokenLine, severity: 'error' });
		expect(first?.column).toBeGreaterThan(0);
		expect(first?.message).toContain('nowhere-at-all');
		expect(run('bad').out).toContain(
			`bad/zh.md:${brokenLine}:${first?.column}: Error [unknown-link] ${first?.message}`,
		);
	});

	test('speaks the language asked for', () => {
		const [zh] = json('bad', '--lang', 'zh');
		const [en] = json('bad', '--lang', 'en');
		expect(zh?.message).not.toBe(en?.message);
		expect(run('bad', '--lang', 'zh').out).toContain('检查了 1 份剧本');
	});

	test('walks a folder for zh.md and en.md, hidden folders and node_modules aside', () => {
		const files = new Set(json('.').map(({ file }) => file));
		expect([...files]).toEqual(['bad/zh.md']);
		expect(run('.').out).toContain('Scenarios checked: 3;');
	});

	test('checks a file by any other name when it is named', () => {
		expect(json('other.md').some(({ file, code }) => file === 'other.md' && code === 'unknown-link')).toBe(true);
	});

	test('checks a file once, however often it is named', () => {
		expect(run('good', 'good/zh.md', './good').out).toContain('Scenarios checked: 1;');
	});

	test.each(['bytes.md', 'empty.md', 'prose/README.md'])('finds errors in %s, which is no scenario', (file) => {
		expect(run('--json', file).exit).toBe(1);
		expect(json(file).length).toBeGreaterThan(0);
	});

	test('says which path does not exist, still checks the others, and exits 2', () => {
		const { exit, out, err } = run('--json', 'bad', 'missing', 'prose');
		expect(exit).toBe(2);
		expect(err).toContain('There is no file or folder missing.');
		expect(err).toContain('nothing of the kind below prose');
		expect((JSON.parse(out) as Told[]).length).toBeGreaterThan(0);
	});

	test('leaves rehearsals to their own command', () => {
		expect(run('bad/mild.zh.play.md')).toMatchObject({ exit: 2, out: '' });
		expect(run('good/zh.md', 'bad/mild.zh.play.md').err).toContain('huikuan rehearse');
		expect(run('good/zh.md', 'bad/mild.zh.play.md').exit).toBe(0);
	});
});

describe('a talk that cannot be explored to its end', () => {
	// Three counters that replies ask for: a million ways to stand in one state.
	const counters = ['甲', '乙', '丙'];
	const replies = counters.map((name) => `- *当 ${name}<99* 那我再说一遍。 \`说明欠款\` \`${name}+1\` [→ 开头](#开头)`);
	const counted = talkWith(`## 开头\n\n> 嗯？\n\n${replies.join('\n')}\n- *其他* [→ 完](#完)`).replace(
		/^variables:.*$/m,
		`variables: { ${counters.map((name) => `${name}: 0..99`).join(', ')} }`,
	);

	test('is told as such where the findings are, with how much was seen, for people and for programs', () => {
		const folder = folderWith({ 'endless.md': counted });
		const { out } = huikuan(['check', 'endless.md'], { cwd: folder });
		expect(out).toMatch(
			/^endless\.md: too many configurations: exploration was cut off after 200000, with \d+ of \d+ states/m,
		);
		const told = JSON.parse(huikuan(['check', '--json', 'endless.md'], { cwd: folder }).out) as Told[];
		expect(told.filter(({ code }) => code === 'cut-off')).toHaveLength(1);
		expect(told.find(({ code }) => code === 'cut-off')?.severity).toBe('note');
	});
});

describe('two languages of a scenario', () => {
	test('are compared when they stand in one folder, whichever of them is named', () => {
		const english = sound.replace('language: zh', 'language: en').replace(/\n- [^\n]*\]\(#[^)]+\)\n/, '\n');
		const folder = folderWith({ 'pair/zh.md': sound, 'pair/en.md': english });
		const mismatches = (path: string) =>
			(JSON.parse(huikuan(['check', '--json', path], { cwd: folder }).out) as Told[]).filter(
				({ code }) => code === 'language-mismatch',
			);
		expect(new Set(mismatches('pair').map(({ file }) => file)).size).toBeGreaterThan(0);
		for (const name of ['zh.md', 'en.md']) {
			const own = mismatches(join('pair', name)).map(({ file }) => file);
			expect(own).toEqual(
				mismatches('pair')
					.map(({ file }) => file)
					.filter((file) => file.endsWith(name)),
			);
		}
	});
});
